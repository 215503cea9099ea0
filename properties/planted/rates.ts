import type { Outcome } from './planted.js';

/** One row for each category: found and planted, time and size of the witnesses; then the sums. */
export function ratesTable(outcomes: readonly Outcome[]): string {
  const categories = [...new Set(outcomes.map(({ planted }) => planted.category))];
  const rows = categories.map((category) =>
    row(
      category,
      outcomes.filter(({ planted }) => planted.category === category),
    ),
  );
  const table = [
    ['category', 'found', 'median s', 'slowest s', 'largest witness', 'true, unrefuted'],
    ...rows,
    row('all', outcomes),
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((cells) => cells[column]!.length)));
  return table
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Share of the planted faults that were found within so many seconds. */
export function foundWithin(outcomes: readonly Outcome[], seconds: number): number {
  const faults = outcomes.filter(({ planted }) => planted.isFalse);
  const found = faults.filter(
    ({ report, milliseconds }) => report.verdict === 'refuted' && milliseconds <= 1000 * seconds,
  );
  return found.length / faults.length;
}

function row(title: string, outcomes: readonly Outcome[]): string[] {
  const faults = outcomes.filter(({ planted }) => planted.isFalse);
  const truths = outcomes.filter(({ planted }) => !planted.isFalse);
  const found = faults.filter(({ report }) => report.verdict === 'refuted');
  const times = found.map(({ milliseconds }) => milliseconds / 1000).sort((a, b) => a - b);
  const largest = found
    .flatMap(({ witness }) => witness ?? [])
    .sort((a, b) => b.numbers - a.numbers || b.horizon - a.horizon)[0];
  return [
    title,
    `${found.length}/${faults.length}`,
    (times[Math.floor(times.length / 2)] ?? Number.NaN).toFixed(2),
    (times.at(-1) ?? Number.NaN).toFixed(2),
    largest ? `T = ${largest.horizon}, ${largest.numbers} numbers` : '',
    `${truths.filter(({ report }) => report.verdict !== 'refuted').length}/${truths.length}`,
  ];
}
