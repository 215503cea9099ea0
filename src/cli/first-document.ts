/** What `lakatos init` makes: small, true, and an invitation to change it. */
export const FIRST_DOCUMENT = `# A first conjecture

A document is prose and formulas for people, and blocks that run. With step sizes $1/\\sqrt t$ one needs

$$\\sum_{t=1}^T \\frac{1}{\\sqrt t} \\le 2\\sqrt T.$$

\`\`\`claim first_conjecture
show sum(t in 1..T, 1 / sqrt(t)) <= 2 * sqrt(T)
\`\`\`

The same holds for any positive gradient norms $G_t$ in the place of 1:

\`\`\`claim with_gradients
given G[t] > 0
let V[t] = sum(k in 1..t, G[k]^2)
show sum(t in 1..T, G[t]^2 / sqrt(V[t])) <= 2 * sqrt(V[T])
\`\`\`

Would a smaller constant than 2 do? Change it, and see.
`;

export const FIRST_DOCUMENT_NAME = 'conjecture.md';

export const FIRST_TEST_NAME = 'conjecture.test.ts';

/** The path is that of the document as vitest finds it: from the folder in which it runs. */
export function firstTest(documentPath: string): string {
  return `import { describeDocument } from 'lakatos/vitest';

// Every claim of the document is a test of its own.
describeDocument('${documentPath.replace(/[\\']/g, '\\$&')}');
`;
}

/** Where GitHub looks for workflows, from the root of the repository. */
export const WORKFLOW = '.github/workflows/lakatos.yml';

/** A workflow that checks the documents of a folder at every push; `version`: of the package, so that a newer one is a choice. */
export function workflowFor(folder: string, version: string): string {
  // A JSON string is a YAML string: whatever the folder is called, it stays one argument.
  return `name: lakatos
on: [push, pull_request]
permissions:
  contents: read
jobs:
  claims:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - run: npx --yes lakatos@${version} check "$LAKATOS_FOLDER" --format github
        env:
          LAKATOS_FOLDER: ${JSON.stringify(folder)}
`;
}
