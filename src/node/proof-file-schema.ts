import { z } from 'zod';
import type { JsonKind } from './read-json.js';

/** Above the certificates of a long article; the checker has limits of its own for what is in them. */
const MAX_BYTES = 32 * 1024 * 1024;
/** Claims of one document. */
const MAX_CLAIMS = 10_000;

/** The frame alone: what stands in the steps is read by the checker, which believes nothing. */
const claimProof = z.strictObject({
  claim: z.string(),
  text: z.string(),
  terms: z.array(z.unknown()),
  statements: z.array(z.unknown()),
});

/** Read by nobody who makes theorems: a wrong one costs a search at most. */
const searchNote = z.strictObject({
  claim: z.string(),
  about: z.string(),
  prover: z.int().positive(),
  work: z.number().positive(),
  open: z.array(z.int().nonnegative()),
});

const schema = z.strictObject({
  format: z.literal('lakatos-proof/1'),
  claims: z
    .array(claimProof)
    .max(MAX_CLAIMS)
    .refine((claims) => new Set(claims.map(({ claim }) => claim)).size === claims.length, {
      message: 'a claim has two certificates',
    }),
  searched: z.array(searchNote).max(MAX_CLAIMS).exactOptional(),
});

export const certificates: JsonKind<z.infer<typeof schema>> = {
  schema,
  name: 'file of certificates',
  advice: 'a file of certificates is what `lakatos prove PATH` writes',
  form: { key: 'format', value: 'lakatos-proof/1' },
  maxBytes: MAX_BYTES,
};
