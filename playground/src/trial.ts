import type { PointJson, Sides } from './messages.js';

/** What a number of a point can be moved to: a power of ten around it, of its sign. */
const REACH = 2;
const STEPS = 200;
/** A point with more numbers than this has no sliders: they would fill the page. */
const MOST_NUMBERS = 40;

type Value = PointJson[string];

/** Asked at every movement of a slider. */
export type Explain = (
  at: PointJson,
) => Promise<{ readonly admissible: string | null; readonly sides: readonly Sides[] } | string>;

/**
 * A place to try numbers: a slider for each number of a point, and both sides of every statement as they move. Exact numbers go
 * in, so that what is shown is certified as in the report.
 */
export function trial(name: string, point: PointJson, explain: Explain): HTMLElement {
  const box = element('details', 'trial');
  const summary = element('summary', '', 'Try other numbers');
  const numbers = element('div', 'numbers');
  const sides = element('div', 'sides');
  sides.setAttribute('aria-live', 'polite');
  box.append(summary, numbers, sides);
  let at: PointJson = point;
  let asked = 0;
  const show = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const answer = await explain(at);
    if (mine !== asked) return;
    sides.replaceChildren(...(typeof answer === 'string' ? [element('p', 'notice', answer)] : drawn(answer)));
  };
  const change = (path: readonly (string | number)[], value: string): void => {
    at = replaced(at, path, value);
    void show();
  };
  box.addEventListener('toggle', () => {
    if (!box.hasAttribute('open') || numbers.childElementCount > 0) return;
    const rows = numbersOf(point);
    if (rows.length > MOST_NUMBERS)
      numbers.append(element('p', 'notice', 'This point has too many numbers for sliders.'));
    else
      numbers.append(
        ...rows.map(({ label, path, value }) => row(name, label, value, (text) => change(path, text))),
      );
    void show();
  });
  return box;
}

interface NumberAt {
  readonly label: string;
  readonly path: readonly (string | number)[];
  readonly value: string;
}

/** Every number of a point but the horizon, which says how many there are. */
function numbersOf(point: PointJson): NumberAt[] {
  const into = (label: string, path: readonly (string | number)[], value: Value): NumberAt[] =>
    Array.isArray(value)
      ? value.flatMap((entry, i) => into(`${label}[${i + 1}]`, [...path, i], entry as Value))
      : [{ label, path, value: String(value) }];
  return Object.entries(point)
    .filter(([name]) => name !== 'T')
    .flatMap(([name, value]) => into(name, [name], value));
}

function replaced(point: PointJson, path: readonly (string | number)[], value: string): PointJson {
  const copy = structuredClone(point) as Record<string, unknown>;
  let place: Record<string | number, unknown> = copy;
  for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>;
  place[path.at(-1)!] = value;
  return copy as PointJson;
}

function row(claim: string, label: string, value: string, changed: (text: string) => void): HTMLElement {
  const line = element('label', 'number-row');
  const start = approximate(value);
  const slider = element('input', '') as HTMLInputElement;
  slider.type = 'range';
  slider.min = String(-STEPS);
  slider.max = String(STEPS);
  slider.value = '0';
  slider.setAttribute('aria-label', `${label} of ${claim}`);
  const field = element('input', 'field') as HTMLInputElement;
  field.type = 'text';
  field.value = value;
  field.inputMode = 'decimal';
  field.setAttribute('aria-label', `${label} of ${claim}, as a number`);
  slider.addEventListener('input', () => {
    const moved =
      start === 0 ? Number(slider.value) / STEPS : start * 10 ** ((REACH * Number(slider.value)) / STEPS);
    field.value = Number(slider.value) === 0 ? value : plain(moved);
    changed(field.value);
  });
  field.addEventListener('change', () => changed(field.value.trim()));
  line.append(element('span', 'name', label), slider, field);
  return line;
}

/** A number as a decimal of three digits, which is the exact number that is judged. */
function plain(value: number): string {
  const text = value.toPrecision(3);
  return text.includes('e') ? String(Number(text)) : text.replace(/\.?0+$/, '');
}

function approximate(text: string): number {
  const [numerator, denominator] = text.split('/');
  return Number(numerator) / Number(denominator ?? 1);
}

const MARKS: Readonly<Record<Sides['holds'], string>> = {
  yes: '✓ holds',
  tie: '= equal',
  no: '✗ fails',
  unknown: '? open',
  'does not exist': '∅ has no value',
};

function drawn(answer: {
  readonly admissible: string | null;
  readonly sides: readonly Sides[];
}): HTMLElement[] {
  const outside = answer.admissible
    ? [element('p', 'notice', `Outside of the domain: ${answer.admissible}.`)]
    : [];
  return [...outside, ...answer.sides.map(side)];
}

/** Two bars to one scale, with the numbers beside them, and both sides as they move with their index or the horizon. */
function side({ text, where, left, right, relation, holds, figure }: Sides): HTMLElement {
  const box = element(
    'div',
    `side is-${holds === 'no' ? 'refuted' : holds === 'yes' || holds === 'tie' ? 'corroborated' : 'undecided'}`,
  );
  const values = [left, right].map((bound) => (bound === null ? Number.NaN : Number(bound)));
  const most = Math.max(...values.map(Math.abs).filter(Number.isFinite), Number.MIN_VALUE);
  const bars = values.map((value, i) => {
    const line = element('div', 'bar-row');
    const bar = element('span', 'bar');
    bar.style.width = Number.isFinite(value) ? `${(100 * Math.abs(value)) / most}%` : '0';
    const shown = Number.isFinite(value)
      ? value
          .toPrecision(8)
          .replace(/(\.\d*?)0+(e|$)/, '$1$2')
          .replace(/\.(e|$)/, '$1')
      : 'no value';
    line.append(element('span', 'which', i === 0 ? 'left' : 'right'), bar, element('span', 'number', shown));
    return line;
  });
  box.append(
    element('code', 'statement', text),
    ...(where ? [element('p', 'where', `At ${where}:`)] : []),
    ...bars,
    element('p', 'holds', `${MARKS[holds]}${holds === 'no' ? ` (${relation})` : ''}`),
  );
  if (figure) {
    const drawing = document.createElement('template');
    drawing.innerHTML = figure;
    box.append(drawing.content);
  }
  return box;
}

function element(tag: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
