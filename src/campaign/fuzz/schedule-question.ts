import { type BlockSummary, type Claim, documentName, type Problem } from '../../language/index.js';
import { defining, type Library, type OptionText, Question, type QuestionLine, told } from './option-text.js';

/** A schedule as the user states it: formulas, or a block of a document, as it is or called with arguments: `wsd(c, 0)`. */
export type ScheduleStatement =
  | { readonly kind: 'formulas'; readonly schedule: OptionText; readonly lets: readonly OptionText[] }
  | {
      readonly kind: 'block';
      readonly block: BlockSummary;
      readonly call?: string;
      readonly lets: readonly OptionText[];
    };

export interface ScheduleQuestion {
  readonly statement: ScheduleStatement;
  readonly givens: readonly OptionText[];
  /** Givens that are the user's choice: `beta in [0, 1]`. */
  readonly tuned: readonly OptionText[];
  readonly assumptions: readonly OptionText[];
  readonly against: OptionText | null;
}

/** What is to be asked of a schedule, with every name that it needs. */
export interface ScheduleSetting {
  /** Of the schedule; `null` where formulas state it. */
  readonly name: string | null;
  /** Lines that say what is given, and define the rate. */
  readonly lines: readonly QuestionLine[];
  /** The claim without any bound: its givens and definitions. */
  readonly base: Claim;
  /** Name of the rate: `eta`, or `rate` where `eta` is a shape without a scale. */
  readonly rate: string;
  /** Names of scalars of the schedule that are chosen best: its scale. */
  readonly tuned: readonly string[];
  /** Names that have a meaning, with the number of their indices. */
  readonly names: ReadonlyMap<string, number>;
}

/** What a name means by convention in this field, if nobody says otherwise; `tuned`: it is chosen, not suffered. */
const CONVENTIONS: Readonly<
  Record<string, { readonly scalar: string; readonly sequence?: string; readonly tuned?: true }>
> = {
  R: { scalar: 'given R > 0' },
  D: { scalar: 'given D > 0' },
  G: { scalar: 'given G > 0', sequence: 'given G[t] > 0' },
  alpha: { scalar: 'given alpha > 0', tuned: true },
  α: { scalar: 'given alpha > 0', tuned: true },
};

/** A schedule of a document has its parameters as givens; those that no bound knows are its scale. */
const BOUND_PARAMETERS: ReadonlySet<string> = new Set(['R', 'G', 'D', 'eta', 'w']);

/** What the scale of a schedule can come from. */
const SCALES: readonly string[] = ['R', 'G', 'D', 'alpha', 'α'];

/** A schedule that knows nothing with a unit is a shape: the rate is a base rate times it, and the user chooses the base rate. */
const BASE_RATE: readonly QuestionLine[] = [{ words: 'let rate[t] = alpha * eta[t]' }];

function isShape(statement: ScheduleStatement): boolean {
  return statement.kind === 'block' && statement.block.parameters.every(({ name }) => !SCALES.includes(name));
}

/** The name that an option such as `beta in [0, 1]` is about. */
function nameIn({ text }: OptionText): string | null {
  return /^\s*([\p{L}_][\p{L}\d_]*)/u.exec(text)?.[1] ?? null;
}

/** Reads what the user says about the schedule. Problems are told in terms of the options. */
export function settingOf(
  question: ScheduleQuestion,
  library: Library,
): { readonly setting: ScheduleSetting } | { readonly problems: readonly Problem[] } {
  const inferred: string[] = [];
  const tuned: string[] = question.tuned.flatMap((option) => nameIn(option) ?? []);
  const { statement } = question;
  const rate = isShape(statement) ? 'rate' : 'eta';
  if (statement.kind === 'block' && statement.call === undefined) {
    // What the user says of a parameter is said in the place of what the schedule says.
    const said = [...question.tuned, ...question.givens].map(nameIn);
    for (const { name, given } of statement.block.parameters)
      if (!said.includes(name)) {
        inferred.push(given);
        if (!BOUND_PARAMETERS.has(name)) tuned.push(name);
      }
  }
  for (;;) {
    const lines = linesOf(question, inferred);
    const show: QuestionLine[] = question.against
      ? [{ words: 'show (', option: question.against, after: ') > 0' }]
      : [{ words: 'show 0 < 1' }];
    const asked = new Question('schedule', [...lines, ...show]);
    const { documents, problems } = asked.resolve(library);
    if (problems.length === 0) {
      const base = documents[0]!.claims[0]!;
      if (!base.definitions.some(({ name }) => name === 'eta')) return { problems: [missingRate(statement)] };
      const name = statement.kind === 'block' ? statement.block.name : null;
      return { setting: { name, lines, base, rate, tuned, names: namesOf(base) } };
    }
    const missing = problems.flatMap((problem) => conventional(asked, problem, inferred))[0];
    if (!missing) return { problems: problems.map((problem) => advised(told(problem))) };
    inferred.push(missing.given);
    inferred.sort((a, b) => rank(a) - rank(b));
    if (missing.tuned) tuned.push(missing.given.split(' ')[1]!);
  }
}

/** Givens stand in the order in which theory names them. */
function rank(given: string): number {
  const name = /^given ([A-Za-z]+)/.exec(given)?.[1] ?? '';
  return Object.keys(CONVENTIONS).indexOf(name);
}

function missingRate(statement: ScheduleStatement): Problem {
  const option = statement.kind === 'formulas' ? statement.schedule : null;
  const end = option ? (/^[^=[\s]*/.exec(option.text)?.[0].length ?? 0) : 0;
  return {
    code: 'missing-eta',
    message: 'the schedule does not define `eta`, the learning rate',
    advice: 'write --schedule `eta[t] = …`, and other definitions with --let',
    place: option && { source: { path: option.label, text: option.text }, start: 0, end },
  };
}

function linesOf(question: ScheduleQuestion, inferred: readonly string[]): QuestionLine[] {
  const { statement, givens, assumptions } = question;
  const line =
    (word: string) =>
    (option: OptionText): QuestionLine => ({ words: `${word} `, option });
  return [
    ...givens.map(line('given')),
    ...question.tuned.map(line('given')),
    ...inferred.map((words) => ({ words })),
    ...statement.lets.map(line('let')),
    ...(statement.kind === 'formulas'
      ? [defining('eta[t]', statement.schedule)]
      : [useOf(statement.block, statement.call)]),
    ...(isShape(statement) ? BASE_RATE : []),
    ...assumptions.map(line('assume')),
  ];
}

/** `from DOCUMENT use NAME`, for a block of a library; or with a call in place of the name. */
export function useOf({ name, source }: BlockSummary, call: string = name): QuestionLine {
  return { words: `from ${documentName(source.path)} use ${call}` };
}

/** The given that an unknown name stands for by convention. */
function conventional(
  asked: Question,
  problem: Problem,
  inferred: readonly string[],
): { readonly given: string; readonly tuned: boolean }[] {
  if (problem.code !== 'unknown-name') return [];
  const written = asked.writtenAt(problem);
  if (!written) return [];
  const name = /^[\p{L}_][\p{L}\d_]*/u.exec(written.text)?.[0] ?? '';
  const convention = Object.hasOwn(CONVENTIONS, name) ? CONVENTIONS[name]! : null;
  const indexed = written.text.includes('[') || written.rest === '[';
  if (!convention) return [];
  const given = indexed && convention.sequence ? convention.sequence : convention.scalar;
  return inferred.includes(given) ? [] : [{ given, tuned: convention.tuned === true }];
}

function advised(problem: Problem): Problem {
  const inALine = problem.advice === undefined || problem.advice.includes('`given ');
  if (problem.code !== 'unknown-name' || !inALine) return problem;
  const name = problem.place
    ? problem.place.source.text.slice(problem.place.start, problem.place.end).replace(/\[.*$/, '')
    : 'x';
  return {
    ...problem,
    advice: `say what it is with --let '${name} = …'; that you choose it with --tune '${name} in [1, 100]'; or that the adversary does with --given '${name} > 0'`,
  };
}

function namesOf({ givens, definitions }: Claim): ReadonlyMap<string, number> {
  return new Map([
    ...givens.map(({ name, ranges }) => [name, ranges.length] as const),
    ...definitions.map(({ name, parameters }) => [name, parameters.length] as const),
  ]);
}
