import { loadavg } from 'node:os';
import { machineText } from './measure.js';
import { keepMeasurement, readMeasured } from './measured.js';
import { writePages } from './pages.js';
import { PART_NAMES, PARTS, type PartName } from './parts.js';

const USAGE = `npm run bench                          the parts that take few minutes
npm run bench -- --all                 every part, and rates with more repetitions
npm run bench -- --only PART[,PART…]   these parts: ${PART_NAMES.join(', ')}
npm run bench -- --pages               nothing is measured; the pages are written from what is kept`;

/** Parts to measure; `null`: a mistake. */
function wantedParts(args: readonly string[]): readonly PartName[] | null {
  const [first, second, ...rest] = args;
  if (rest.length > 0) return null;
  if (first === '--only' && second) {
    const names = second.split(',');
    return names.every((name) => name in PARTS) ? (names as PartName[]) : null;
  }
  if (second) return null;
  if (first === undefined) return PART_NAMES.filter((name) => !PARTS[name].isLong);
  if (first === '--all') return PART_NAMES;
  return first === '--pages' ? [] : null;
}

async function measurePart<Name extends PartName>(name: Name, effort: 'quick' | 'all'): Promise<void> {
  const part = PARTS[name];
  console.error(part.title);
  const [load, started] = [loadavg()[0]!, performance.now()];
  const data = await part.measure(effort, (text) => console.error(`  ${text}`));
  const seconds = (performance.now() - started) / 1000;
  const day = new Date().toISOString().slice(0, 10);
  keepMeasurement(name, { day, machine: machineText(), load, effort, seconds, data });
  // Each part is kept, and on its page, as soon as it is measured.
  writePages(readMeasured());
}

const args = process.argv.slice(2);
const parts = wantedParts(args);
if (!parts) {
  console.error(USAGE);
  process.exit(2);
}
const effort = args[0] === '--all' ? 'all' : 'quick';
for (const name of parts) await measurePart(name, effort);
writePages(readMeasured());
