import { Engine } from './engine.js';
import type { Answer, Question } from './messages.js';

interface Start {
  readonly kind: 'start';
  readonly version: string;
  readonly library: readonly (readonly [string, string])[];
}

// A channel to itself: a message comes after those that the page has sent in the meantime, and without the wait of a timer.
const channel = new MessageChannel();
let waiting: (() => void)[] = [];
channel.port1.onmessage = () => {
  const now = waiting;
  waiting = [];
  for (const go of now) go();
};
const pause = (go: () => void): void => {
  waiting.push(go);
  channel.port2.postMessage(null);
};

let engine: Engine | null = null;

self.onmessage = ({ data }: MessageEvent<Start | Question>) => {
  if (data.kind === 'start')
    engine = new Engine(
      data.version,
      new Map(data.library),
      (answer: Answer) => self.postMessage(answer),
      pause,
    );
  else engine?.ask(data);
};
