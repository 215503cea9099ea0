import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { claimBlock, lakatos, withFolder } from '../support/command.js';
import { IS_WHOLE } from '../support/sampled.js';
import { configSchema, data, failureFile, reportFile } from '../support/schemas.js';

// `npm run docs` writes the schemas that these tests compare.

const PAGE = readFileSync('docs/report.md', 'utf8');
const DAILY_USE = readFileSync('docs/daily-use.md', 'utf8');

describe.each([
  ['docs/report.schema.json', reportFile.schema, PAGE],
  ['docs/failure.schema.json', failureFile.schema, PAGE],
  ['docs/config.schema.json', configSchema, DAILY_USE],
])('%s', (path, schema, page) => {
  const json = z.toJSONSchema(schema) as object;

  it('is what the tool itself holds such a file to', async () => {
    await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot(resolve(path));
  });

  it('has no field of which its page says nothing', () => {
    const unsaid = [...fieldsOf(json)].filter(
      (name) => !new RegExp(`[\`".]${name.replace('$', '\\$')}[\`"\\[]`).test(page),
    );
    expect(unsaid).toEqual([]);
  });
});

/** The names of all properties in a JSON schema. */
function fieldsOf(schema: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') for (const name of Object.keys(value as object)) found.add(name);
    fieldsOf(value, found);
  }
  return found;
}

const { count, enclosure, indices, missing, point } = data;
const relation = z.enum(['=', '<=', '<', '>=', '>']);

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
  missing,
  open: z.strictObject({ kind: z.string(), part: z.string().nullable() }).nullable(),
});

const explanation = z.strictObject({
  claim: z.string(),
  at: point,
  definitions: z.record(z.string(), enclosure),
  links: z.array(explained),
  assumptions: z.array(explained),
});

describe('JSON output is what docs/report.md says', () => {
  const PARTS = ['classics.md', 'part-6-top-down.md', ...(IS_WHOLE ? ['part-5-gradient-schedules.md'] : [])];

  function expectReport(json: string) {
    const parsed = reportFile.schema.parse(JSON.parse(json));
    const links = parsed.documents.flatMap((d) => d.claims.flatMap((claim) => claim.links));
    for (const { cases, decided, open, verdict: v } of links) {
      const sum = decided.binary64 + decided.decimal + decided.rational + open;
      // A case in which a side does not exist is no decided case.
      if (v !== 'ill-defined') expect(sum).toBe(cases);
    }
    return links;
  }

  it.each(PARTS)('check proofs/%s', (name) => {
    const { stdout } = lakatos(['check', `proofs/${name}`, '--cases', '20', '--json', '-']);
    expect(expectReport(stdout).length).toBeGreaterThan(0);
  });

  it('check of a side that does not exist, and its failure file', () => {
    withFolder({ 'a.md': claimBlock('gap', 'given x\nshow 1 / x <= 2 + 1 / x') }, (folder) => {
      const { stdout } = lakatos(['check', 'a.md', '--cases', '20', '--json', 'r.json'], folder);
      const [link] = expectReport(readFileSync(join(folder, 'r.json'), 'utf8'));
      expect(link!.verdict).toBe('ill-defined');
      const [, file] = /lakatos replay (\S+)/.exec(stdout)!;
      const text = readFileSync(resolve(folder, file!), 'utf8');
      expect(failureFile.schema.parse(JSON.parse(text))).toMatchObject({
        claim: 'gap',
        verdict: 'ill-defined',
      });
    });
  });

  it('explain', () => {
    const at = JSON.stringify({ T: 3, R: '1', G: ['10', '1', '1'] });
    const { stdout } = lakatos(['explain', 'last_causal_rate', '--at', at, '--json']);
    expect(explanation.parse(JSON.parse(stdout)).definitions['V[3]']).toEqual({ lower: '52', upper: '52' });
  });
});
