import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const TRUE = claimBlock('holds', 'given x > 0\nshow x < x + 1');
const FALSE = claimBlock('fails', 'given x > 0\nshow x <= 2 <= 3');
const ARGS = ['check', 'a,b.md', '--cases', '20', '--no-failures'];

describe('lakatos check --format', () => {
  it('github annotates the lines of claims that are not as expected', () => {
    withFolder({ 'a,b.md': TRUE + FALSE }, (folder) => {
      const { status, stdout } = lakatos([...ARGS, '--format', 'github'], folder);
      const lines = stdout.split('\n');
      expect(lines[0]).toMatch(
        /^::error file=a%2Cb\.md,line=5,title=fails%3A refuted::fails {2}a,b\.md:5%0A%0A {2}refuted link: x <= 2%0A/,
      );
      expect(lines[1]).toMatch(/^2 claims: 1 as expected, 1 not/);
      expect(lines).toHaveLength(3);
      expect(status).toBe(1);
    });
  });

  it('github annotates mistakes', () => {
    withFolder({ 'a,b.md': claimBlock('c', 'show ln(x) <= 100% 5') }, (folder) => {
      const { status, stdout, stderr } = lakatos([...ARGS, '--format', 'github'], folder);
      expect(stdout).toMatch(/^::error file=a%2Cb\.md,line=2,col=\d+,title=syntax::.*\n$/);
      expect(stdout).not.toMatch(/%(?!25|0A|0D|3A|2C)/);
      expect(stderr).toContain('error[syntax]');
      expect(status).toBe(2);
    });
  });

  it('junit is XML with mistakes, too', () => {
    withFolder({ 'a,b.md': claimBlock('c', 'show ln(x) <= 100% 5') }, (folder) => {
      const { status, stdout } = lakatos([...ARGS, '--format', 'junit'], folder);
      expect(stdout).toContain('<testsuites name="lakatos" tests="1" failures="0" errors="1">');
      expect(stdout).toContain('<testcase name="syntax" classname="a,b.md" file="a,b.md" line="2">');
      expect(stdout).toMatch(/<error type="syntax" message="[^"]+">/);
      expect(status).toBe(2);
    });
  });

  it('junit is XML with a case for each claim', () => {
    withFolder({ 'a,b.md': TRUE + FALSE }, (folder) => {
      const { stdout } = lakatos([...ARGS, '--format', 'junit'], folder);
      expect(tagsOf(stdout)).toEqual([
        '<testsuites name="lakatos" tests="2" failures="1" errors="0">',
        '<testsuite name="a,b.md" tests="2" failures="1" errors="0" skipped="0">',
        '<testcase name="holds" classname="a,b.md" file="a,b.md" line="1"/>',
        '<testcase name="fails" classname="a,b.md" file="a,b.md" line="5">',
        '<failure type="refuted" message="refuted">',
        '</failure>',
        '</testcase>',
        '</testsuite>',
        '</testsuites>',
      ]);
      expect(stdout).toContain('refuted link: x &lt;= 2\n');
    });
  });

  it('knows no other', () => {
    const { status, stderr } = lakatos([...ARGS, '--format', 'yaml']);
    expect(stderr).toContain('Allowed choices are table, github, junit');
    expect(status).toBe(2);
  });
});

/** The tags of well-formed XML, in order; anything that is none of it fails the test. */
function tagsOf(xml: string): string[] {
  const body = xml.replace('<?xml version="1.0" encoding="UTF-8"?>\n', '');
  const tags = [...body.matchAll(/<[^<>]*>/g)].map((match) => match[0]);
  expect(body.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/);
  const open: string[] = [];
  for (const tag of tags) {
    const [, close, name, attributes, empty] = /^<(\/?)([a-z]+)((?: [a-z]+="[^"<>]*")*)(\/?)>$/.exec(tag)!;
    expect(attributes).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/);
    if (close) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name!);
  }
  expect(open).toEqual([]);
  return tags;
}

describe('lakatos check --quiet and --verbose', () => {
  it('say nothing when all is well, and the surprises when not', () => {
    withFolder({ 'a,b.md': TRUE, 'c.md': FALSE }, (folder) => {
      expect(lakatos([...ARGS, '--quiet'], folder)).toEqual({ status: 0, stdout: '', stderr: '' });
      const { stdout, status } = lakatos([...ARGS, 'c.md', '-q'], folder);
      expect(stdout).toMatch(/^fails {2}c\.md:1\n/);
      expect(stdout).not.toContain('holds');
      expect(status).toBe(1);
    });
  });

  it('say everything about every link', () => {
    withFolder({ 'a,b.md': FALSE }, (folder) => {
      const { stdout } = lakatos([...ARGS, '--verbose'], folder);
      expect(stdout).toMatch(/refuted link: x <= 2\n {8}\d+ cases: \d+ in binary64; tightest/);
      expect(stdout).toMatch(/(corroborated|proved) link: 2 <= 3\n/);
      expect(stdout).toMatch(/refuted conclusion: x <= 3\n/);
    });
  });

  it('do not go together', () => {
    expect(lakatos([...ARGS, '-q', '-v']).stderr).toContain('cannot be used with');
  });
});

describe('colours', () => {
  const run = (env: Record<string, string>) =>
    withFolder({ 'a,b.md': TRUE }, (cwd) => {
      const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env;
      const args = [resolve('dist/command/main.js'), ...ARGS];
      return spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { ...rest, ...env } }).stdout;
    });
  const colour = String.fromCharCode(27);

  it('are for terminals, unless FORCE_COLOR and NO_COLOR say otherwise', () => {
    expect(run({})).not.toContain(colour);
    expect(run({ FORCE_COLOR: '1' })).toContain(colour);
    expect(run({ FORCE_COLOR: '0' })).not.toContain(colour);
    expect(run({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain(colour);
  });
});
