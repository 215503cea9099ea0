#!/usr/bin/env node
import { program } from './program.js';

// A reader that has seen enough (`| head`) is no error. The line of progress, if there is one, goes.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  process.exit();
});

await program().parseAsync();
