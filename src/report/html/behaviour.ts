/**
 * The page's script. Everything can be read without it; it adds filters, unfolding, the choice of a theme, and
 * the keyboard to boxes that scroll.
 */
export const BEHAVIOUR = `'use strict';
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  root.classList.add('scripted');

  // Theme: what the system says, or the reader's choice, kept where the browser allows it.
  const THEMES = ['system', 'light', 'dark'];
  const KEY = 'lakatos-theme';
  const stored = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const store = (theme) => { try { localStorage.setItem(KEY, theme); } catch { /* a private window: not kept */ } };
  let theme = THEMES.includes(stored()) ? stored() : 'system';
  const showTheme = () => {
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    byId('theme').textContent = 'Theme: ' + theme;
  };
  byId('theme').addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    store(theme);
    showTheme();
  });
  showTheme();

  // Filters of the table of claims.
  const filters = byId('filters');
  const rows = [...document.querySelectorAll('table.claims tbody tr')];
  // As in the rows: what only typesets, or groups, is left out.
  const plainLatex = (word) => word.replace(/\\\\(?:left|right|quad|[,;!])(?![a-z])/g, '').replace(/[{}&]/g, '') || '\\n';
  const filter = () => {
    const chosen = new FormData(filters);
    const verdicts = chosen.getAll('verdict');
    const words = chosen.get('text').toLowerCase().split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const { verdict, document: of, surprise, text, latex } = row.dataset;
      row.hidden = !(
        (verdicts.length === 0 || verdicts.includes(verdict)) &&
        (!chosen.get('document') || chosen.get('document') === of) &&
        (!chosen.get('surprise') || surprise === 'yes') &&
        words.every((word) => text.includes(word) || latex.includes(plainLatex(word)))
      );
      if (!row.hidden) shown += 1;
    }
    byId('count').textContent = shown + ' of ' + rows.length + ' shown';
    byId('nothing').hidden = shown > 0;
  };
  filters.addEventListener('input', filter);
  filters.addEventListener('submit', (event) => event.preventDefault());
  filter();

  // Articles are laid out when they come near, so that the page opens at once; then one by one while nothing else
  // happens, and all of them before a jump, so that no place moves under the reader.
  const unsettled = [...document.querySelectorAll('article.document')];
  const settle = () => unsettled.shift().classList.add('settled');
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  const settleNext = () => {
    if (unsettled.length === 0) return;
    settle();
    idle(settleNext);
  };
  addEventListener('load', () => idle(settleNext));

  // Unfolding: all at once, and the claim that an address names.
  const claims = [...document.querySelectorAll('details.claim')];
  byId('unfold').addEventListener('click', ({ currentTarget: button }) => {
    const open = button.getAttribute('aria-pressed') !== 'true';
    for (const claim of claims) claim.open = open;
    button.setAttribute('aria-pressed', String(open));
    button.textContent = open ? 'Fold all' : 'Unfold all';
  });
  const unfoldTarget = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest('article.document')) return;
    while (unsettled.length > 0) settle();
    if (target instanceof HTMLDetailsElement) target.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', unfoldTarget);
  unfoldTarget();

  // LaTeX to copy. From a file some browsers keep the clipboard closed: the old way asks for nothing.
  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      return done;
    }
  };
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element && target.closest('button.copy');
    if (!button) return;
    const done = await copied(button.parentElement.querySelector('code').textContent);
    button.textContent = done ? 'Copied' : 'Not copied: select it above';
    button.focus();
    byId('told').textContent = button.textContent;
    setTimeout(() => { button.textContent = 'Copy the LaTeX'; }, 2000);
  });

  // A box that scrolls can be reached and scrolled with the keyboard; others stay out of the way.
  const measure = (box) => {
    if (box.scrollWidth > box.clientWidth + 1) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', box.classList.contains('formula') ? 'Formula, scrolls' : 'Scrolls sideways');
    } else {
      for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
    }
  };
  const boxes = [...document.querySelectorAll('.scroller')];
  const watched = new ResizeObserver((entries) => entries.forEach(({ target }) => measure(target)));
  for (const box of boxes) watched.observe(box);
  // A face that arrives later makes what is inside wider, not the box.
  document.fonts.addEventListener('loadingdone', () => boxes.forEach(measure));

  // The document that is being read, in the contents.
  const links = new Map([...document.querySelectorAll('nav a[href^="#"]')].map((a) => [a.hash.slice(1), a]));
  for (const summary of document.querySelectorAll('nav .names > summary'))
    summary.addEventListener('click', () => { summary.parentElement.dataset.chosen = 'yes'; });
  const reading = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const link = links.get(encodeURI(target.id)) ?? links.get(target.id);
      if (!link) continue;
      if (isIntersecting) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
      // The names of its claims, for as long as it is read; what the reader folds or unfolds stays so.
      const names = link.closest('li').querySelector('.names');
      if (!names || names.dataset.chosen) continue;
      if (isIntersecting && !names.open) names.dataset.followed = 'yes';
      if (names.dataset.followed) names.open = isIntersecting;
    }
  }, { rootMargin: '-40% 0px -59% 0px' });
  for (const section of document.querySelectorAll('#claims, article.document')) reading.observe(section);
})();
`;
