import type { RatioAt, SequenceShape } from '../campaign/index.js';
import type { NumberJson, PointJson } from '../evaluation/index.js';
import { pointText } from './point-text.js';

/** Sequences of up to this many entries are written out. */
const SHOWN_ENTRIES = 6;

/** Longer numbers are described, not written. */
const SHOWN_CHARACTERS = 60;

/** Where the ratio is nearly the largest: short sequences as they are, long ones by their shape. */
export function whereText({
  at,
  shapes,
}: Pick<RatioAt, 'at'> & { readonly shapes: Readonly<Record<string, SequenceShape>> }): string {
  const parts: string[] = [];
  const plain: PointJson = {};
  for (const [name, value] of Object.entries(at)) {
    if (name === 'T') continue;
    const shape = shapes[name];
    const isShort = !Array.isArray(value) || value.length <= SHOWN_ENTRIES;
    const text = pointText({ [name]: value } as PointJson);
    if (isShort && text.length <= SHOWN_CHARACTERS) Object.assign(plain, { [name]: value });
    else parts.push(shape ? `${name} ${shapeText(shape)}` : `${name} of no simple shape`);
  }
  const written = Object.entries(plain as Record<string, number | NumberJson>);
  const texts = written.map(([name, value]) => pointText({ [name]: value } as PointJson));
  return [...texts, ...parts].join(', ');
}

/** `geometric, ratio 1.02`. */
export function shapeText(shape: SequenceShape): string {
  switch (shape.kind) {
    case 'single':
    case 'constant':
      return `constant, ${shape.value}`;
    case 'power':
      return `a power: ${scaled(shape.first)}t^${shape.exponent}`;
    case 'tail power':
      return `a power from the end: ${scaled(shape.last)}(T+1-t)^${shape.exponent}`;
    case 'geometric':
      return `geometric: ${scaled(shape.first)}${shape.ratio}^(t-1)`;
    case 'spike':
      return `constant but for ${place(shape.at, shape.length)}, ${shape.factor} times the others`;
    case 'step':
      return `a step after t = ${shape.at}: ${shape.factor} times as large`;
    case 'alternating':
      return `alternating ${shape.odd}, ${shape.even}`;
    case 'increasing':
      return `increasing, from ${shape.least} to ${shape.greatest}`;
    case 'decreasing':
      return `decreasing, from ${shape.greatest} to ${shape.least}`;
    case 'irregular':
      return `irregular, between ${shape.least} and ${shape.greatest}`;
  }
}

function scaled(factor: string): string {
  return Math.abs(Number(factor) - 1) < 0.005 ? '' : `${factor} `;
}

function place(at: number, length: number): string {
  if (at === 1) return 'the first entry';
  return at === length ? 'the last entry' : `entry ${at}`;
}
