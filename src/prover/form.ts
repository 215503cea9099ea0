/** An affine form in index variables, as the prover sees it. A `min` or `max` that is not decided is a variable with a name of its own. */
export interface Form {
  readonly c: number;
  readonly v: Readonly<Record<string, number>>;
}

export const constant = (c: number): Form => ({ c, v: {} });
export const variable = (name: string): Form => ({ c: 0, v: { [name]: 1 } });
export const isConstant = (a: Form): boolean => Object.keys(a.v).length === 0;
export const shift = (a: Form, c: number): Form => ({ c: a.c + c, v: a.v });

/** `a + k * b`. */
export function add(a: Form, b: Form, k = 1): Form {
  const v: Record<string, number> = { ...a.v };
  for (const name of Object.keys(b.v)) {
    const x = (v[name] ?? 0) + k * b.v[name]!;
    if (x === 0) delete v[name];
    else v[name] = x;
  }
  return { c: a.c + k * b.c, v };
}

export const sub = (a: Form, b: Form): Form => add(a, b, -1);
export const scale = (a: Form, k: number): Form => add(constant(0), a, k);

/** One text for each form. */
export function formKey(a: Form): string {
  const names = Object.keys(a.v).sort();
  const text = names.map((name) => `${a.v[name]! > 0 ? '+' : ''}${a.v[name]}*${name}`).join('');
  return `${text}${a.c >= 0 ? '+' : ''}${a.c}`;
}

/** An undecided `min` or `max`, known by the name of its variable. */
export interface Extreme {
  readonly kind: 'min' | 'max';
  readonly left: Form;
  readonly right: Form;
}

/** Extremes by name, for one claim. */
export class Extremes {
  private readonly byName = new Map<string, Extreme>();

  get(name: string): Extreme | undefined {
    return this.byName.get(name);
  }

  form(kind: 'min' | 'max', a: Form, b: Form): Form {
    const d = sub(a, b);
    if (isConstant(d)) return d.c <= 0 === (kind === 'min') ? a : b;
    const [left, right] = formKey(a) < formKey(b) ? [a, b] : [b, a];
    const name = `${kind}(${formKey(left)},${formKey(right)})`;
    this.byName.set(name, { kind, left, right });
    return variable(name);
  }

  substitute(a: Form, name: string, b: Form): Form {
    let result: Form = { c: a.c, v: {} };
    let touched = false;
    for (const each of Object.keys(a.v)) {
      const extreme = this.byName.get(each);
      let image = variable(each);
      if (each === name) image = b;
      else if (extreme) {
        const [l, r] = [this.substitute(extreme.left, name, b), this.substitute(extreme.right, name, b)];
        if (l !== extreme.left || r !== extreme.right) image = this.form(extreme.kind, l, r);
      }
      if (each === name || extreme) touched = true;
      result = add(result, image, a.v[each]!);
    }
    return touched ? result : a;
  }

  /** Names of variables, those inside extremes included. */
  names(a: Form, into: Set<string> = new Set()): Set<string> {
    for (const name of Object.keys(a.v)) {
      into.add(name);
      const extreme = this.byName.get(name);
      if (extreme) {
        this.names(extreme.left, into);
        this.names(extreme.right, into);
      }
    }
    return into;
  }
}
