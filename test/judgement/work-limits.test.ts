import { describe, expect, it } from 'vitest';
import { Judge } from '../../src/judgement/index.js';
import { claimOf } from '../support/claim-of.js';
import { pointOf } from '../support/point-of.js';

describe('the limits of work', () => {
  it('leave a case open that would take too long at a high precision', () => {
    // A blink in binary64, minutes at 320 digits. The sides are equal.
    const claim = claimOf('let S = sum(k in 1..200000, ln(k))\nshow S + ln(6) <= S + ln(2) + ln(3)');
    const finding = new Judge(claim).examine(pointOf(claim, { T: 1 })).findings[0]!;
    expect(finding.outcome).toBe('open');
  });
});
