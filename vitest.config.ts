import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'properties/**/*.test.ts'],
    // Hunts take as long as their budget of cases takes; a slow machine is no failure.
    testTimeout: 0,
    hookTimeout: 0,
    // Every core: the default leaves one idle, half of a small machine.
    maxWorkers: '100%',
    // No test changes what another sees: loading the modules once halves the time of the suite.
    isolate: false,
  },
});
