import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { serve } from '../../node/lsp/index.js';
import { DEFAULT_MAX_HORIZON, DEFAULT_SEED } from '../defaults.js';
import { version } from '../version.js';

/** Cases of a claim while somebody types: a verdict within a second, and no proof of having tried hard. */
const CASES = 300;

/** `lakatos lsp`: serves until the editor ends it. */
export function languageServer(): void {
  const connection = createConnection(
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(process.stdout),
  );
  serve(connection, version, { seed: DEFAULT_SEED, cases: CASES, maxHorizon: DEFAULT_MAX_HORIZON });
}
