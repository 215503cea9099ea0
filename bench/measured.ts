import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PART_NAMES, type PartData, type PartName } from './parts.js';

const FOLDER = 'bench/measured';

/** A part as it was measured last. */
export interface Measurement<Data> {
  /** Day, machine and what else ran: a part keeps its numbers until it is measured again. */
  readonly day: string;
  readonly machine: string;
  /** How many processes wanted a core in the minute before, of the whole machine: 0 on an idle one; `null`: not known. */
  readonly load: number | null;
  readonly effort: 'quick' | 'all';
  /** How long the part took; `null`: not known. */
  readonly seconds: number | null;
  readonly data: Data;
}

/** The newest measurement of each part; none of one that was never measured. */
export type Measured = { readonly [Name in PartName]?: Measurement<PartData[Name]> };

const fileOf = (name: PartName): string => join(FOLDER, `${name}.json`);

export function readMeasured(): Measured {
  const files = PART_NAMES.filter((name) => existsSync(fileOf(name)));
  return Object.fromEntries(files.map((name) => [name, JSON.parse(readFileSync(fileOf(name), 'utf8'))]));
}

export function keepMeasurement<Name extends PartName>(
  name: Name,
  measured: Measurement<PartData[Name]>,
): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(name), `${JSON.stringify(measured, null, 1)}\n`);
}
