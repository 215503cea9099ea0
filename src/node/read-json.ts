import { readFileSync, statSync } from 'node:fs';
import type { ZodType } from 'zod';
import type { Problem } from '../language/index.js';
import { fileProblem, reasonOf } from './problem.js';

/** A value read from a file, or what is wrong with the file. */
export type FileReading<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'problem'; readonly problem: Problem };

export interface JsonKind<Value> {
  readonly schema: ZodType<Value>;
  /** What such a file is, for messages: `failure file`, `report`. */
  readonly name: string;
  /** Where such a file comes from, as a help for who gave another: the command that writes it, or what stands in it. */
  readonly advice: string;
  readonly maxBytes: number;
  /** Name and number of the form, where files say theirs: an older or newer one is called by its name. */
  readonly form?: { readonly key: string; readonly value: string };
}

/** Reads a JSON file that may come from anywhere: nothing of it is believed before it has the form that it must have. */
export function readJson<Value>(path: string, kind: JsonKind<Value>): FileReading<Value> {
  const wrong = (code: string, message: string): FileReading<Value> => ({
    kind: 'problem',
    problem: fileProblem(code, path, message, kind.advice),
  });
  let json: unknown;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return wrong('unreadable', 'is not a plain file');
    if (stat.size > kind.maxBytes)
      return wrong(
        'file-too-large',
        `has ${stat.size} bytes; the limit for a ${kind.name} is ${kind.maxBytes}`,
      );
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      return wrong('not-json', 'is not JSON: it is damaged, or something else');
    return wrong('unreadable', `cannot be read: ${reasonOf(error)}`);
  }
  const stated =
    kind.form && typeof json === 'object' && json !== null ? json[kind.form.key as keyof object] : null;
  if (kind.form && stated !== kind.form.value && isOtherVersion(stated, kind.form.value))
    return wrong(
      'other-version',
      `has the form ${stated}, and this version of lakatos reads ${kind.form.value}`,
    );
  const result = kind.schema.safeParse(json);
  if (result.success) return { kind: 'read', value: result.data };
  const issue = result.error.issues[0]!;
  const where = issue.path.length === 0 ? '' : ` at ${issue.path.map(String).join('.')}`;
  return wrong('foreign-file', `is no ${kind.name}${where}: ${issue.message}`);
}

/** `lakatos-report/1` beside `lakatos-report/2`. */
function isOtherVersion(stated: unknown, form: string): stated is string {
  return (
    typeof stated === 'string' &&
    /^[\w-]{1,40}\/\d{1,9}$/.test(stated) &&
    stated.split('/')[0] === form.split('/')[0]
  );
}
