import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  explain,
  type HuntingEvent,
  hunting,
  judgeAt,
  pointFromJson,
  printStatement,
  type Report,
  resolveDocuments,
  VERSION,
} from '../../src/core.js';
import { importsIn } from '../support/imports.js';

const path = 'docs/examples/three-halves.md';
const [document] = resolveDocuments([{ path, text: readFileSync(path, 'utf8') }], () => null).documents;
const BUDGET = { seed: 1, cases: 60, maxHorizon: 12 };

async function eventsOf(options = {}): Promise<HuntingEvent[]> {
  const events: HuntingEvent[] = [];
  for await (const event of hunting([document!], { ...BUDGET, ...options })) events.push(event);
  return events;
}

function reportOf(events: readonly HuntingEvent[]): Report {
  const last = events.at(-1)!;
  if (last.kind !== 'report') throw new Error('the last event is the report');
  return last.report;
}

describe('the public core', () => {
  it('has the version of the package', () => {
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ version: VERSION });
  });

  it('reaches no module of Node, through any import of any file', () => {
    const seen = new Set<string>();
    const pending = [resolve('src/core.ts')];
    while (pending.length > 0) {
      const file = pending.pop()!;
      if (seen.has(file)) continue;
      seen.add(file);
      for (const { specifier } of importsIn(readFileSync(file, 'utf8'))) {
        expect(specifier, relative('.', file)).not.toMatch(/^node:|^fast-check$/);
        if (specifier.startsWith('.')) pending.push(join(dirname(file), specifier.replace(/\.js$/, '.ts')));
      }
    }
    expect(seen.size).toBeGreaterThan(100);
  });

  it('tells progress, then each claim, then the report, and the same again', async () => {
    const events = await eventsOf();
    const kinds = events.map(({ kind }) => kind);
    expect(kinds[0]).toBe('progress');
    expect(kinds.filter((kind) => kind === 'claim')).toHaveLength(2);
    expect(kinds.indexOf('report')).toBe(kinds.length - 1);
    const report = reportOf(events);
    expect(report.documents[0]!.claims.map(({ verdict }) => verdict)).toEqual(['corroborated', 'refuted']);
    expect(reportOf(await eventsOf())).toEqual(report);
  });

  it('lets other tasks run, and stops when it is told to', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 0);
    const report = reportOf(await eventsOf({ signal: stop.signal, cases: 10 ** 6 }));
    expect(report.interrupted).toBe(true);
  });

  it('judges and explains a witness', async () => {
    const refuted = reportOf(await eventsOf()).documents[0]!.claims[1]!;
    const { at, lhs } = refuted.links[0]!.counterexample!;
    const claim = document!.claims[1]!;
    const reading = pointFromJson(claim, at);
    if (reading.kind === 'problem') throw new Error(reading.problem.message);
    const judgement = judgeAt(claim, reading.point);
    expect(judgement).toMatchObject({ kind: 'judged', report: { verdict: 'refuted' } });
    expect(explain(claim, reading.point).links).toMatchObject([
      { text: printStatement(claim.statements[0]!), holds: 'no' },
    ]);
    expect(lhs).not.toBeNull();
  });
});
