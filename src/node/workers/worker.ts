import { parentPort } from 'node:worker_threads';
import { type HuntOptions, hunt } from '../../adversary/index.js';
import { claimReport } from '../../campaign/index.js';
import type { Claim } from '../../language/index.js';
import type { Answer, Order } from './messages.js';
import { revive } from './revive.js';

/** Between two reports of progress, in milliseconds: what a person sees of it. */
const PROGRESS_INTERVAL = 100;

let claims: readonly Claim[] = [];
const port = parentPort!;
const answer = (message: Answer): void => port.postMessage(message);

port.on('message', (order: Order) => {
  if (order.kind === 'claims') claims = revive(order.claims);
  else run(claims[order.claimIndex]!, order.options);
});

function run(claim: Claim, options: HuntOptions): void {
  const steps = hunt(claim, options);
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
}
