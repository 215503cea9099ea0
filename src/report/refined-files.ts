/** A CSV file: a header and rows; names are quoted where they have to be. */
export function csvText(header: readonly string[], rows: Iterable<readonly (string | number)[]>): string {
  const cell = (value: string | number): string => {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [header.map(cell).join(',')];
  for (const row of rows) lines.push(row.map(cell).join(','));
  return `${lines.join('\n')}\n`;
}

/** Rates that stand in a snippet as they are; more are read from the CSV file beside it. */
const MOST_INLINE = 200;

/**
 * A refined schedule for PyTorch; `csv` is the path of its rates from the folder of the snippet. `LambdaLR` calls its function with 0, 1, …: entry 0 is the factor of the first step. The rates are numbers of
 * ours, and the file's name is written as a Python string: nothing in a log can become code.
 */
export function pytorchText(rates: readonly number[], csv: string): string {
  const inline = rates.length <= MOST_INLINE;
  const table = inline
    ? `RATES = [${rates.join(', ')}]\n`
    : `with open(pathlib.Path(__file__).parent / ${pythonString(csv)}) as file:\n    RATES = [float(row["rate"]) for row in csv.DictReader(file)]\n`;
  return `# A schedule refined from gradient norms by lakatos: ${rates.length} steps, the largest rate is 1, the last is 0.
# Set lr of the optimizer to the largest rate that you want; call scheduler.step() after each optimizer.step().
${inline ? '' : 'import csv\nimport pathlib\n\n'}from torch.optim.lr_scheduler import LambdaLR

${table}

def refined_schedule(optimizer):
    # LambdaLR counts from 0: entry 0 is the rate of the first step. After the last step the rate stays 0.
    return LambdaLR(optimizer, lambda step: RATES[min(step, len(RATES) - 1)])
`;
}

function pythonString(text: string): string {
  const escaped = Array.from(text, (character) => {
    const code = character.codePointAt(0)!;
    if (character === '"' || character === '\\') return `\\${character}`;
    if (code >= 0x20 && code < 0x7f) return character;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${escaped.join('')}"`;
}
