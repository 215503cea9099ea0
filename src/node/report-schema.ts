import { z } from 'zod';
import { REPORT_SCHEMA, type Report } from '../campaign/index.js';
import { RULE_NAMES } from '../proof/index.js';
import { count, digits, enclosure, hash, indices, missing, point } from './data-schemas.js';
import type { JsonKind } from './read-json.js';

const verdict = z.enum([
  ...([
    'refuted',
    'ill-defined',
    'proved',
    'corroborated',
    'undecided',
    'vacuous',
    'contradiction',
    'not-judged',
  ] as const),
]);
const proofs = z.enum(['used', 'off']);
const proof = z
  .strictObject({
    rules: z.array(z.enum(RULE_NAMES)),
    nodes: count,
    source: z.enum(['certificate', 'found']),
  })
  .nullable();
const ratio = z.string().regex(/^\d{1,309}(\.\d+)?$/, 'not a ratio');

const link = z.strictObject({
  kind: z.enum(['link', 'conclusion', 'obligation']),
  text: z.string(),
  latex: z.string(),
  relation: z.enum(['=', '<=', '<', '>=', '>']),
  source: z.string().nullable(),
  verdict,
  proof,
  cases: count,
  // Reports of earlier versions know no residues.
  decided: z.strictObject({ binary64: count, decimal: count, rational: count, residue: count.default(0) }),
  ties: count,
  open: count,
  missing: count,
  agreeingDigits: count.nullable(),
  tightest: z.strictObject({ ratio, at: point }).nullable(),
  tightestByHorizon: z.record(z.string().regex(/^[1-9]\d*$/), ratio),
  counterexample: z
    .strictObject({
      at: point,
      indices,
      lhs: enclosure.nullable(),
      rhs: enclosure.nullable(),
      digits,
      missing,
      rechecked: z.boolean(),
      notRechecked: z.enum(['work', 'undecided', 'disagreement']).nullable(),
    })
    .nullable(),
  conflict: z.strictObject({ kind: z.enum(['recheck', 'findings']), at: point }).nullable(),
  worst: z
    .strictObject({
      at: point,
      indices,
      why: z.strictObject({
        kind: z.enum([
          'logarithms',
          'roots',
          'circle',
          'comparison',
          'size',
          'close',
          'jump',
          'existence',
          'digits',
          'work',
        ]),
        part: z.string().nullable(),
      }),
    })
    .nullable(),
});

/** The report of one claim; checkpoints have them too. */
export const claimReportSchema = z.strictObject({
  name: z.string(),
  line: z.int().positive(),
  says: z.array(z.string()),
  verdict,
  expected: z.enum(['refuted', 'ill-defined', 'proved', 'undecided']).nullable(),
  asExpected: z.boolean(),
  proofs: z.enum(['used', 'noted', 'off']),
  proof,
  rounds: count,
  attempts: count,
  cases: count,
  maxHorizon: count,
  admissibleHorizon: z.int().positive().nullable(),
  problem: z
    .strictObject({
      code: z.string(),
      message: z.string(),
      line: z.int().positive(),
      column: z.int().positive(),
    })
    .nullable(),
  links: z.array(link),
});

export const shardSchema = z
  .strictObject({ index: z.int().positive(), of: z.int().positive() })
  .refine(({ index, of }) => index <= of, 'there is no such shard');

const schema = z.strictObject({
  schema: z.literal(REPORT_SCHEMA),
  version: z.string(),
  seed: count,
  options: z.strictObject({
    cases: count,
    maxHorizon: count,
    casesOf: z.record(z.string(), count).exactOptional(),
    roundCases: count.exactOptional(),
    seconds: count.exactOptional(),
    proofs,
  }),
  shard: shardSchema.exactOptional(),
  interrupted: z.literal(true).exactOptional(),
  documents: z.array(z.strictObject({ path: z.string(), hash, claims: z.array(claimReportSchema) })),
  summary: z.strictObject({ claims: count, asExpected: count, unexpected: count }),
});

/** Above the report of a thousand documents with witnesses of a thousand numbers each. */
const MAX_BYTES = 256 * 1024 * 1024;

export const reportFile: JsonKind<Report> = {
  schema: schema satisfies z.ZodType<Report>,
  name: 'report',
  advice: 'a report is what `lakatos check --json FILE` writes',
  form: { key: 'schema', value: REPORT_SCHEMA },
  maxBytes: MAX_BYTES,
};
