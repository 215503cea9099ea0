import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lakatos } from '../support/command.js';

/** docs/report.md as a schema: a field that is missing there or here fails. */

const exact = z.string().regex(/^-?\d+(\.\d+)?$|^-?\d+\/\d+$/);
const decimal = z.string().regex(/^-?(\d+(\.\d+)?(e[+-]?\d+)?|Infinity)$/);
const enclosure = z.strictObject({ lower: z.union([decimal, exact]), upper: z.union([decimal, exact]) });
const indices = z.record(z.string(), z.int());
const count = z.int().nonnegative();
const point = z.record(
  z.string(),
  z.union([z.int().positive(), exact, z.array(exact), z.array(z.array(exact))]),
);
const verdict = z.enum(['refuted', 'ill-defined', 'proved', 'corroborated', 'undecided', 'vacuous']);
const relation = z.enum(['=', '<=', '<', '>=', '>']);

const missing = z.strictObject({
  side: z.enum(['left', 'right']),
  reason: z.string(),
  subexpression: z.string(),
  indices,
  line: z.int().positive(),
  column: z.int().positive(),
});

const link = z.object({
  kind: z.enum(['link', 'conclusion', 'obligation']),
  text: z.string(),
  latex: z.string(),
  relation,
  source: z.string().nullable(),
  verdict,
  cases: count,
  decided: z.strictObject({ binary64: count, decimal: count, rational: count }),
  ties: count,
  open: count,
  agreeingDigits: count.nullable(),
  tightest: z.strictObject({ ratio: z.string(), at: point }).nullable(),
  counterexample: z
    .strictObject({
      at: point,
      indices,
      lhs: enclosure.nullable(),
      rhs: enclosure.nullable(),
      digits: z.union([z.int(), z.literal('exact')]).nullable(),
      missing: missing.nullable(),
    })
    .nullable(),
  worst: z.strictObject({ at: point, indices }).nullable(),
});

const report = z.object({
  schema: z.literal('lakatos-report/1'),
  version: z.string(),
  seed: z.int(),
  options: z.object({ cases: count, maxHorizon: count }),
  documents: z.array(
    z.object({
      path: z.string(),
      hash: z.string().regex(/^[0-9a-f]{16}$/),
      claims: z.array(
        z.object({
          name: z.string(),
          line: z.int().positive(),
          verdict,
          expected: z.enum(['refuted', 'ill-defined']).nullable(),
          asExpected: z.boolean(),
          rounds: count.min(1),
          attempts: count,
          cases: count,
          maxHorizon: count,
          links: z.array(link),
        }),
      ),
    }),
  ),
  summary: z.strictObject({ claims: count, asExpected: count, unexpected: count }),
});

const explained = z.strictObject({
  kind: z.enum(['premise', 'link', 'conclusion', 'obligation']),
  text: z.string(),
  relation,
  source: z.string().nullable(),
  indices,
  lhs: enclosure.nullable(),
  rhs: enclosure.nullable(),
  holds: z.enum(['yes', 'no', 'tie', 'unknown', 'does not exist']),
  agreeingDigits: count.nullable(),
  missing: missing.nullable(),
});

const explanation = z.strictObject({
  claim: z.string(),
  at: point,
  definitions: z.record(z.string(), enclosure),
  links: z.array(explained),
  assumptions: z.array(explained),
});

describe('JSON output is what docs/report.md says', () => {
  it.each(['part-5-gradient-schedules.md', 'part-6-top-down.md'])('check proofs/%s', (name) => {
    const { stdout } = lakatos(['check', `proofs/${name}`, '--cases', '20', '--json', '-']);
    const parsed = report.parse(JSON.parse(stdout));
    const links = parsed.documents.flatMap((d) => d.claims.flatMap((claim) => claim.links));
    for (const { cases, decided, open, verdict: v } of links) {
      const sum = decided.binary64 + decided.decimal + decided.rational + open;
      // A case in which a side does not exist is no decided case.
      if (v !== 'ill-defined') expect(sum).toBe(cases);
    }
  });

  it('explain', () => {
    const at = JSON.stringify({ T: 3, R: '1', G: ['10', '1', '1'] });
    const { stdout } = lakatos(['explain', 'last_causal_rate', '--at', at, '--json']);
    expect(explanation.parse(JSON.parse(stdout)).definitions['V[3]']).toEqual({ lower: '52', upper: '52' });
  });
});
