import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choicesOf, pick } from '../../src/adversary/random.js';
import { applied, Workspace } from '../../src/service/index.js';

const PATH = 'a.md';
const TEXT = `# A

\`\`\`bound last(R, G)
given R, G > 0
value R * G
\`\`\`

\`\`\`schedule rate(R)
given R > 0
let eta[t] = R / sqrt(t)
\`\`\`

\`\`\`claim first
given R, G > 0
use rate
let V = R   +  G
show last(R, G) * eta[1]   <= V^2  <=  2*V^2
\`\`\`
`;

function workspaceOf(text: string): Workspace {
  const workspace = new Workspace();
  workspace.set(PATH, text);
  return workspace;
}

/** The text that a definition's place covers, for the name at the given piece of the text. */
function definitionOf(piece: string, within: string): string | undefined {
  const at = TEXT.indexOf(piece) + piece.indexOf(within);
  const place = workspaceOf(TEXT).definition(PATH, at)?.place;
  if (!place) return undefined;
  const lineStart = TEXT.lastIndexOf('\n', place.start) + 1;
  return TEXT.slice(lineStart, TEXT.indexOf('\n', place.start));
}

describe('an editor asks', () => {
  it('where a name gets its meaning', () => {
    expect(definitionOf('V^2', 'V')).toBe('let V = R   +  G');
    expect(definitionOf('* eta[1]', 'eta')).toBe('let eta[t] = R / sqrt(t)');
    expect(definitionOf('show last', 'last')).toBe('```bound last(R, G)');
    expect(definitionOf('use rate', 'rate')).toBe('```schedule rate(R)');
  });

  it('what a name says', () => {
    const hover = workspaceOf(TEXT).hover(PATH, TEXT.indexOf('last(R, G) *'));
    expect(hover?.language).toBe('bound last(R, G)\ngiven R, G > 0\nvalue R * G');
    expect(workspaceOf(TEXT).hover(PATH, TEXT.indexOf('first'))?.latex).toContain('\\begin{aligned}');
  });

  it('what can stand here', () => {
    const labels = (text: string): string[] =>
      workspaceOf(text)
        .completions(PATH, text.length, ['part-1'])
        .map(({ label }) => label);
    expect(labels(`${TEXT}\n\`\`\`claim second\n`)).toContain('show');
    expect(labels(`${TEXT}\n\`\`\`claim second\nfrom p`)).toEqual(['part-1']);
    expect(labels(`${TEXT}\n\`\`\`claim second\nuse r`)).toEqual(['rate']);
    expect(labels(`${TEXT}\n\`\`\`claim second\ngiven x > 0\nshow `)).toEqual(
      expect.arrayContaining(['x', 'last', 'sqrt', 'sum']),
    );
  });

  it('for the printed form, which means the same', () => {
    const workspace = workspaceOf(TEXT);
    const after = applied(TEXT, workspace.format(PATH));
    expect(after).toContain('let V = R + G\nshow last(R, G) * eta[1]\n  <= V^2\n  <= 2 * V^2\n');
    expect(workspaceOf(after).format(PATH)).toEqual([]);
    expect(workspaceOf(after).analysis(PATH)?.problems).toEqual([]);
  });

  it('for the form of lines with remarks, which are kept', () => {
    const formatted = (text: string): string => applied(text, workspaceOf(text).format(PATH));
    expect(formatted('```claim a\ngiven x   > 0 # why\nshow x>0\n```\n')).toBe(
      '```claim a\ngiven x > 0 # why\nshow x > 0\n```\n',
    );
    const within = '```claim a\ngiven x > 0\nshow x  # first\n   <   2*x + 1\n```\n';
    expect(formatted(within)).toBe(within);
  });

  it.each(['part-3-last-iterate'])('for the form of %s: what is formatted stays as it is', (name) => {
    const text = readFileSync(`proofs/${name}.md`, 'utf8');
    const workspace = new Workspace((beside) => ({
      path: `${beside}.md`,
      text: readFileSync(`proofs/${beside}.md`, 'utf8'),
    }));
    workspace.set(PATH, text);
    const after = applied(text, workspace.format(PATH));
    workspace.set(PATH, after);
    expect(workspace.analysis(PATH)?.problems).toEqual([]);
    expect(workspace.format(PATH)).toEqual([]);
  });
});

const SEED = 1;
const EDITS = 300;
const PIECES = ['(', ')', '[', 'sum(', ' <= ', '\n', '```', 'given ', 'T', '#', '\\', '→', '中', '', '', ''];

describe(`${EDITS} random edits (seed ${SEED})`, () => {
  it('never throw', () => {
    const choices = choicesOf(SEED, 'edits');
    const workspace = workspaceOf(TEXT);
    let text = TEXT;
    for (let i = 0; i < EDITS; i += 1) {
      const start = choices.integer(0, text.length);
      const end = Math.min(text.length, start + choices.integer(0, 5));
      text = text.slice(0, start) + pick(PIECES, choices) + text.slice(end);
      if (text.length < 100) text = TEXT;
      workspace.set(PATH, text);
      workspace.analysis(PATH);
      const at = choices.integer(0, text.length);
      workspace.hover(PATH, at);
      workspace.completions(PATH, at);
      workspace.format(PATH);
    }
    expect(workspace.paths()).toEqual([PATH]);
  });
});
