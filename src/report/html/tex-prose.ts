const DISPLAYS = 'equation|align|gather|multline|displaymath|eqnarray|alignat';

/** Prose of a LaTeX document as Markdown, as far as it is read on a page: headings, emphasis, lists, formulas. */
export function markdownOfTex(text: string): string {
  return text
    .replace(/(?<!\\)%[^\n]*/g, '')
    .replace(/^[\s\S]*?\\begin\{document\}/, '')
    .replace(/\\end\{document\}[\s\S]*$/, '')
    .replace(/\\label\{[^}]*\}/g, '')
    .replace(
      new RegExp(`\\\\begin\\{(${DISPLAYS})\\*?\\}([\\s\\S]*?)\\\\end\\{\\1\\*?\\}`, 'g'),
      (_, kind: string, body: string) => display(/align|eqnarray/.test(kind) ? aligned(body) : body),
    )
    .replace(/\\\[([\s\S]*?)\\\]/g, (_, body: string) => display(body))
    .replace(/\\\(([\s\S]*?)\\\)/g, (_, body: string) => `$${body.trim()}$`)
    .replace(/\\(?:chapter|section)\*?\{([^}]*)\}/g, '\n## $1\n')
    .replace(/\\subsection\*?\{([^}]*)\}/g, '\n### $1\n')
    .replace(/\\(?:sub)*paragraph\*?\{([^}]*)\}/g, '\n**$1** ')
    .replace(
      /\\begin\{(theorem|lemma|proposition|corollary|definition|remark|proof)\}(?:\[([^\]]*)\])?/g,
      heading,
    )
    .replace(/\\item\b(?:\[[^\]]*\])?/g, '\n- ')
    .replace(/\\(?:begin|end)\{[a-z*]+\}/g, '\n')
    .replace(/\\(?:emph|textit)\{([^}]*)\}/g, '*$1*')
    .replace(/\\textbf\{([^}]*)\}/g, '**$1**')
    .replace(/\\(?:maketitle|noindent|medskip|bigskip|smallskip|newpage)\b/g, '')
    .replace(/(?<!\\)~/g, ' ');
}

function display(body: string): string {
  return `\n\n$$\n${body.trim()}\n$$\n\n`;
}

function aligned(body: string): string {
  return `\\begin{aligned}${body}\\end{aligned}`;
}

function heading(_: string, kind: string, title: string | undefined): string {
  const word = kind[0]!.toUpperCase() + kind.slice(1);
  return `\n**${word}${title ? ` (${title})` : ''}.** `;
}
