import type { Place } from '../term/place.js';

/**
 * A mistake in what the user gave: a code that stays the same between versions, a sentence that says what is
 * wrong, the place, and, where there is one, a sentence that says what to write instead.
 */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly place: Place | null;
  /** Said about the place as a whole when there is no `place`: a path, an option. */
  readonly subject?: string;
  readonly advice?: string;
}

/** Carries a problem out of a deep evaluation; caught where a campaign, a command or a test begins. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = 'ProblemError';
  }
}
