import type { IndexForm } from './index-form.js';
import type { KernelNode } from './node.js';

/** What a value that no given changes depends on. */
export interface Fixed {
  /** The one loop variable, by depth; `null` if there is none. */
  readonly variable: number | null;
  readonly onHorizon: boolean;
}

interface Dependence {
  readonly variables: ReadonlySet<number>;
  readonly onHorizon: boolean;
}

const ON_NOTHING: Dependence = { variables: new Set(), onHorizon: false };

/**
 * What a node depends on, if that is the horizon and at most one index: its value is then the same at every case. `null` if it may be
 * another one: also for what is added up or goes on from itself, although that need not depend on a given.
 */
export function fixedBy(node: KernelNode): Fixed | null {
  const found = dependence(node);
  if (!found || found.variables.size > 1) return null;
  const [variable = null] = found.variables;
  return { variable, onHorizon: found.onHorizon };
}

function dependence(node: KernelNode): Dependence | null {
  switch (node.kind) {
    case 'number':
    case 'constant':
      return ON_NOTHING;
    case 'index':
      return ofForm(node.form);
    case 'unary':
      return dependence(node.operand);
    case 'binary':
      return joined(dependence(node.left), dependence(node.right));
    case 'choice':
      return [node.left, node.right, node.whenTrue, node.whenFalse].map(dependence).reduce(joined);
    case 'power':
      return joined(dependence(node.base), ofForm(node.exponent));
    case 'value': {
      if (node.of.kind !== 'map') return null;
      const body = dependence(node.of.body);
      return body && joined({ ...ON_NOTHING, onHorizon: body.onHorizon }, ofForm(node.index));
    }
    default:
      return null;
  }
}

function ofForm(form: IndexForm): Dependence | null {
  let found: Dependence | null = ON_NOTHING;
  for (const { atom } of form.terms.values()) {
    if (atom.kind === 'given') return null;
    if (atom.kind === 'horizon') found = joined(found, { ...ON_NOTHING, onHorizon: true });
    else if (atom.kind === 'variable')
      found = joined(found, { ...ON_NOTHING, variables: new Set([atom.depth]) });
    else found = atom.parts.map(ofForm).reduce(joined, found);
  }
  return found;
}

function joined(a: Dependence | null, b: Dependence | null): Dependence | null {
  return (
    a && b && { variables: new Set([...a.variables, ...b.variables]), onHorizon: a.onHorizon || b.onHorizon }
  );
}
