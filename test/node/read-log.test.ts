import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLog } from '../../src/node/log/index.js';

const folder = mkdtempSync(join(tmpdir(), 'lakatos-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NORMS = {
  step: 'step',
  values: ['grad_norm'],
  sign: 'positive',
  irregular: 'refuse',
  option: '--norm-column',
} as const;

async function problemsOf(text: string, columns: Parameters<typeof readLog>[1] = NORMS): Promise<string[]> {
  const path = join(folder, 'run.csv');
  writeFileSync(path, text);
  const reading = await readLog(path, columns);
  if (reading.kind === 'read') return [`read ${reading.log.steps.length}`];
  return reading.problems.map(({ subject, message, advice }) => {
    const place = /:\d+$/.test(subject!) ? `${subject}: ` : '';
    return `${place}${message} | ${advice}`.replace(`${folder}/`, '');
  });
}

const rows = (...lines: string[]): string => ['step,grad_norm', ...lines, ''].join('\n');

describe('a log of gradient norms', () => {
  it('is read in any order of columns, with a byte order mark and Windows lines', async () => {
    expect(await problemsOf('\ufeffloss,grad_norm,step\r\n1,2.5e-1,0\r\n1,.5,10\r\n')).toEqual(['read 2']);
  });

  const cases: readonly (readonly [string, string, string[]])[] = [
    [
      'without its column',
      'step,norm\n1,2\n',
      [
        'run.csv:1: there is no column grad_norm; there is step, norm | name what there is: --norm-column NAME',
      ],
    ],
    [
      'with capitals in its columns',
      'Step,Grad_Norm\n1,2\n',
      [
        'run.csv:1: there is no column step, no column grad_norm; there is Step, Grad_Norm | name what there is: --step-column Step, --norm-column Grad_Norm',
      ],
    ],
    [
      'with a column twice',
      'step,grad_norm,grad_norm\n1,2,3\n',
      ['run.csv:1: there are two columns grad_norm | which one is meant cannot be known: rename one'],
    ],
    [
      'with norms that no sum of squares holds',
      rows('1,1e400', '2,1e-300', '3,1'),
      [
        'run.csv:2: grad_norm is 1e400, which is beyond 1e-100 to 1e100 | sums of squares of such numbers are not kept; choose another unit, or look for the mistake in the log',
        'run.csv:3: grad_norm is 1e-300, which is beyond 1e-100 to 1e100 | sums of squares of such numbers are not kept; choose another unit, or look for the mistake in the log',
      ],
    ],
    [
      'with a quotation that does not end',
      'step,grad_norm\n1,"1\n2,3\n',
      [
        'run.csv:3: this is no CSV file: Quote Not Closed: the parsing is finished with an opening quote at line 3 | a log is text, a line for each step, columns separated by commas',
      ],
    ],
    [
      'with semicolons',
      'step;grad_norm\n1;2\n',
      [
        'run.csv:1: there is no column step, no column grad_norm; there is step;grad_norm | columns are separated by commas, not by ;',
      ],
    ],
    [
      'with NaN, zero, a gap and a word',
      rows('1,nan', '2,0', '3,', '4,high', '5,-1'),
      [
        'run.csv:2: grad_norm is nan | the line is not passed over: remove it, or put in what belongs there',
        'run.csv:3: grad_norm is 0 | a gradient norm is positive here: bounds divide by it',
        'run.csv:4: grad_norm is empty | the line is not passed over: remove it, or put in what belongs there',
        'run.csv:5: grad_norm is high, not a number | the line is not passed over: remove it, or put in what belongs there',
        'run.csv:6: grad_norm is -1 | a gradient norm is positive here: bounds divide by it',
      ],
    ],
    [
      'unsorted',
      rows('1,1', '3,1', '2,1'),
      [
        'run.csv:4: step 2 comes after 3 | sort the lines by step; a run that was resumed may have logged steps twice',
      ],
    ],
    ['with a step twice', rows('1,1', '1,1'), ['run.csv:3: step 1 comes after 1 | each step has one line']],
    [
      'with half a step',
      rows('1.5,1'),
      ['run.csv:2: step is 1.5, not a whole number | steps count 0, 1, 2, …'],
    ],
    [
      'with uneven steps',
      rows('50,1', '100,1', '110,1', '160,1'),
      [
        'run.csv:4: step goes from 100 to 110, and by 50 before | --irregular fills steps that are not evenly spaced by straight lines too',
      ],
    ],
    [
      'that begins late',
      rows('1000,1', '1050,1', '1100,1'),
      [
        'run.csv:2: the log begins with step 1000, and goes on by 50 | --irregular fills steps that are not evenly spaced by straight lines too',
      ],
    ],
    [
      'with a line cut short',
      rows('1,1', '2'),
      ['run.csv:3: 1 columns, and the header has 2 | mend the line'],
    ],
    [
      'with too many steps',
      rows('1,1', '1000001,1'),
      [
        'run.csv:3: step is 1000001; the limit is 1000000 steps | cut the log, or log fewer steps of a shorter run',
      ],
    ],
    [
      'of a header alone',
      rows(),
      ['run.csv has no line with numbers | a log has a header and a line for each step'],
    ],
    ['of nothing', '', ['run.csv has no line with numbers | a log has a header and a line for each step']],
  ];
  for (const [what, text, problems] of cases)
    it(`${what} is refused with its line`, async () => {
      expect(await problemsOf(text)).toEqual(problems);
    });

  it('of one endless line is refused by the length of a line', async () => {
    const [message] = await problemsOf(`step,grad_norm\n1,${'1'.repeat(200_000)}\n`);
    expect(message).toMatch(/^run\.csv:2: this is no CSV file: .*Max Record Size/);
  });

  it('does not send control characters to the terminal', async () => {
    const [message] = await problemsOf('step,\u001b[2Jx\n1,1\n');
    expect(message).not.toContain('\u001b');
  });

  it('that is a folder, or not there, is a problem', async () => {
    for (const path of [folder, join(folder, 'none.csv')])
      expect((await readLog(path, NORMS)).kind).toBe('problems');
  });

  it('may be filled although it is irregular, if the user says so', async () => {
    expect(
      await problemsOf(rows('1000,1', '1050,1', '1110,1'), { ...NORMS, irregular: 'interpolate' }),
    ).toEqual(['read 3']);
  });
});
