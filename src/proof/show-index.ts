import type { Affine } from './affine.js';

/** `t+1`, for messages. */
export function show(form: Affine): string {
  const parts = form.parts.map(({ atom, coefficient }) => {
    const text =
      atom.kind === 'variable' ? atom.key : `${atom.kind}(${show(atom.left)}, ${show(atom.right)})`;
    const factor = Math.abs(coefficient) === 1 ? '' : `${Math.abs(coefficient)}*`;
    return `${coefficient < 0 ? '-' : '+'}${factor}${text}`;
  });
  const constant = form.constant < 0 ? `${form.constant}` : `+${form.constant}`;
  const text = parts.join('') + (form.constant !== 0 || parts.length === 0 ? constant : '');
  return text.startsWith('+') ? text.slice(1) : text;
}
