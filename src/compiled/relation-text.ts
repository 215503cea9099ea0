import type { Relation } from '../language/index.js';
import type { Bound } from './code.js';

/** True only if the relation holds for all numbers between the bounds. */
export function holdsText(relation: Relation, a: Bound, b: Bound): string {
  switch (relation) {
    case '<=':
    case '<':
      return `${a.h}${relation}${b.l}`;
    case '>=':
    case '>':
      return `${a.l}${relation}${b.h}`;
    case '=':
      return `${a.l}===${b.h}&&${a.h}===${b.l}`;
    case '!=':
      return `(${a.h}<${b.l}||${b.h}<${a.l})`;
  }
}

/** True only if the relation fails for all numbers between the bounds. */
export function violatedText(relation: Relation, a: Bound, b: Bound): string {
  switch (relation) {
    case '<=':
      return `${a.l}>${b.h}`;
    case '<':
      return `${a.l}>=${b.h}`;
    case '>=':
      return `${a.h}<${b.l}`;
    case '>':
      return `${a.h}<=${b.l}`;
    case '=':
      return `(${a.h}<${b.l}||${b.h}<${a.l})`;
    case '!=':
      return `${a.l}===${b.h}&&${a.h}===${b.l}`;
  }
}
