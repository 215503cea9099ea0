import type { ClaimProofs, ProofsData } from '../campaign/proofs/index.js';
import { printStatement } from '../language/index.js';
import type { Paint } from './paint.js';
import { proofLine } from './proof-line.js';
import { wrap } from './wrap.js';

/** Goals of one claim that are shown. */
const SHOWN_GOALS = 5;

/** What `prove` and `verify` have to say, for a terminal. */
export class ProofsText {
  private readonly lines: string[] = [];
  private document: string | null = null;

  constructor(
    private readonly paint: Paint,
    private readonly columns: number,
    private readonly goals: true | null = null,
  ) {}

  /** A claim; `searched`: it was looked for, and not only checked. */
  add(path: string, proofs: ClaimProofs, searched: ClaimProofs | null): void {
    if (this.document !== path) {
      if (this.document !== null) this.lines.push('');
      this.lines.push(this.paint.bold(path));
      this.document = path;
    }
    this.lines.push(...this.claimLines(proofs, searched !== null));
  }

  note(written: string): void {
    this.lines.push(this.paint.dim(`  written: ${written}`));
  }

  finish({ summary: { claims, proved } }: ProofsData): string {
    const noun = claims === 1 ? 'claim' : 'claims';
    const not = claims - proved;
    const rest = not === 0 ? '' : `, ${this.paint.red(`${not} not`)}`;
    const gap = this.lines.length === 0 ? [] : [''];
    return [...this.lines, ...gap, `${claims} ${noun}: ${proved} proved${rest}`, ''].join('\n');
  }

  private claimLines(proofs: ClaimProofs, searched: boolean): string[] {
    const { claim, state, statements, failures } = proofs;
    const { paint } = this;
    const nodes = statements.reduce((sum, proof) => sum + (proof?.nodes ?? 0), 0);
    if (state === 'proved') {
      const rules = [...new Set(statements.flatMap((proof) => proof?.rules ?? []))];
      const line = proofLine({ rules, nodes, source: 'certificate' });
      const source = statements.every((proof) => proof?.source === 'certificate') ? '' : ', found now';
      const by = claim.method ? `by its multipliers: ${claim.method.multipliers?.name}` : line;
      const how = `${by}${searched ? source : ''}`;
      return [`  ${paint.green('∎')} ${claim.name}  ${paint.green('proved')}  ${paint.dim(how)}`];
    }
    const word = searched ? 'open' : state;
    const lines = [`  ${paint.red('✗')} ${claim.name}  ${paint.yellow(word)}`];
    const say = (text: string, indent = 6) =>
      lines.push(wrap(`${' '.repeat(indent)}${text}`, this.columns, indent + 4));
    if (claim.method) {
      const { multipliers } = claim.method;
      if (multipliers) say(`it rests on \`${multipliers.name}\`, which is not proved`);
      else say('a claim about a method is proved by multipliers, and none are stated (docs/method.md)');
      return lines;
    }
    if (!searched || failures.length > 0)
      for (const { name, node, detail } of failures.slice(0, SHOWN_GOALS))
        say(
          state === 'missing'
            ? `not tried: ${name} (${detail})`
            : `the certificate is not accepted${node ? ` at ${node}` : ''}: ${name} (${detail})`,
        );
    claim.statements.forEach((statement, i) => {
      if (statements[i] || state === 'missing' || state === 'stale') return;
      const kind = statement.kind === 'obligation' ? `premise of ${statement.source}` : statement.kind;
      say(`no proof of ${kind}: ${printStatement(statement)}`);
      if (this.goals)
        this.goalLines(proofs, i).forEach((line) => {
          say(line, 8);
        });
    });
    if (state === 'missing' && !searched && failures.length === 0)
      say('there is no certificate: lakatos prove finds one');
    if (state === 'missing' && searched && this.goals)
      claim.statements.forEach((statement, i) => {
        say(printStatement(statement));
        this.goalLines(proofs, i).forEach((line) => {
          say(line, 8);
        });
      });
    return lines;
  }

  private goalLines({ open }: ClaimProofs, statement: number): string[] {
    const goals = open.filter((goal) => goal.statement === statement);
    const shown = goals.slice(0, SHOWN_GOALS).map(({ node, goal, reason }) => {
      const where = node === '' ? '' : `${node}: `;
      return `${where}${goal}${reason === '' ? '' : `  (${reason})`}`;
    });
    if (goals.length > SHOWN_GOALS) shown.push(`and ${goals.length - SHOWN_GOALS} more with --json`);
    return shown.length === 0 ? ['nothing was left: no rule applies'] : ['left to prove:', ...shown];
  }
}
