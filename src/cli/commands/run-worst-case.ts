import { Rational } from '../../arithmetic/index.js';
import {
  averageMetric,
  type Instance,
  lastMetric,
  type Metric,
  subgradientMoves,
  worstCase,
  worstCaseToJson,
} from '../../method/index.js';
import { worstCaseText } from '../../report/other/index.js';
import { exitWithProblems, mistake, reportingProblems } from '../mistakes.js';
import { paintFor } from '../output/screen.js';
import { writeData } from '../output/write-data.js';

/** The options of `worst-case`, as commander reads them. */
export interface WorstCaseOptions {
  /** The horizon. */
  readonly T: number;
  /** Rates. */
  readonly eta: string;
  /** Norms. */
  readonly G: string;
  /** Distance. */
  readonly R: string;
  readonly metric: string;
  readonly json?: string;
}

/** Longer numbers need more time than they are worth. */
const MAX_NUMBER_LENGTH = 60;

/** `lakatos worst-case`. */
export function runWorstCase(options: WorstCaseOptions): Promise<void> {
  return reportingProblems(() => {
    const instance = instanceOf(options);
    const bracket = worstCase(instance);
    if (!bracket)
      exitWithProblems([
        mistake(
          'no-bracket',
          'the search found no function, or no multipliers, that the exact checks accept',
          'numbers of more similar sizes, or a shorter horizon, may help',
        ),
      ]);
    writeData(worstCaseToJson(bracket), options.json, () =>
      worstCaseText(instance, bracket, paintFor(process.stdout)),
    );
  });
}

function instanceOf(options: WorstCaseOptions): Instance {
  const { T: horizon } = options;
  const rates = numbersOf('--eta', options.eta, horizon, 'may be 0');
  const norms = numbersOf('--G', options.G, horizon, 'positive');
  const [distance] = numbersOf('--R', options.R, 1, 'positive');
  const metric = metricOf(options.metric, horizon);
  return { distance: distance!, norms, moves: subgradientMoves(rates, horizon), metric };
}

function metricOf(text: string, horizon: number): Metric {
  if (text === 'last') return lastMetric(horizon);
  if (text === 'average') return averageMetric(horizon);
  if (text === 'best') return { kind: 'best' };
  if (text.startsWith('weighted:')) {
    const weights = numbersOf('--metric weighted', text.slice('weighted:'.length), horizon, 'may be 0');
    if (weights.some((weight) => weight.sign > 0)) return { kind: 'weighted', weights };
    wrong('--metric weighted', 'all weights are 0', 'one of them is positive');
  }
  return wrong(
    '--metric',
    `there is no metric ${JSON.stringify(text.slice(0, MAX_NUMBER_LENGTH))}`,
    'it is last, average, best, or weighted:JSON, such as weighted:[1,2,3]',
  );
}

function wrong(option: string, message: string, advice: string): never {
  return exitWithProblems([{ code: 'bad-option', subject: option, message, advice, place: null }]);
}

/** A list of `length` numbers, or one number for all of them, read exactly. */
function numbersOf(
  option: string,
  text: string,
  length: number,
  sign: 'positive' | 'may be 0',
): readonly Rational[] {
  const value = readExactly(text);
  const entries = Array.isArray(value) ? value : new Array<unknown>(length).fill(value);
  if (value === undefined)
    wrong(option, 'is not JSON', 'one number, or a list: 0.5, \'["1/2", "1/3", 0.25]\'');
  // A list of rates may leave out the last, which moves nothing that counts.
  const fewest = option === '--eta' ? length - 1 : length;
  if (entries.length !== length && entries.length !== fewest)
    wrong(
      option,
      `there are ${entries.length} numbers, not ${length}`,
      'one for each step, or one number for all',
    );
  return entries.map((entry, i) => {
    const label = Array.isArray(value) ? `number ${i + 1}` : 'the number';
    const number =
      typeof entry === 'string' && entry.length <= MAX_NUMBER_LENGTH ? Rational.parse(entry.trim()) : null;
    if (!number)
      wrong(
        option,
        `${label} is ${(JSON.stringify(entry) ?? 'nothing').slice(0, MAX_NUMBER_LENGTH)}`,
        'a number is an integer, a decimal such as 0.1 or a fraction such as "1/3"',
      );
    if (number.sign < 0 || (sign === 'positive' && number.sign === 0))
      wrong(
        option,
        `${label} is ${number}`,
        sign === 'positive' ? 'it has to be positive' : 'it has to be at least 0',
      );
    return number;
  });
}

/** A string, or a number outside strings. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON with its numbers as the text that stands there: none goes through binary64. A bare fraction is read too. */
function readExactly(text: string): unknown {
  if (/^[^"[]*$/.test(text)) return text.trim();
  try {
    return JSON.parse(text.replace(STRING_OR_NUMBER, (part) => (part[0] === '"' ? part : `"${part}"`)));
  } catch {
    return undefined;
  }
}
