import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lakatos, withFolder } from '../support/command.js';

describe('lakatos init', () => {
  it('makes a document and a test, and says what to do next', () => {
    withFolder({}, (folder) => {
      const { status, stdout } = lakatos(['init'], folder);
      expect(status).toBe(0);
      expect(stdout).toContain('npx lakatos check conjecture.md');
      expect(readdirSync(folder).sort()).toEqual(['conjecture.md', 'conjecture.test.ts']);
      expect(readFileSync(join(folder, 'conjecture.test.ts'), 'utf8')).toContain(
        "describeDocument('conjecture.md');",
      );
      expect(lakatos(['check', '.', '--cases', '50'], folder).status).toBe(0);
    });
  });

  it('overwrites nothing', () => {
    withFolder({ 'conjecture.test.ts': 'mine' }, (folder) => {
      const { status, stderr } = lakatos(['init'], folder);
      expect(stderr).toContain('conjecture.test.ts is there already');
      expect(status).toBe(2);
      expect(readdirSync(folder)).toEqual(['conjecture.test.ts']);
      expect(readFileSync(join(folder, 'conjecture.test.ts'), 'utf8')).toBe('mine');
      expect(lakatos(['init', "in/it's here"], folder).stdout).toContain(
        "npx lakatos check 'in/it'\\''s here/conjecture.md'",
      );
    });
  });

  it('makes a workflow, in which a strange name of a folder is one argument', () => {
    withFolder({}, (folder) => {
      const { status, stdout } = lakatos(['init', 'a "b" $(c)', '--ci', 'github'], folder);
      expect(status).toBe(0);
      expect(stdout).toContain('.github/workflows/lakatos.yml');
      const workflow = readFileSync(join(folder, '.github/workflows/lakatos.yml'), 'utf8');
      expect(workflow).toContain('check "$LAKATOS_FOLDER" --format github');
      expect(workflow).toContain('LAKATOS_FOLDER: "a \\"b\\" $(c)"');
      expect(lakatos(['init', 'other', '--ci', 'github'], folder).stderr).toContain('is there already');
      expect(readdirSync(folder).sort()).toEqual(['.github', 'a "b" $(c)']);
    });
  });

  it('makes no folder of a file', () => {
    withFolder({ claims: 'a file' }, (folder) => {
      const { status, stderr } = lakatos(['init', 'claims'], folder);
      expect(stderr).toContain('cannot be written');
      expect(status).toBe(2);
    });
  });
});
