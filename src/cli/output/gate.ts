import type { WriteStream } from 'node:tty';
import { harmlessOutput } from '../../report/harmless.js';

/** Where the gate lets everything through: annotations of GitHub, which are commands, and escape what they quote; an order to clear the window. */
let isOpen = false;

/** Lets this text through as it is. It must be made of escaped pieces. */
export function writeCommands(text: string): void {
  isOpen = true;
  process.stdout.write(text);
  isOpen = false;
}

/** Everything that is written to the stream from now on is harmless. */
export function guardStream(stream: Pick<WriteStream, 'write'>): void {
  const write = stream.write.bind(stream) as (...all: unknown[]) => boolean;
  stream.write = ((chunk: unknown, ...rest: unknown[]) =>
    write(typeof chunk === 'string' && !isOpen ? harmlessOutput(chunk) : chunk, ...rest)) as never;
}
