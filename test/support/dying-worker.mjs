// A worker that dies when it would report a round, so often in all. DEATHS names a folder that counts.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';

const { DEATHS, MOST_DEATHS } = process.env;

/** Whether this death is one of the first. A folder can be made only once. */
function dies() {
  for (let i = 0; i < Number(MOST_DEATHS); i += 1) {
    try {
      mkdirSync(join(DEATHS, `${i}`));
      return true;
    } catch {}
  }
  return false;
}

const answer = parentPort.postMessage.bind(parentPort);
parentPort.postMessage = (message) => {
  if (message.kind !== 'progress' && dies()) process.exit(7);
  answer(message);
};

await import('../../dist/node/workers/worker.js');
