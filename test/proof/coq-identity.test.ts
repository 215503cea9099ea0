import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCoq } from '../../src/proof/coq/index.js';
import { FIRST_FILES, hasCoq, refusal, whyNoCoq, writeCoq } from '../support/coq.js';
import { decidedPieces, type Piece } from '../support/coq-session.js';

/** Goals of `ring_close`, for real numbers x, y, z and functions G, V of integers. */
const IDENTITIES = [
  '(x + y) ^ 2 = x ^ 2 + 2 * x * y + y ^ 2',
  '(x + 1 / 2) ^ 2 - x * x = x + 1 / 4',
  'x / 3 + x / 6 = x * / 2',
  '- (x - y) * / (-2) = x / 2 - y / 2',
  'G (t + 1)%Z * sqrt (x + y) - sqrt (x + y) * G (t + 1)%Z = 0',
  'rsum 1 t (fun k => G k + V k) / 2 = (1 / 2) * rsum 1 t (fun k => G k + V k)',
  // 1/0 = 0
  '/ 0 = 0',
  'x <> 0 -> x * / x = 1',
  'x <> 0 -> / x + y * (/ x) ^ 2 = (x + y) * / x * / x',
  'x * z + y <> 0 -> x + y * / z <> 0 -> z <> 0 -> / (x + y * / z) = z * / (x * z + y)',
  'x + y * / z <> 0 -> z <> 0 -> x * / (x + y * / z) = 1 - y * / z * / (x + y * / z)',
  'x <> 0 -> x <> 0 -> y + x * / x = 1 + y',
];
const NO_IDENTITIES = [
  'x = y',
  'x * y = x + y',
  '(x + y) ^ 2 = x ^ 2 + y ^ 2',
  'x / 3 + x / 6 = x / 2 + 1 / 1000000007',
  'x * / x = 1',
  'y <> 0 -> x * / x = 1',
  'x <> 0 -> / x = / (2 * x)',
  'x + y * / z <> 0 -> x * / (x + y * / z) + y * / (x * z + y) = 1',
  // What has the inverse of another one comes first.
  'z <> 0 -> x + y * / z <> 0 -> x * / (x + y * / z) = 1 - y * / z * / (x + y * / z)',
  'G (t + 1)%Z = G (1 + t)%Z',
  'sqrt x ^ 2 = x',
];

const piece = (goal: string, i: number): Piece => ({
  name: `piece_${i}`,
  text: `Module piece_${i}.\nTheorem claim (x y z : R) (G V : Z -> R) (t : Z) : ${goal}.\nProof. ring_close. Qed.\nEnd piece_${i}.`,
});

describe.skipIf(!hasCoq)(`identities in Coq${whyNoCoq}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-identity-'));
  const requires = 'From Lakatos Require Import Lakatos.';
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    writeCoq(folder, exportCoq([]).files);
    for (const name of FIRST_FILES) expect(await refusal(folder, name)).toBeNull();
  });

  it('are proved where they hold, with the inverse of what is not 0, and nowhere else', async () => {
    const all = [...IDENTITIES, ...NO_IDENTITIES];
    const { accepted, undecided } = await decidedPieces(folder, requires, all.map(piece));
    expect([...undecided]).toEqual([]);
    expect(all.filter((_, i) => accepted.has(i))).toEqual(IDENTITIES);
  });

  it('a piece that takes too long, or ends the session, is not decided; the others are', async () => {
    const { text } = piece('x = x', 0);
    const pieces = [
      piece('x = x', 0),
      { name: 'piece_0', text: text.replace('ring_close.', 'do 1000000000 idtac. ring_close.') },
      { name: 'piece_0', text: `Quit.\n${text}` },
      piece('x = y', 3),
      piece('x = x', 4),
    ];
    const { accepted, undecided } = await decidedPieces(folder, requires, pieces, 5);
    expect([...accepted].sort()).toEqual([0, 4]);
    expect(undecided.get(1)).toBe('not within 5 s');
    expect(undecided.get(2)).toBe('coqtop ended (status 0)');
    expect(undecided.size).toBe(2);
  });

  it('a session that cannot begin is an error with what Coq said', async () => {
    const begin = decidedPieces(folder, 'Quit.', [piece('x = x', 0)]);
    await expect(begin).rejects.toThrow('No session of Coq: coqtop ended (status 0)');
  });
});
