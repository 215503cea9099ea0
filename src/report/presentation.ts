/** How a report is laid out for whoever reads it. */
export interface Layout {
  /** Width of the window; lines are not broken where there is none. */
  readonly columns: number;
  /** `quiet`: surprises alone; `verbose`: every link of every claim. */
  readonly detail: 'quiet' | 'normal' | 'verbose';
}

export interface Presentation extends Layout {
  /** Where the failure of a claim at a point was kept. */
  readonly kept: (document: string, claim: string, at: unknown) => string | null;
}

/** For a file, a log, a pipe. */
export const PLAIN_PRESENTATION: Presentation = { columns: Infinity, detail: 'normal', kept: () => null };
