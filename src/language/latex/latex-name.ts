import { greekCommand } from '../term/greek.js';

function word(text: string): string {
  const greek = greekCommand(text);
  if (greek) return greek;
  return text.length === 1 ? text : `\\mathrm{${text.replace(/_/g, '\\_')}}`;
}

/** A subscript or exponent; braces only where LaTeX needs them. */
export function script(mark: '_' | '^', content: string): string {
  return content.length === 1 ? mark + content : `${mark}{${content}}`;
}

/**
 * A name with its indices, already in LaTeX: `\eta_t`, `g_{t,i}`, `\mathrm{dist}_t`. Digits at the end of a name
 * are an index too: `theta1[i]` is `\theta_{1,i}`.
 */
export function latexName(name: string, indices: readonly string[] = []): string {
  const numbered = /^([A-Za-z]+)_?(\d+)$/.exec(name);
  const [stem, all] = numbered ? [numbered[1]!, [numbered[2]!, ...indices]] : [name, indices];
  return all.length === 0 ? word(stem) : word(stem) + script('_', all.join(','));
}
