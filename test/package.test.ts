import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOutputs } from './docs/console.js';

// As in somebody else's repository: the packed tarball, the packages that it declares, and nothing else.
// `test/package-install.sh` does the same with `npm install` and the registry.

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lakatos-package-'));
  // Without scripts: the build of this checkout is being used by other tests.
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  const installed = join(folder, 'node_modules', 'lakatos');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', installed, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of [...Object.keys(dependencies), 'vitest']) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve('node_modules', name), link);
  }
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, ...args: string[]) {
  const env = { ...process.env, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'node_modules', script), ...args],
    { cwd: folder, encoding: 'utf8', env },
  );
  return { status, output: stderr + stdout };
}

const lakatos = (...args: string[]) => run('lakatos/dist/command/main.js', ...args);

/** The package that it runs in must not hear of the test run that it is part of. */
function vitest() {
  for (const name of Object.keys(process.env)) if (name.startsWith('VITEST')) delete process.env[name];
  // A limit that every hunt exceeds: claims have none.
  return run('vitest/vitest.mjs', 'run', '--reporter=verbose', '--testTimeout=1');
}

describe('the packed package in an empty folder', () => {
  it('does what the tutorial says, command by command', () => {
    const tutorial = readFileSync('docs/tutorial.md', 'utf8');
    const main = join(folder, 'node_modules/lakatos/dist/command/main.js');
    expect(withOutputs(tutorial, { main, folders: [] })).toBe(tutorial);
  });

  it('has the core, which does what docs/core.md says', () => {
    const page = readFileSync('docs/core.md', 'utf8');
    const block = (language: string): string =>
      new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)![1]!;
    const program = join(folder, 'core.mjs');
    writeFileSync(program, block('js'));
    expect(execFileSync(process.execPath, [program], { encoding: 'utf8' })).toBe(block('text'));
  });

  it('makes a first document and checks it', () => {
    expect(lakatos('init').output).toContain('npx lakatos check conjecture.md');
    const { status, output } = lakatos('check', 'conjecture.md', '--cases', '100');
    expect(output).toContain('2 claims: 2 as expected');
    expect(status).toBe(0);
  });

  it('refutes a wrong conjecture, keeps the failure, replays and guards it', () => {
    const path = join(folder, 'conjecture.md');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('<= 2 * sqrt(V[T])', '<= 3/2 * sqrt(V[T])'));
    const check = lakatos('check', 'conjecture.md', '--cases', '100', '--html', 'report.html');
    expect(check.status).toBe(1);
    const file = /lakatos replay (\S+)/.exec(check.output)![1]!;
    expect(lakatos('replay', file).status).toBe(1);
    expect(lakatos('guard', file).output).toContain('with_gradients now says that it expects to be refuted');
    expect(lakatos('replay', file).status).toBe(0);
    expect(lakatos('check', 'conjecture.md', '--cases', '100').status).toBe(0);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('with_gradients');
  });

  it('runs the claims of a document as vitest tests', () => {
    const passing = vitest();
    expect(passing.output).toMatch(/with_gradients: refuted/);
    expect(passing.output).toMatch(/Tests +2 passed/);
    expect(passing.status).toBe(0);
    const path = join(folder, 'conjecture.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^expect .*\n/m, ''));
    const failing = vitest();
    expect(failing.output).toContain(
      'refuted link: sum(t in 1..T, G[t]^2 / sqrt(V[t])) <= 3 / 2 * sqrt(V[T])',
    );
    expect(failing.status).toBe(1);
  });

  it('has the defaults of check, and one failing test for a document with mistakes', () => {
    const claim = (name: string, lines: string) => `\`\`\`claim ${name}\n${lines}\n\`\`\`\n`;
    writeFileSync(join(folder, 'conjecture.md'), claim('square', 'given x\nshow x^2 >= 0\nexpect proved'));
    const { output, status } = vitest();
    expect(output).toContain('conjecture.md (seed 1, 1000 cases a claim) > square: proved');
    expect(status).toBe(0);
    expect(lakatos('check', 'conjecture.md').output).toContain('(seed 1, 1,000 cases a claim');
    writeFileSync(join(folder, 'conjecture.md'), claim('half', 'show 1 <='));
    const bad = vitest();
    expect(bad.output).toContain('is a claim document');
    expect(bad.output).toContain('error[syntax]');
    expect(bad.output).toMatch(/Tests +1 failed \(1\)/);
    expect(bad.output).toMatch(/Test Files +1 failed \(1\)/);
    expect(bad.status).toBe(1);
  });
});
