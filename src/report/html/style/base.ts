/** Colours, type and what is common to the whole page. Each colour is a pair, for light and for dark. */
export const BASE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fdfcf9, #16171a);
  --raised: light-dark(#ffffff, #1d1f23);
  --sunken: light-dark(#f5f2ea, #202329);
  --ink: light-dark(#1f1e1c, #e6e3dc);
  --soft: light-dark(#5d5a54, #a9a59c);
  --rule: light-dark(#e3ded2, #33363d);
  --accent: light-dark(#1d4f7c, #8fc1ee);
  --good: light-dark(#2c6247, #8cc9a6);
  --bad: light-dark(#a32a20, #f09a8e);
  --warn: light-dark(#7c5200, #e3ba6c);
  --bad-wash: light-dark(#fcf0ed, #2e1f1f);
  --serif: "Report Serif", "Iowan Old Style", Palatino, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --measure: 44rem;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 106.25%; scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 400 1rem/1.62 var(--serif); font-optical-sizing: auto; font-feature-settings: "kern", "liga";
  hanging-punctuation: first; text-wrap: pretty; overflow-wrap: break-word;
}
h1, h2, h3, h4, h5, h6 { line-height: 1.22; text-wrap: balance; font-weight: 600; letter-spacing: -0.011em; }
a { color: var(--accent); text-decoration-thickness: 0.06em; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 0.12em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
code, pre, kbd { font-family: var(--mono); font-size: 0.84em; }
pre { line-height: 1.55; margin: 0; padding: 0.85rem 1rem; background: var(--sunken); border-radius: 6px; tab-size: 2; }
pre code { font-size: 0.8rem; }
button, input, select { font: 500 0.8rem/1.3 var(--sans); color: inherit; }
button, select, input[type="search"] {
  background: var(--raised); border: 1px solid var(--rule); border-radius: 6px; padding: 0.42rem 0.7rem;
}
button { cursor: pointer; }
button:hover { border-color: var(--soft); }
summary { cursor: pointer; }
table { border-collapse: collapse; }
figure { margin: 0; }
.scroller { overflow-x: auto; overflow-y: hidden; max-width: 100%; scrollbar-width: thin; }
.scroller[tabindex] { padding-right: 1.4rem; mask-image: linear-gradient(to right, #000 calc(100% - 1.6rem), transparent); }
.scroller:focus-visible { outline-offset: -2px; mask-image: none; }
.number { font-variant-numeric: tabular-nums lining-nums; }
.aside { color: var(--soft); font: 400 0.78rem/1.4 var(--sans); }
p.label, .document p.label {
  margin: 1.4rem 0 0.35rem; color: var(--soft);
  font: 600 0.7rem/1.4 var(--sans); letter-spacing: 0.07em; text-transform: uppercase;
}
.unseen, .skip:not(:focus) {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.skip:focus { position: fixed; top: 0.5rem; left: 0.5rem; z-index: 2; padding: 0.5rem 1rem; background: var(--raised); }
:root:not(.scripted) .script-only { display: none; }
.is-corroborated, .is-proved { --tone: var(--good); }
.is-refuted, .is-contradiction { --tone: var(--bad); }
.is-ill-defined, .is-not-judged, .is-undecided, .is-vacuous { --tone: var(--warn); }
.badge {
  display: inline-flex; align-items: baseline; gap: 0.36em; padding: 0.08rem 0.55rem 0.1rem; border-radius: 99px;
  color: var(--tone); border: 1px solid color-mix(in srgb, var(--tone) 45%, transparent);
  font: 550 0.74rem/1.45 var(--sans); white-space: nowrap;
}
.claims .badge.is-corroborated, .link .badge.is-corroborated { border-color: transparent; padding-inline: 0; }
.badge .mark { font-size: 0.9em; }
.katex { font-size: 1.12em; }
.raw-formula { overflow-wrap: anywhere; white-space: pre-wrap; }
`;
