/** Whether functions may be made from text here: a page's policy, or an option of the process, may forbid it. */
export function mayGenerate(): boolean {
  if (isAllowed === null)
    try {
      new Function('');
      isAllowed = true;
    } catch (error) {
      if (!(error instanceof EvalError)) throw error;
      isAllowed = false;
    }
  return isAllowed;
}

let isAllowed: boolean | null = null;

/** What a text makes of values by their names: the text is the body of a function that returns it. */
export function made(text: string, values: ReadonlyMap<string, unknown>): unknown {
  return new Function(...values.keys(), `"use strict";\n${text}`)(...values.values());
}
