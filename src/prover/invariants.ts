import { type Atom, type Ctx, ctxRange, type Poly, pkey, psub, topAtoms } from './algebra.js';
import { type Form, formKey, shift, variable } from './form.js';
import {
  type Hypothesis,
  hypothesisKey,
  type Knowledge,
  opened,
  type Prove,
  restated,
  writeUpwards,
} from './knowledge.js';
import { Frame, valueAt } from './recursions.js';
import type { Proof } from './writer.js';

type Recursive = Atom & { kind: 'rec' };

/** What may hold of every value of a recursion, from its first value on. */
const CANDIDATES = [
  'positive',
  'nonnegative',
  'at most the first value',
  'at least the first value',
] as const;
type Candidate = (typeof CANDIDATES)[number];

/** Recursions inside each other's proofs. */
const DEEPEST = 4;

/**
 * Bounds of the values of a recursion that its equations keep: each is proved by induction from the first index to the one at hand, and
 * may use the others.
 */
export class Invariants {
  private readonly busy = new Set<string>();
  private readonly known = new Map<string, Hypothesis | null>();

  constructor(
    private readonly s: Knowledge,
    private readonly plausible: (E: Poly, rel: '>=' | '>', ctx: Ctx) => boolean,
    private readonly prove: Prove,
  ) {}

  of(A: Recursive, ctx: Ctx): readonly Hypothesis[] {
    const frame = new Frame(this.s.model, A.d);
    if (frame.recursion.direction === 'backward' || frame.firsts.length > 1) return [];
    const index = A.idx[frame.recursion.parameter]!;
    if (!this.s.order.le(frame.last, index, ctx)) return [];
    // A step that goes on from all earlier values keeps no bound by the last one alone.
    const step = valueAt(this.s, A.d, A.idx, () => frame.firsts.length)!;
    if ([...topAtoms(step)].some((a) => isSumOfValues(this.s, a))) return [];
    const found: Hypothesis[] = [];
    for (const candidate of CANDIDATES) {
      if (candidate === 'nonnegative' && found.length > 0) continue;
      const hypothesis = this.one(A, frame, index, candidate, ctx);
      if (hypothesis) found.push(hypothesis);
    }
    return found;
  }

  private one(A: Recursive, frame: Frame, index: Form, candidate: Candidate, ctx: Ctx): Hypothesis | null {
    const name = `${A.d} ${candidate}`;
    if (this.busy.has(name) || this.busy.size >= DEEPEST) return null;
    const key = `${name} ${A.idx.map(formKey).join()} ${ctx.key} # ${[...this.busy].sort().join()}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    // What fails at the horizon is not tried anywhere else.
    const horizon = variable('T');
    const { ctx: whole } = this.s.model;
    const isHorizon = formKey(index) === formKey(horizon) && ctx.key === whole.key;
    if (!isHorizon && A.idx.length === 1 && this.s.order.le(frame.last, horizon, whole)) {
      const atHorizon = this.s.at(this.s.k.recursion(A.d, [horizon])) as Recursive;
      if (!this.one(atHorizon, frame, horizon, candidate, whole)) {
        this.known.set(key, null);
        return null;
      }
    }
    this.busy.add(name);
    const hypothesis = this.search(A, frame, index, candidate, ctx);
    this.busy.delete(name);
    this.known.set(key, hypothesis);
    return hypothesis;
  }

  private search(A: Recursive, frame: Frame, index: Form, candidate: Candidate, ctx: Ctx): Hypothesis | null {
    const { s } = this;
    const { k } = s;
    const at = (form: Form): readonly Form[] =>
      A.idx.map((i, j) => (j === frame.recursion.parameter ? form : i));
    const value = (form: Form) => k.atom(k.recursion(A.d, at(form)));
    const first = valueAt(s, A.d, at(frame.last), () => 0)!;
    const says = (form: Form): Poly =>
      candidate === 'at most the first value'
        ? psub(first, value(form))
        : candidate === 'at least the first value'
          ? psub(value(form), first)
          : value(form);
    const rel = candidate === 'positive' ? '>' : '>=';
    if (!this.plausible(says(index), rel, ctx)) return null;
    const n = k.name('i');
    const inside = ctxRange(ctx, n, frame.last, shift(index, -1));
    const [hypothesis, next] = [says(variable(n)), says(shift(variable(n), 1))];
    const assumed: Hypothesis = {
      poly: hypothesis,
      strict: rel === '>',
      name: 'induction',
      write: opened(hypothesisKey(hypothesis)),
    };
    const from = (raw: Poly, extra: readonly Hypothesis[], context: Ctx): Proof | null => {
      const normal = s.norm(raw, context);
      const proof = this.prove(normal, rel, context, extra);
      return proof && restated(s, context, raw, rel, normal, proof);
    };
    const base = from(says(frame.last), [], ctx);
    const step = base && from(next, [assumed], inside);
    if (!base || !step) return null;
    const poly = says(index);
    return {
      poly,
      strict: rel === '>',
      name: 'invariant',
      write: (w) =>
        w.once(`invariant ${pkey(poly)} ${rel}`, () =>
          w.remember(
            writeUpwards(w, { n, from: frame.last, to: index, says: hypothesis, rel, base, step }),
            poly,
            rel,
          ),
        ),
    };
  }
}

function isSumOfValues(s: Knowledge, id: number): boolean {
  const A = s.at(id);
  return 'body' in A && [...topAtoms(A.body)].some((b) => s.at(b).kind === 'rec');
}
