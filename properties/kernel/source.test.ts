import { describe, expect, it } from 'vitest';
import { Calls } from '../../src/compiled/calls.js';
import { compileKernel } from '../../src/compiled/index.js';
import { domainPremises } from '../../src/judgement/index.js';
import type { Claim } from '../../src/language/index.js';
import { claimOf } from '../../test/support/claim-of.js';
import { seriesClaims, variedClaims } from './claims.js';

/** Words of JavaScript that a kernel is written with, and the names of what it is handed. */
const WORDS = new Set(
  `use strict return function let const for if else NaN Infinity Math abs ceil floor min max sqrt Float64Array new length
  calls l h outcomes ratios ties total T v o work admissible missing q n`.split(/\s+/),
);

/** What a kernel calls by name: our own functions, whatever a document says. */
for (const name of Object.getOwnPropertyNames(Calls.prototype)) WORDS.add(name);

/** A letter or two (an A before the name of an array), a number, and which bound it is, or `n` for where a state stands. */
const GENERATED_NAME = /^A?[a-z]\d+[lhdun]?$/;
const NUMBER = /(?<![\w$])\d+(\.\d+)?(e[+-]?\d+)?(?![\w$.])/g;

function strangers(claim: Claim): readonly string[] {
  const compiled = compileKernel(claim, [...domainPremises(claim), ...claim.premises]);
  if (compiled.kind === 'unsupported') throw new Error(compiled.reason);
  const source = compiled.kernel.source.replace('"use strict";', '').replaceAll(NUMBER, ' ');
  const names = source.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  const others = source.match(/[^\s\w()[\]{}<>=+\-*/,;:?&|!.]/gu) ?? [];
  return [...names.filter((name) => !WORDS.has(name) && !GENERATED_NAME.test(name)), ...others];
}

describe('the source of a kernel has generated names and numbers, and nothing that a document says', () => {
  it('in the series and in varied claims', () => {
    for (const claim of [...seriesClaims(), ...variedClaims()]) expect(strangers(claim)).toEqual([]);
  });

  it('where a document takes the names of JavaScript', () => {
    const claim = claimOf(`given process > 0
      given constructor[eval] > 0
      let import[this] = sum(arguments in 1..this, constructor[arguments])
      show process * import[eval] > 0 for eval in 1..T`);
    expect(strangers(claim)).toEqual([]);
  });
});
