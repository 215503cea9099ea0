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
      goal: inLanguage(goal),
      reason: reason === 'open' ? '' : reason.split('\n')[0]!,
    }));
    const distinct = goals.filter(({ goal }, i) => goals.findIndex((other) => other.goal === goal) === i);
    return { proof, open: distinct };
  };
}

/** A goal of the prover as the language writes it: bound indices are called k1, k2, …, definitions are put in. */
function inLanguage(goal: string): string {
  return goal
    .replaceAll('·', ' * ')
    .replace(/(sum|prod)\(\$(\d+)=([^:]*?)\.\.([^:]*?): /g, '$1(k$2 in $3..$4, ')
    .replace(/\$(\d+)/g, 'k$1')
    .replace(/([[(, .])\+(?=[\w(])/g, '$1')
    .replace(/\bden\(/g, '(')
    .replace(/([(,+] ?)1 \* /g, '$1')
    .replace(/^1 \* /, '')
    .replace(/ \+ -/g, ' - ');
}
