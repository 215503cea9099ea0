import type { Search } from '../campaign/proofs/index.js';

/** The prover, with so much work for a statement. It is loaded when it is first asked for: it takes a moment. */
export async function searchWith(work: number): Promise<Search> {
  const { loadSolver, proveClaim } = await import('../prover/index.js');
  const solver = await loadSolver();
  return (claim, lemmas) => {
    const { proof, open } = proveClaim(claim, { solver, lemmas, work });
    const goals = open.map(({ statement, goal, reason }) => ({
      statement,
      node: '',
      goal: goal.replaceAll('·', ' * '),
      reason: reason === 'open' ? '' : reason.split('\n')[0]!,
    }));
    return { proof, open: goals };
  };
}
