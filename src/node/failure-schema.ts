import { z } from 'zod';
import { FAILURE_SCHEMA, type KeptFailure, textHash } from '../campaign/index.js';
import { count, digits, enclosure, hash, indices, missing, point } from './data-schemas.js';
import type { JsonKind } from './read-json.js';

/** Text that is printed: signs that steer a terminal are none of it. */
const printed = z.string().refine((text) => !/\p{Cc}/u.test(text), 'it has control characters');

const failedLink = z.strictObject({
  kind: z.enum(['link', 'conclusion', 'obligation']),
  text: printed,
  source: printed.nullable(),
  verdict: z.enum(['refuted', 'ill-defined']),
  indices,
  lhs: enclosure.nullable(),
  rhs: enclosure.nullable(),
  digits,
  missing,
});

const schema = z
  .strictObject({
    schema: z.literal(FAILURE_SCHEMA),
    version: z.string(),
    claim: printed,
    document: printed,
    verdict: z.enum(['refuted', 'ill-defined']),
    at: point,
    fails: z.array(failedLink).min(1),
    found: z.strictObject({ seed: count, cases: count, maxHorizon: count }),
    hash,
    says: z.array(printed),
    block: z.array(z.string()),
  })
  .refine(({ says, hash }) => textHash(says.join('\n')) === hash, {
    path: ['hash'],
    message: 'it does not belong to what the claim says here: the file was changed',
  });

/** Far above what a witness takes: a point with 100,000 numbers of 40 digits. */
const MAX_BYTES = 8 * 1024 * 1024;

export const failureFile: JsonKind<KeptFailure> = {
  schema: schema as z.ZodType<KeptFailure>,
  name: 'failure file',
  advice: 'a failure file is what `lakatos check` writes',
  form: { key: 'schema', value: FAILURE_SCHEMA },
  maxBytes: MAX_BYTES,
};
