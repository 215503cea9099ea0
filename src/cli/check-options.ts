/** The options of `check`, as commander reads them. */
export interface CheckOptions {
  readonly claim?: readonly string[];
  /** `true`: only claims of which a failure is kept. A path: those that this report says are not as expected. */
  readonly failed?: true | string;
  /** `DEFAULT_CASES` if not given, or `DEFAULT_TIMED_CASES`. */
  readonly cases?: number;
  /** Cases of single claims, by name: from lakatos.config.json. */
  readonly casesOf?: Readonly<Record<string, number>>;
  readonly maxHorizon: number;
  readonly seed: number;
  readonly json?: string;
  readonly html?: string;
  readonly format: 'table' | 'github' | 'junit';
  readonly quiet?: true;
  readonly verbose?: true;
  /** `false` after `--no-failures`. */
  readonly failures: boolean;
  /** `false` after `--no-prove`. */
  readonly prove: boolean;
  /** Seconds. */
  readonly for?: number;
  readonly shard?: { readonly index: number; readonly of: number };
  readonly resume?: true;
  readonly roundCases?: number;
  /** As many as there are cores if not given. */
  readonly workers?: number;
}
