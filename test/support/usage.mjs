import { writeSync } from 'node:fs';

// Loaded before a command: says at its end what it has taken, memory in kilobytes and processor time in seconds.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(2, `\nUSAGE ${maxRSS} ${(userCPUTime + systemCPUTime) / 1e6}\n`);
});
