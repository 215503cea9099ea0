import { existsSync } from 'node:fs';
import type { Config } from './config-schema.js';
import type { FileReading } from './read-json.js';

export type { Config } from './config-schema.js';

/** The file of a project's settings, in the folder where the command runs. */
export const CONFIG_FILE = 'lakatos.config.json';

/** The settings of the folder, empty if it has none. */
export async function readConfig(): Promise<FileReading<Config>> {
  if (!existsSync(CONFIG_FILE)) return { kind: 'read', value: {} };
  const [{ readJson }, { configFile }] = await Promise.all([
    import('./read-json.js'),
    import('./config-schema.js'),
  ]);
  return readJson(CONFIG_FILE, configFile);
}
