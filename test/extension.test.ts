import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = 'editor/vscode';
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const manifest = JSON.parse(read('package.json'));

/** What the extension asks VS Code for, and the client that it makes, without either. */
function activated(isTrusted: boolean) {
  const made: { command: string; args: string[]; options: { cwd?: string } }[] = [];
  const started: string[] = [];
  const exported: { activate?: () => Promise<void>; deactivate?: () => unknown } = {};
  const modules: Record<string, unknown> = {
    vscode: {
      workspace: {
        isTrusted,
        workspaceFolders: [{ uri: { fsPath: '/a/folder' } }],
        getConfiguration: (section: string) => ({
          get: (name: string) => manifest.contributes.configuration.properties[`${section}.${name}`].default,
        }),
      },
    },
    'vscode-languageclient/node': {
      LanguageClient: class {
        constructor(_id: string, _name: string, server: (typeof made)[number]) {
          made.push(server);
        }
        start = async () => started.push('start');
        stop = () => started.push('stop');
      },
    },
  };
  new Function('require', 'exports', read('extension.js'))((name: string) => modules[name], exported);
  return { made, started, exported };
}

describe('the extension for VS Code', () => {
  it('has what vsce asks for: an entry, a licence, a description, the files that it names', () => {
    const root = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(manifest.version).toBe(root.version);
    expect(manifest.license).toBe(root.license);
    expect(read('LICENSE')).toBe(readFileSync('LICENSE', 'utf8'));
    expect(read('README.md')).toContain(`lakatos-${manifest.version}.vsix`);
    for (const { path } of manifest.contributes.grammars) expect(existsSync(join(FOLDER, path))).toBe(true);
    expect(manifest.scripts.bundle).toContain(`extension.js --bundle`);
    expect(manifest.scripts.bundle).toContain(`--outfile=${manifest.main.replace('./', '')}`);
    // The bundle has the client inside: nothing else may be packaged, or needed.
    expect(manifest.dependencies).toBeUndefined();
    expect(read('.vscodeignore').split('\n').slice(1, 4)).toEqual([
      '**',
      `!${manifest.main.replace('./', '')}`,
      '!syntaxes/lakatos.json',
    ]);
  });

  it('has patterns that are regular expressions, and the words of a fence in them', () => {
    const grammar = JSON.parse(read('syntaxes/lakatos.json'));
    const patterns: string[] = [];
    JSON.stringify(grammar, (key, value) => {
      if (/^(?:match|begin|end|while)$/.test(key) && typeof value === 'string') patterns.push(value);
      return value;
    });
    expect(patterns.length).toBeGreaterThan(3);
    for (const pattern of patterns) expect(() => new RegExp(pattern.replace(/\\G/g, ''))).not.toThrow();
    expect(patterns.join(' ')).toContain('claim');
  });

  it('starts the server of the workspace, and ends it', async () => {
    const { made, started, exported } = activated(true);
    await exported.activate!();
    expect(made).toEqual([
      { command: 'npx', args: ['lakatos', 'lsp', '--stdio'], options: { cwd: '/a/folder' } },
    ]);
    exported.deactivate!();
    expect(started).toEqual(['start', 'stop']);
  });

  it('starts nothing in a workspace that is not trusted', async () => {
    const { made, exported } = activated(false);
    await exported.activate!();
    expect(made).toEqual([]);
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(false);
  });
});
