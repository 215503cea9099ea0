import {
  acceptCompletion,
  autocompletion,
  type CompletionContext,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  snippetCompletion,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { colours, documentLanguage } from './language/mode.js';
import type { CompletionItem, PlacedProblem } from './messages.js';

/** What the editor asks of the page. */
export interface EditorClient {
  changed(text: string): void;
  run(): void;
  completions(offset: number): Promise<readonly CompletionItem[]>;
  hover(offset: number): Promise<{ readonly language: string; readonly formula: string } | null>;
}

/** The text of the document, with colours, completion, hover and problems in place. */
export class Editor {
  private readonly view: EditorView;

  constructor(parent: HTMLElement, client: EditorClient) {
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          EditorView.lineWrapping,
          bracketMatching(),
          closeBrackets(),
          highlightSelectionMatches(),
          lintGutter(),
          documentLanguage(),
          colours,
          autocompletion({ override: [(context) => complete(context, client)] }),
          hoverTooltip(async (_, offset) => {
            const hover = await client.hover(offset);
            return hover && { pos: offset, create: () => ({ dom: hoverBox(hover.language, hover.formula) }) };
          }),
          keymap.of([
            {
              key: 'Mod-Enter',
              run: () => {
                client.run();
                return true;
              },
            },
            { key: 'Tab', run: acceptCompletion },
            ...closeBracketsKeymap,
            ...defaultKeymap,
            ...searchKeymap,
            ...historyKeymap,
            ...completionKeymap,
            ...lintKeymap,
          ]),
          EditorView.contentAttributes.of({ 'aria-label': 'The document', spellcheck: 'false' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) client.changed(update.state.doc.toString());
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  set text(text: string) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
  }

  edit(edits: readonly { readonly start: number; readonly end: number; readonly text: string }[]): void {
    this.view.dispatch({
      changes: edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
    });
  }

  append(text: string): void {
    const end = this.view.state.doc.length;
    this.view.dispatch({ changes: { from: end, insert: text }, selection: { anchor: end } });
  }

  show(problems: readonly PlacedProblem[]): void {
    const { length } = this.view.state.doc;
    const diagnostics = problems.map(
      ({ from, to, message }): Diagnostic => ({
        from: Math.min(from, length),
        to: Math.min(Math.max(to, from), length),
        severity: 'error',
        message,
      }),
    );
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
  }

  goTo(offset: number): void {
    this.view.dispatch({
      selection: { anchor: offset },
      effects: EditorView.scrollIntoView(offset, { y: 'center' }),
    });
    this.view.focus();
  }
}

async function complete(context: CompletionContext, client: EditorClient) {
  const word = context.matchBefore(/[A-Za-z_]\w*/);
  if (!word && !context.explicit) return null;
  const items = await client.completions(context.pos);
  const options = items.map(({ label, kind, detail, snippet }) =>
    snippet === null
      ? { label, type: kind, detail }
      : snippetCompletion(snippet, { label, type: kind, detail }),
  );
  return { from: word?.from ?? context.pos, options, validFor: /^\w*$/ };
}

/** `formula` is markup that lakatos has typeset; the rest is text. */
function hoverBox(language: string, formula: string): HTMLElement {
  const box = document.createElement('div');
  box.className = 'hover';
  const text = document.createElement('pre');
  text.textContent = language;
  box.append(text);
  if (formula) {
    const place = document.createElement('div');
    place.innerHTML = formula;
    box.append(place);
  }
  return box;
}
