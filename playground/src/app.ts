import { Editor } from './editor.js';
import { CERTIFICATE_FILES, FIRST, GALLERY } from './gallery.js';
import { documentOf, fragmentOf } from './link.js';
import type {
  Answer,
  ClaimItem,
  ClaimResult,
  Effort,
  ExportForm,
  Question,
  Setup,
  SolverWanted,
} from './messages.js';
import { forget, keep, lastName, load, storedNames } from './store.js';
import { trial } from './trial.js';

declare const LAKATOS_WORKER: string;
declare const LAKATOS_DEFAULTS: Effort;

const byId = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;

/** How long after the last key the article is made anew, in milliseconds. */
const PAUSE = 200;

// From a blob, because a browser takes no worker from a file.
const worker = new Worker(URL.createObjectURL(new Blob([LAKATOS_WORKER], { type: 'text/javascript' })));
worker.postMessage({
  kind: 'start',
  documents: GALLERY.map(({ name, text }) => [name, text]),
  certificates: CERTIFICATE_FILES,
} satisfies Setup);

/** The solver's code stands at the end of the page as text; it is read when the first proof is looked for. */
function sendSolver(): void {
  const letters = atob(byId('solver').textContent ?? '');
  const code = Uint8Array.from(letters, (letter) => letter.charCodeAt(0)).buffer;
  worker.postMessage({ kind: 'solver', code } satisfies Setup, [code]);
}

type Asked = Question extends infer Q ? (Q extends { id: number } ? Omit<Q, 'id'> : never) : never;
let asked = 0;
const waiting = new Map<number, (answer: Answer) => void>();

/** Asks the worker; every question has one answer, but for a check, which tells of each claim. */
function ask(question: Asked): Promise<Answer> {
  asked += 1;
  const id = asked;
  worker.postMessage({ ...question, id });
  return new Promise((resolve) => waiting.set(id, resolve));
}

let claims: readonly ClaimItem[] = [];
const results = new Map<string, ClaimResult>();
/** The cards of the claims of the document; the worker sends those that have changed. */
const cards = new Map<string, HTMLDetailsElement>();
/** The article that is on the page, without its cards. */
let written = '';
let checking: number | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let latest = 0;

worker.onmessage = ({ data }: MessageEvent<Answer | SolverWanted>) => {
  switch (data.kind) {
    case 'solver wanted':
      sendSolver();
      return;
    case 'progress':
      if (data.id !== checking) return;
      say(
        data.step === 'proving'
          ? `Looking for a proof of ${data.claim}`
          : `Hunting ${data.claim}: ${Math.floor(100 * data.share)} %`,
      );
      return;
    case 'claim':
      showResult(data.result);
      return;
    case 'nothing':
      if (data.id === checking) {
        say(data.reason);
        return;
      }
      break;
    case 'document':
      keepCards(data);
      break;
    default:
  }
  waiting.get(data.id)?.(data);
  waiting.delete(data.id);
};
worker.onerror = ({ message }) => say(`Something is wrong with this page: ${message}`);

const editor = new Editor(byId('editor'), {
  changed: () => {
    clearTimeout(timer);
    timer = setTimeout(read, PAUSE);
  },
  run: () => void check(null),
  completions: async (offset) => {
    await read();
    const answer = await ask({ kind: 'complete', offset });
    return answer.kind === 'completions' ? answer.items : [];
  },
  hover: async (offset) => {
    const answer = await ask({ kind: 'hover', offset });
    return answer.kind === 'hover' ? answer : null;
  },
});

function say(text: string): void {
  byId('status').textContent = text;
}

function nameOf(): string {
  return (
    byId<HTMLInputElement>('name')
      .value.trim()
      .replaceAll(/[^\w.-]+/g, '-') || 'document'
  );
}

/** Reads the document anew: problems, formulas, what is known of each claim. */
async function read(): Promise<void> {
  clearTimeout(timer);
  latest += 1;
  const mine = latest;
  const { text } = editor;
  const name = nameOf();
  const isGallery = GALLERY.some((item) => item.name === name && item.text === text);
  if (!isGallery && !keep(name, text)) say('This browser keeps nothing: save the document before you leave.');
  const answer = await ask({ kind: 'document', path: `${name}.md`, text });
  if (answer.kind !== 'document' || mine !== latest) return;
  editor.show(answer.problems);
  claims = answer.claims;
  // While somebody types in a claim, only its card is another: the rest of the page stays as it is.
  if (answer.article !== written) {
    written = answer.article;
    const holder = document.createElement('template');
    holder.innerHTML = written;
    for (const place of holder.content.querySelectorAll<HTMLElement>('[data-card]')) {
      const card = cards.get(place.dataset.card ?? '');
      if (card) place.replaceWith(card);
    }
    byId('article').replaceChildren(holder.content);
  }
  for (const { name: claim } of claims) addTools(claim);
  list();
  const count = answer.problems.length;
  if (checking === null)
    say(count === 0 ? '' : `${count} ${count === 1 ? 'mistake' : 'mistakes'} in the document`);
}

/** The claims with their verdicts, each a way to its card. */
function list(): void {
  byId('verdict-list').replaceChildren(
    ...claims.map(({ name, at }) => {
      const card = byId(`claim-${name}`);
      const verdict = card?.querySelector('.claim-verdict .badge')?.lastChild?.textContent ?? 'not checked';
      const button = document.createElement('button');
      button.type = 'button';
      button.className = `to-claim ${card?.className.match(/is-[\w-]+/)?.[0] ?? ''}`;
      button.textContent = `${name}: ${verdict}`;
      button.addEventListener('click', () => {
        if (card instanceof HTMLDetailsElement) card.open = true;
        card?.scrollIntoView({ block: 'start' });
        card?.querySelector('summary')?.focus();
      });
      button.addEventListener('dblclick', () => editor.goTo(at));
      return button;
    }),
  );
}

/** Takes over what the worker has sent, of answers too that come too late to be shown: it does not send it twice. */
function keepCards(answer: Extract<Answer, { kind: 'document' }>): void {
  for (const { name, markup } of answer.cards) putCard(name, markup, cards.get(name)?.open);
  const names = new Set(answer.claims.map(({ name }) => name));
  for (const name of cards.keys()) if (!names.has(name)) cards.delete(name);
}

/** A card in the place of the one before it; `open`: as the reader has left it. */
function putCard(name: string, markup: string, open?: boolean): void {
  const holder = document.createElement('template');
  holder.innerHTML = markup;
  const card = holder.content.firstElementChild as HTMLDetailsElement;
  if (open !== undefined) card.open = open;
  cards.get(name)?.replaceWith(card);
  cards.set(name, card);
}

function showResult(result: ClaimResult): void {
  results.set(result.name, result);
  putCard(result.name, result.card);
  addTools(result.name);
  list();
}

/** Below a card: its formula to copy, a check of it alone, sliders for the numbers of its point. */
function addTools(name: string): void {
  const body = byId(`claim-${name}`)?.querySelector('.claim-body');
  if (!body || body.querySelector('.tools')) return;
  const tools = document.createElement('p');
  tools.className = 'tools';
  const button = (text: string, act: () => void): void => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', act);
    tools.append(made);
  };
  button('Check this claim', () => void check(name));
  button('Copy as LaTeX', () => void copyClaim(name));
  button('Go to its text', () => {
    const claim = claims.find((item) => item.name === name);
    if (claim) editor.goTo(claim.at);
  });
  body.append(tools);
  if (results.get(name)?.hasProof && !body.parentElement?.classList.contains('is-waiting'))
    body.append(proofOf(name));
  const point = results.get(name)?.point;
  if (point)
    body.append(
      trial(name, point, async (at) => {
        const answer = await ask({ kind: 'explain', claim: name, at });
        if (answer.kind === 'explained') return answer;
        return answer.kind === 'nothing' ? answer.reason : '';
      }),
    );
}

/** The proof of a claim, which is fetched when it is unfolded. */
function proofOf(name: string): HTMLElement {
  const box = document.createElement('details');
  box.className = 'trial';
  const summary = document.createElement('summary');
  summary.textContent = 'Read the proof';
  box.append(summary);
  box.addEventListener('toggle', async () => {
    if (!box.open || box.childElementCount > 1) return;
    const holder = document.createElement('div');
    box.append(holder);
    const answer = await ask({ kind: 'argument', claim: name });
    if (answer.kind === 'argument') holder.innerHTML = answer.markup;
    else if (answer.kind === 'nothing') holder.textContent = answer.reason;
  });
  return box;
}

function copyClaim(name: string): Promise<void> {
  const claim = claims.find((item) => item.name === name);
  return claim ? copy(claim.latex, 'The formula is copied.') : Promise.resolve();
}

// The cards of a report have a button of their own below the LaTeX of a claim.
byId('article').addEventListener('click', ({ target }) => {
  if (!(target instanceof Element) || !target.closest('button.copy')) return;
  const card = target.closest('details.claim');
  if (card) void copyClaim(card.id.replace(/^claim-/, ''));
});

function effort(): Effort {
  return { ...LAKATOS_DEFAULTS, cases: Number(byId<HTMLSelectElement>('effort').value) };
}

async function check(claim: string | null): Promise<void> {
  if (checking !== null) worker.postMessage({ kind: 'stop' });
  byId('check').hidden = true;
  byId('stop').hidden = false;
  await read();
  if (claims.length === 0) {
    byId('check').hidden = false;
    byId('stop').hidden = true;
    say('There is no claim to check.');
    return;
  }
  if (claim === null) results.clear();
  show('article');
  const promise = ask({ kind: 'check', effort: effort(), claim });
  const mine = asked;
  checking = mine;
  const answer = await promise;
  if (checking !== mine) return;
  checking = null;
  byId('check').hidden = false;
  byId('stop').hidden = true;
  const cards = claims.map(({ name }) => results.get(name)).filter((result) => result !== undefined);
  const unexpected = cards.filter(({ asExpected }) => !asExpected).length;
  const end = answer.kind === 'checked' && answer.end === 'stopped' ? 'Stopped. ' : '';
  say(
    `${end}${cards.length} of ${claims.length} claims checked, ${unexpected === 0 ? 'all as expected' : `${unexpected} not as expected`}.`,
  );
}

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    // From a file some browsers keep the clipboard closed: the old way asks for nothing.
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    say(document.execCommand('copy') ? done : 'The browser does not let this page copy.');
    area.remove();
  }
}

function save(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function exported(form: ExportForm, file: string): Promise<void> {
  const answer = await ask({ kind: 'export', form });
  if (answer.kind === 'exported')
    for (const [i, text] of answer.texts.entries())
      save(i === 0 ? file : file.replace(/\.(?=\w+\.json$)/, `-${i + 1}.`), text, 'application/json');
  else if (answer.kind === 'nothing') say(`Nothing to save: ${answer.reason}.`);
}

function fillDocuments(): void {
  const groups = new Map<string, { name: string; title: string }[]>();
  const stored = storedNames().map((name) => ({ name, title: name }));
  if (stored.length > 0) groups.set('In this browser', stored);
  for (const item of GALLERY) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  const select = byId<HTMLSelectElement>('documents');
  const first = new Option('Open …', '');
  select.replaceChildren(
    first,
    ...[...groups].map(([label, items]) => {
      const group = document.createElement('optgroup');
      group.label = label;
      const from = label === 'In this browser' ? 'stored' : 'gallery';
      group.append(...items.map(({ name, title }) => new Option(title, `${from}:${name}`)));
      return group;
    }),
  );
}

function openDocument(name: string, text: string): void {
  worker.postMessage({ kind: 'stop' });
  results.clear();
  byId<HTMLInputElement>('name').value = name;
  document.title = `${name} · lakatos playground`;
  editor.text = text;
  void read();
}

function show(pane: 'editor' | 'article'): void {
  document.body.dataset.pane = pane;
  byId('show-editor').setAttribute('aria-pressed', String(pane === 'editor'));
  byId('show-article').setAttribute('aria-pressed', String(pane === 'article'));
}

byId('check').addEventListener('click', () => void check(null));
byId('stop').addEventListener('click', () => worker.postMessage({ kind: 'stop' }));
byId('show-editor').addEventListener('click', () => show('editor'));
byId('show-article').addEventListener('click', () => show('article'));
byId('name').addEventListener('change', () => void read().then(fillDocuments));
byId<HTMLSelectElement>('documents').addEventListener('change', ({ target }) => {
  const select = target as HTMLSelectElement;
  const [from, name] = select.value.split(/:(.*)/s) as [string, string];
  const text = from === 'stored' ? load(name) : GALLERY.find((item) => item.name === name)?.text;
  if (text !== undefined && text !== null) openDocument(name, text);
  select.value = '';
});
byId('share').addEventListener('click', async () => {
  const fragment = await fragmentOf({ name: nameOf(), text: editor.text });
  history.replaceState(null, '', fragment);
  await copy(location.href, 'The link is copied. It holds the document.');
});
byId('download').addEventListener('click', () => save(`${nameOf()}.md`, editor.text, 'text/markdown'));
byId('report').addEventListener('click', () => void exported('report', `${nameOf()}.report.json`));
byId('failures').addEventListener('click', () => void exported('failures', `${nameOf()}.failure.json`));
byId('proofs').addEventListener('click', () => void exported('proofs', `${nameOf()}.md.proofs.json`));
byId('latex').addEventListener(
  'click',
  () =>
    void copy(
      claims.map(({ name, latex }) => `% ${name}\n${latex}\n`).join('\n'),
      'The formulas are copied.',
    ),
);
byId('format').addEventListener('click', async () => {
  await read();
  const answer = await ask({ kind: 'format' });
  if (answer.kind === 'edits') editor.edit(answer.edits);
});
byId('open').addEventListener('click', () => byId('file').click());
byId('file').addEventListener('change', async ({ target }) => {
  const input = target as HTMLInputElement;
  const [file] = input.files ?? [];
  input.value = '';
  if (!file) return;
  const text = await file.text();
  if (!file.name.endsWith('.json')) return openDocument(file.name.replace(/\.(md|tex)$/, ''), text);
  const answer = await ask({ kind: 'read failure', text });
  if (answer.kind === 'failure') {
    if (!claims.some(({ name }) => name === answer.claim)) editor.append(`\n${answer.block}`);
    await read();
    say(`The failure of ${answer.claim} is here: open its card and try its numbers.`);
    results.set(answer.claim, {
      name: answer.claim,
      verdict: '',
      asExpected: true,
      hasProof: false,
      card: '',
      point: answer.at,
    });
    byId(`claim-${answer.claim}`)?.querySelector('.tools')?.remove();
    addTools(answer.claim);
  } else if (answer.kind === 'nothing') say(`${file.name}: ${answer.reason}`);
});
byId('forget').addEventListener('click', () => {
  forget(nameOf());
  fillDocuments();
  say(`${nameOf()} is no longer kept in this browser.`);
});

const THEMES = ['system', 'light', 'dark'] as const;
let theme: (typeof THEMES)[number] = 'system';
byId('theme').addEventListener('click', () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId('theme').textContent = `Theme: ${theme}`;
});
// A menu closes when something else is used.
document.addEventListener('click', ({ target }) => {
  const menu = document.querySelector<HTMLDetailsElement>('details.menu');
  const isOutside = menu && target instanceof Node && !menu.contains(target);
  const isChoice = target instanceof HTMLButtonElement && target.id !== 'theme';
  if (menu && (isOutside || isChoice)) menu.open = false;
});
document.addEventListener('keydown', ({ key }) => {
  const menu = document.querySelector<HTMLDetailsElement>('details.menu');
  if (key !== 'Escape' || !menu?.open) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});

async function begin(): Promise<void> {
  document.documentElement.classList.add('scripted');
  show('editor');
  fillDocuments();
  const shared = await documentOf(location.hash);
  if (shared) return openDocument(shared.name, shared.text);
  const last = lastName();
  const text = last === null ? null : load(last);
  if (last !== null && text !== null) return openDocument(last, text);
  const first = GALLERY.find(({ name }) => name === FIRST) ?? GALLERY[0]!;
  openDocument(first.name, first.text);
}
window.addEventListener('hashchange', async () => {
  const shared = await documentOf(location.hash);
  if (shared) openDocument(shared.name, shared.text);
});
void begin();
