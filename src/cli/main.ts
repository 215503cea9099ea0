#!/usr/bin/env node
import { EXIT_PIPE } from './exit.js';
import { exitWithFault } from './mistakes.js';
import { guardStream } from './output/gate.js';
import { program } from './program.js';

// A reader that has seen enough (`| head`) ends the command, as it ends others: with the status of SIGPIPE, because
// not everything that was asked for is done. The line of progress, if there is one, goes.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  process.exit(process.exitCode ?? EXIT_PIPE);
});

// A language server speaks a protocol of its own, to a program.
if (process.argv[2] !== 'lsp') guardStream(process.stdout);
guardStream(process.stderr);

process.on('uncaughtException', exitWithFault);
process.on('unhandledRejection', exitWithFault);

await program().parseAsync();
