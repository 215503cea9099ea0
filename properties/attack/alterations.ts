import type { Dice } from './dice.js';

/** A file that somebody has changed: its JSON at one place, or its bytes. */
export function altered(text: string, dice: Dice): string {
  if (dice.oneIn(6))
    return dice.pick([
      text.slice(0, dice.integer(0, text.length)),
      '',
      '{}',
      '[]',
      'null',
      text + text,
      '\0',
    ]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return text.slice(0, dice.integer(0, text.length));
  }
  for (let i = dice.integer(1, 2); i > 0; i -= 1) alter(json, dice);
  return JSON.stringify(json);
}

function alter(json: unknown, dice: Dice): void {
  const places: { readonly of: Record<string, unknown>; readonly key: string }[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      places.push({ of: value as Record<string, unknown>, key });
      visit((value as Record<string, unknown>)[key]);
    }
  };
  visit(json);
  if (places.length === 0) return;
  const { of, key } = dice.pick(places);
  const value = of[key];
  switch (dice.integer(0, 3)) {
    case 0:
      delete of[key];
      return;
    case 1:
      of[key] = dice.pick(places).of[dice.pick(places).key] ?? null;
      return;
    case 2:
      of[key] = dice.pick([
        null,
        -1,
        0,
        1,
        1e15,
        1e308,
        0.5,
        '',
        '0',
        'refuted',
        'corroborated',
        'proved',
        [],
        {},
        true,
        '9'.repeat(3000),
      ]);
      return;
    default:
      if (typeof value === 'number') of[key] = value + dice.pick([-1, 1, 1000]);
      else if (Array.isArray(value) && value.length > 0) value.splice(dice.integer(0, value.length - 1), 1);
      else if (typeof value === 'string') of[key] = `${value}1`;
      else of[key] = null;
  }
}
