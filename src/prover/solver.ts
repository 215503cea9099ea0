import { OutOfWork } from './algebra.js';

/** Solves a linear program in CPLEX's text format; `null` where there is no optimal solution. Floating point: its answers are only proposals. */
export type Solver = (program: string) => ReadonlyMap<string, number> | null;

let loading: Promise<Solver> | null = null;

/**
 * HiGHS, compiled to WebAssembly; loaded once. `module`: settings of the package, for a page that may fetch nothing and brings the
 * code itself (`instantiateWasm`); without them the package finds its file.
 */
export function loadSolver(module: object = {}): Promise<Solver> {
  loading ??= (async () => {
    const { default: load } = await import('highs');
    const highs = await (load as unknown as (settings: object) => Promise<Highs>)(module);
    return (program) => {
      try {
        const solution = highs.solve(program, { presolve: 'on' });
        if (solution.Status !== 'Optimal') return null;
        return new Map(Object.entries(solution.Columns).map(([name, column]) => [name, column.Primal ?? 0]));
      } catch (error) {
        if (error instanceof OutOfWork) throw error;
        return null;
      }
    };
  })();
  return loading;
}

interface Highs {
  solve(
    program: string,
    options: { presolve: 'on' },
  ): { Status: string; Columns: Record<string, { Primal?: number }> };
}
