import { parentPort, workerData } from 'node:worker_threads';
import { hunt } from '../../adversary/index.js';
import { claimReport } from '../../campaign/index.js';
import type { Answer, Task, WorkerData } from './messages.js';
import { revive } from './revive.js';

/** Between two reports of progress, in milliseconds: what a person sees of it. */
const PROGRESS_INTERVAL = 100;

const { claims } = revive(workerData as WorkerData);
const port = parentPort!;
const answer = (message: Answer): void => port.postMessage(message);

port.on('message', ({ claimIndex, options }: Task) => {
  const steps = hunt(claims[claimIndex]!, options);
  let said = Date.now();
  let step = steps.next();
  while (!step.done) {
    if (Date.now() - said >= PROGRESS_INTERVAL) {
      answer({ kind: 'progress', progress: step.value });
      said = Date.now();
    }
    step = steps.next();
  }
  answer({ kind: 'report', report: claimReport(step.value) });
});
