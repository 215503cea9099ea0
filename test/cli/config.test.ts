import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/campaign/index.js';
import { lakatos, withFolder } from '../support/command.js';

const DOCUMENT = `\`\`\`claim a
given x > 0
show x <= x + 1
\`\`\`

\`\`\`claim b
given x > 0
show x <= 2 * x
\`\`\`
`;

const config = (settings: object) => JSON.stringify(settings);
const casesIn = (text: string): number[] =>
  (JSON.parse(text) as Report).documents.flatMap(({ claims }) => claims.map(({ cases }) => cases));

describe('lakatos.config.json', () => {
  it('says what is checked, and how hard; the command line comes first', () => {
    const settings = {
      documents: ['a.md'],
      cases: 20,
      casesOf: { b: 40 },
      failures: false,
      seed: 3,
      workers: 1,
    };
    withFolder({ 'a.md': DOCUMENT, 'lakatos.config.json': config(settings) }, (folder) => {
      const first = lakatos(['check', '--no-prove', '--json', '-'], folder);
      expect(first.status).toBe(0);
      const [a, b] = casesIn(first.stdout);
      expect(a).toBeGreaterThanOrEqual(20);
      expect(a).toBeLessThan(35);
      expect(b).toBeGreaterThanOrEqual(40);
      expect((JSON.parse(first.stdout) as Report).seed).toBe(3);
      const second = lakatos(['check', '--no-prove', '--cases', '10', '--seed', '4', '--json', '-'], folder);
      for (const cases of casesIn(second.stdout)) expect(cases).toBeLessThan(20);
      expect((JSON.parse(second.stdout) as Report).seed).toBe(4);
      expect(existsSync(join(folder, '.lakatos'))).toBe(false);
    });
  });

  it('may not name a claim that its documents do not have; other documents are not asked', () => {
    const settings = config({ documents: ['a.md'], casesOf: { b: 40, bb: 40 } });
    withFolder({ 'a.md': DOCUMENT, 'lakatos.config.json': settings }, (folder) => {
      const { status, stderr } = lakatos(['check'], folder);
      expect(status).toBe(2);
      expect(stderr).toContain('names bb, which is no claim of its documents');
      expect(stderr).toContain('take the line out');
      expect(lakatos(['check', 'a.md', '--cases', '5', '--no-prove'], folder).status).toBe(0);
    });
  });

  it.each([
    ['{ "documents": ["a.md"], "output": "/etc/passwd" }', 'output'],
    [
      '{ "claims": { "b": 40 } }',
      '; its settings are documents, seed, cases, casesOf, maxHorizon, workers, failures',
    ],
    ['{ "cases": -1 }', 'cases'],
    ['[', 'not JSON'],
  ])('with a mistake ends the command: %s', (text, said) => {
    withFolder({ 'a.md': DOCUMENT, 'lakatos.config.json': text }, (folder) => {
      const { status, stderr } = lakatos(['check', 'a.md'], folder);
      expect(status).toBe(2);
      expect(stderr).toContain(said);
      expect(stderr).toContain('lakatos.config.json');
    });
  });

  it('is not needed: then a document is named', () => {
    withFolder({ 'a.md': DOCUMENT }, (folder) => {
      const { status, stderr } = lakatos(['check'], folder);
      expect(status).toBe(2);
      expect(stderr).toContain('no document is named');
    });
  });
});
