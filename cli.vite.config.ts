import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const OWN = fileURLToPath(new URL('src', import.meta.url));

const ENTRIES = [`${OWN}/cli/main.ts`, `${OWN}/node/workers/worker.ts`];

/**
 * The command as a few files: it would load some seven hundred modules otherwise, which takes longer than reading a document and
 * hunting its first claim. The API (`dist/index.js` and others) stays as it is compiled, module by module.
 */
export default defineConfig({
  ssr: {
    // What every command needs. The others are loaded where they are needed, from their packages: some find files beside them.
    noExternal: [
      'commander',
      'decimal.js',
      'entities',
      'linkify-it',
      'markdown-it',
      'mdurl',
      'ohm-js',
      'picocolors',
      'punycode.js',
      'pure-rand',
      'uc.micro',
      'zod',
    ],
  },
  build: {
    ssr: true,
    target: 'node20',
    // Two levels below the package, like the modules: `proofs` is found from there.
    outDir: 'dist/command',
    emptyOutDir: true,
    // The texts of the licences of these packages.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // No module of ours does anything but define: one whose definitions a command does not use is not loaded with it.
      treeshake: { moduleSideEffects: (id) => !id.startsWith(`${OWN}/`) || ENTRIES.includes(id) },
      input: { main: ENTRIES[0]!, worker: ENTRIES[1]! },
      // Without a hash: a file that a build writes again has the same name.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
