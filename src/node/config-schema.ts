import { z } from 'zod';
import type { JsonKind } from './read-json.js';

const casesOfAClaim = z.int().min(1).max(1_000_000_000);

/** What `lakatos.config.json` may say. It names no output: reading a stranger's folder writes nothing outside of it. */
export const configSchema = z.strictObject({
  $schema: z.string().exactOptional().describe('For editors: where the schema of this file is.'),
  documents: z
    .array(z.string().min(1))
    .min(1)
    .exactOptional()
    .describe('Documents and folders that are checked when the command names none.'),
  seed: z.int().min(0).exactOptional().describe('The seed of the hunts.'),
  cases: casesOfAClaim.exactOptional().describe('Cases of each claim.'),
  casesOf: z
    .record(z.string(), casesOfAClaim)
    .exactOptional()
    .describe('Cases of single claims, by their names.'),
  maxHorizon: z.int().min(1).max(1_000_000_000).exactOptional().describe('The longest horizon.'),
  workers: z.int().min(1).max(512).exactOptional().describe('Threads that hunt.'),
  failures: z.boolean().exactOptional().describe('Whether failures are tried and kept in .lakatos/failures.'),
});

/** The settings of a project, for the commands that run in its folder. What the command line says comes first. */
export type Config = z.infer<typeof configSchema>;

/** A project names some folders and a few claims. */
const MAX_BYTES = 256 * 1024;

export const configFile: JsonKind<Config> = {
  schema: configSchema as z.ZodType<Config>,
  name: 'configuration',
  advice: `a configuration is written by hand: docs/config.schema.json says what may stand in it; its settings are ${Object.keys(
    configSchema.shape,
  )
    .filter((name) => name !== '$schema')
    .join(', ')}`,
  maxBytes: MAX_BYTES,
};
