import { z } from 'zod';

/** The pieces that failure files, reports and checkpoints have in common. docs/report.md describes them. */

/** Longest text of a number in a point: `pointFromJson` reads no longer ones. */
const MAX_NUMBER_LENGTH = 400;

const exact = z
  .string()
  .max(MAX_NUMBER_LENGTH)
  .regex(/^-?\d+(\.\d+)?$|^-?\d+\/0*[1-9]\d*$/, 'not an exact number');

export const point = z
  .record(z.string(), z.union([z.int().positive(), exact, z.array(exact), z.array(z.array(exact))]))
  .refine((values) => typeof values.T === 'number', 'a point says what T is')
  .refine(
    (values) => Object.entries(values).every(([name, value]) => name === 'T' || typeof value !== 'number'),
    'numbers of a point are text',
  );

const bound = z.string().max(MAX_NUMBER_LENGTH * 2);
export const enclosure = z.strictObject({ lower: bound, upper: bound });
export const indices = z.record(z.string(), z.int());
export const count = z.int().nonnegative();
export const digits = z.union([z.int().positive(), z.literal('exact')]).nullable();

export const missing = z
  .strictObject({
    side: z.enum(['left', 'right']),
    reason: z.string(),
    subexpression: z.string(),
    indices,
    line: z.int().positive(),
    column: z.int().positive(),
  })
  .nullable();

export const hash = z.string().regex(/^[0-9a-f]{16}$/, 'not a hash');
