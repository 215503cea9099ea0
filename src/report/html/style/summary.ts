/** The table of claims and its filters. */
export const SUMMARY = `
.surprises { margin: 0 0 2.4rem; padding: 0.9rem 1.1rem 1rem; background: var(--bad-wash); border-radius: 6px; }
.surprises .section-title { margin-bottom: 0.5rem; font-size: 1.1rem; }
.surprises ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.6rem; font: 400 0.84rem/1.45 var(--sans); }
.surprises a { font: 500 0.84rem/1.4 var(--mono); overflow-wrap: anywhere; margin-right: 0.4rem; text-underline-offset: 0.3em; }
.surprises .where { display: block; color: var(--soft); font-size: 0.78rem; overflow-wrap: anywhere; }
.surprises .aside { margin: 0.7rem 0 0; }
.section-title { margin: 0 0 0.9rem; font-size: 1.3rem; }
.filters { display: grid; grid-template-columns: 1fr 1fr; gap: 0.8rem 1rem; margin: 0 0 0.9rem; }
.field { display: grid; gap: 0.25rem; min-width: 0; }
.field > span, .filters legend { color: var(--soft); font: 500 0.74rem/1.4 var(--sans); padding: 0; }
.field input, .field select { width: 100%; min-height: 2.3rem; }
.filters fieldset { grid-column: 1 / -1; border: 0; margin: 0; padding: 0; min-width: 0; display: flex; flex-wrap: wrap; gap: 0.4rem; }
.filters legend { margin-bottom: 0.3rem; }
.chip { position: relative; cursor: pointer; --tone: var(--soft); }
.chip.is-corroborated, .chip.is-proved { --tone: var(--good); }
.chip.is-refuted, .chip.is-contradiction { --tone: var(--bad); }
.chip.is-ill-defined, .chip.is-not-judged, .chip.is-not-judged, .chip.is-undecided, .chip.is-vacuous { --tone: var(--warn); }
.chip input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
.chip span {
  display: inline-block; padding: 0.26rem 0.75rem; border: 1px solid var(--rule); border-radius: 99px; background: var(--raised);
  font: 500 0.78rem/1.45 var(--sans);
}
.chip b { color: var(--tone); font-weight: 650; font-variant-numeric: tabular-nums; }
.chip:hover span { border-color: var(--soft); }
.chip input:checked + span { background: var(--tone); border-color: var(--tone); color: var(--paper); }
.chip input:checked + span b { color: inherit; }
.chip input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 2px; }
.count { margin: 0 0 0.4rem; color: var(--soft); font: 400 0.78rem/1.4 var(--sans); }
:root:not(.scripted) .count { display: none; }
table.claims { width: 100%; font: 400 0.84rem/1.4 var(--sans); }
.claims th, .claims td { padding: 0.5rem 1rem 0.5rem 0; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--rule); }
.claims th:last-child, .claims td:last-child { padding-right: 0; }
.claims thead th { color: var(--soft); font-weight: 500; font-size: 0.74rem; }
.claims .number { text-align: right; }
.claims tbody th { font-weight: 400; }
.claims tbody a { font: 500 0.8rem/1.4 var(--mono); text-decoration: none; overflow-wrap: anywhere; color: var(--ink); }
.claims tbody a:hover { text-decoration: underline; color: var(--accent); }
.claims .where { display: block; color: var(--soft); font-size: 0.74rem; }
.claims .aside { white-space: nowrap; }
.nothing { color: var(--soft); font-style: italic; }
.meanings { margin-top: 1.2rem; font: 400 0.86rem/1.5 var(--sans); }
.meanings summary { color: var(--soft); }
.meanings dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5rem 1rem; }
.meanings dd { margin: 0; }
@media (max-width: 640px) {
  .filters { grid-template-columns: 1fr; }
  .wide-only { display: none; }
  .meanings dl { grid-template-columns: 1fr; gap: 0.2rem; }
  .meanings dd { margin-bottom: 0.6rem; }
  .claims td .aside { display: block; }
}
`;
