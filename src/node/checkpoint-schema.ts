import { z } from 'zod';
import { CHECKPOINT_SCHEMA, type Checkpoint } from './checkpoint.js';
import { count, hash } from './data-schemas.js';
import type { JsonKind } from './read-json.js';
import { claimReportSchema } from './report-schema.js';

const schema = z.strictObject({
  schema: z.literal(CHECKPOINT_SCHEMA),
  campaign: hash,
  done: count,
  ahead: z.array(count),
  seconds: count,
  reports: z.array(claimReportSchema.nullable()),
});

const MAX_BYTES = 256 * 1024 * 1024;

export const checkpointFile: JsonKind<Checkpoint> = {
  schema: schema satisfies z.ZodType<Checkpoint>,
  name: 'checkpoint',
  advice: 'a checkpoint is what `lakatos check` writes',
  form: { key: 'schema', value: CHECKPOINT_SCHEMA },
  maxBytes: MAX_BYTES,
};
