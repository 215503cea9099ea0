import { Engine, type Library } from './engine.js';
import type { Answer, Question, Setup, SolverWanted } from './messages.js';

const say = (message: Answer | SolverWanted): void => self.postMessage(message);

let solverArrived: (code: ArrayBuffer) => void = () => {};
const solverCode = (): Promise<ArrayBuffer> =>
  new Promise((resolve) => {
    solverArrived = resolve;
    say({ kind: 'solver wanted' });
  });

let engine: Engine | null = null;

self.onmessage = ({ data }: MessageEvent<Setup | Question>) => {
  if (data.kind === 'start') engine = new Engine(libraryOf(data), say, solverCode);
  else if (data.kind === 'solver') solverArrived(data.code);
  else engine?.ask(data);
};

/** Certificates come with the page, and are checked all the same. */
function libraryOf({ documents, certificates }: Extract<Setup, { kind: 'start' }>): Library {
  const read = (text: string): Map<string, unknown> => {
    const { claims } = JSON.parse(text) as { claims: { claim: string }[] };
    return new Map(claims.map((proof) => [proof.claim, proof]));
  };
  return {
    documents: new Map(documents),
    certificates: new Map(certificates.map(([name, text]) => [name, read(text)])),
  };
}
