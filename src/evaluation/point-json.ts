import { Rational } from '../arithmetic/index.js';
import { type Claim, type Given, type Problem, ProblemError, usesHorizon } from '../language/index.js';
import { type Extent, layoutOf, lengthOf } from './layout.js';
import type { Point, PointValue } from './point.js';

/** A point as JSON: `T` a number (it may be left out where the claim does not mention it), everything else exact text; a family is nested, outer index first. */
export type PointJson = { readonly [name: string]: number | NumberJson };
export type NumberJson = string | readonly NumberJson[];

/** Longest number text that is read. Exact arithmetic on longer ones is slow, and no witness needs them. */
const MAX_NUMBER_LENGTH = 400;

export function pointToJson(claim: Claim, point: Point): PointJson {
  const entries = claim.givens.map((given, i) => [given.name, valueToJson(point.values[i]!)] as const);
  return { T: point.horizon, ...Object.fromEntries(entries) };
}

function valueToJson(value: PointValue): NumberJson {
  return value instanceof Rational ? value.toString() : (value as readonly PointValue[]).map(valueToJson);
}

/** A decimal of at most this many digits is the same after it has been read as binary64 and printed. */
const SAFE_JSON_DIGITS = 15;

/** A point, or the problem that names what is wrong with it. Domains are not checked here: that is the judge's. */
export type PointReading =
  | { readonly kind: 'point'; readonly point: Point }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Reads a point of `claim` from parsed JSON. That the claim has too many numbers at its horizon is a problem of the point. */
export function pointFromJson(claim: Claim, json: unknown): PointReading {
  try {
    return { kind: 'point', point: readPoint(claim, json) };
  } catch (error) {
    if (error instanceof PointError || error instanceof ProblemError)
      return { kind: 'problem', problem: error.problem };
    throw error;
  }
}

class PointError extends Error {
  readonly problem: Problem;
  constructor(message: string, advice: string) {
    super(message);
    this.problem = { code: 'bad-point', message, advice, place: null, subject: 'the point' };
  }
}

function readPoint(claim: Claim, json: unknown): Point {
  const names = ['T', ...claim.givens.map((given) => given.name)];
  const expected = `claim ${claim.name} takes ${names.join(', ')}`;
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new PointError('a point is a JSON object from names to numbers', expected);
  const record = json as Record<string, unknown>;
  // A claim that does not mention T says the same at every horizon.
  const isHorizonOptional = !Object.hasOwn(record, 'T') && !usesHorizon(claim);
  for (const name of names)
    if (!Object.hasOwn(record, name) && !(name === 'T' && isHorizonOptional))
      throw new PointError(`the point does not say what ${name} is`, expected);
  for (const name of Object.keys(record))
    if (!names.includes(name))
      throw new PointError(`the point gives ${name}, which is not a given`, expected);
  const horizon = isHorizonOptional ? Rational.ONE : readNumber('T', record.T);
  if (!horizon.isInteger || horizon.sign <= 0 || horizon.compare(Rational.of(Number.MAX_SAFE_INTEGER)) > 0)
    throw new PointError(`T is ${horizon}`, 'the horizon T is a positive integer');
  const values: PointValue[] = [];
  const point: Point = { horizon: Number(horizon.numerator), values };
  for (const given of claim.givens) values.push(readValue(claim, given, point, record[given.name]));
  return point;
}

function readValue(claim: Claim, given: Given, point: Point, json: unknown): PointValue {
  const layout = layoutOf(claim, given, point);
  const { name } = given;
  const read = (label: string, entry: unknown): Rational => {
    const value = readNumber(label, entry);
    if (given.domain.kind === 'integers' && !value.isInteger)
      throw new PointError(`${label} is ${value}`, `${label} is an integer`);
    return value;
  };
  if (layout.kind === 'scalar') return read(name, json);
  const entries = readArray(name, layout.extent, json, point.horizon);
  return entries.map((entry, i) => {
    const label = `${name}[${layout.extent.from + i}]`;
    if (layout.kind === 'sequence') return read(label, entry);
    const row = layout.rows[i]!;
    return readArray(label, row, entry, point.horizon).map((inner, j) =>
      read(`${label.slice(0, -1)}, ${row.from + j}]`, inner),
    );
  }) as PointValue;
}

function readArray(label: string, extent: Extent, json: unknown, horizon: number): readonly unknown[] {
  const length = lengthOf(extent);
  const indices = length === 0 ? 'no entries' : `the indices ${extent.from} to ${extent.to}`;
  const expected = `at T = ${horizon}, ${label} is an array of length ${length}, for ${indices}`;
  if (!Array.isArray(json)) throw new PointError(`${label} is not an array`, expected);
  if (json.length !== length) throw new PointError(`${label} has ${json.length} entries`, expected);
  return json;
}

function readNumber(label: string, json: unknown): Rational {
  const advice = 'a number is an integer, a decimal such as "0.1" or a fraction such as "1/3", as text';
  // JSON numbers are read in binary64: one of more digits than that keeps would be another number.
  if (typeof json === 'number' && String(json).replace(/\D/g, '').length > SAFE_JSON_DIGITS)
    throw new PointError(
      `${label} is a number of more than ${SAFE_JSON_DIGITS} digits`,
      'write it as text: "…"',
    );
  const text = typeof json === 'number' && Number.isFinite(json) ? String(json) : json;
  if (typeof text !== 'string')
    throw new PointError(`${label} is ${JSON.stringify(json) ?? typeof json}`, advice);
  if (text.length > MAX_NUMBER_LENGTH)
    throw new PointError(`${label} has ${text.length} characters`, `at most ${MAX_NUMBER_LENGTH} are read`);
  const value = Rational.parse(text.trim());
  if (!value) throw new PointError(`${label} is ${JSON.stringify(json)}`, advice);
  return value;
}
