/** The frame: contents beside the text where there is room, above it where there is not. */
export const CONTENTS = `
main { max-width: calc(var(--measure) + 3rem); margin: 0 auto; padding: 2.2rem 1.5rem 4rem; }
nav { font: 400 0.84rem/1.4 var(--sans); border-bottom: 1px solid var(--rule); padding: 0.7rem 1.5rem; }
nav .bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 1rem; }
.wordmark { font: italic 600 1.15rem/1 var(--serif); color: var(--ink); text-decoration: none; }
nav .tools { display: flex; gap: 0.4rem; }
nav .tools button { padding: 0.3rem 0.6rem; font-size: 0.74rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav > ul { display: none; }
nav .of-document { display: flex; gap: 0.6rem; justify-content: space-between; align-items: baseline; }
nav li a { display: block; flex: 1; min-width: 0; padding: 0.32rem 0; color: var(--soft); text-decoration: none; }
nav li a:hover, nav li a[aria-current] { color: var(--ink); }
nav li a[aria-current] { font-weight: 600; }
nav .tally { padding: 0 0.45rem; border-radius: 99px; background: var(--bad); color: var(--paper); font-size: 0.72rem; font-weight: 650; line-height: 1.5; font-variant-numeric: tabular-nums; }
nav .names { margin: 0 0 0.3rem; }
nav .names summary { color: var(--soft); font-size: 0.74rem; }
nav .names ul { margin: 0.1rem 0 0.4rem; }
nav .names a { display: flex; gap: 0.5em; padding: 0.14rem 0; font: 400 0.72rem/1.45 var(--mono); overflow-wrap: anywhere; }
nav .mark { flex: none; width: 1em; text-align: center; color: var(--tone, var(--soft)); font-family: var(--sans); }
nav .settled-claim .mark.is-refuted, nav .settled-claim .mark.is-ill-defined { color: var(--soft); }
nav .surprise a { color: var(--bad); font-weight: 600; }
@media (min-width: 1180px) {
  body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
  nav {
    position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 2.4rem 1.4rem 2rem 1.8rem;
    border-bottom: 0; border-right: 1px solid var(--rule);
  }
  nav > ul { display: block; margin-top: 1.6rem; }
  nav .bar { display: grid; gap: 1rem; justify-content: start; }
  main { width: 100%; padding-top: 3.4rem; }
}
.masthead { margin-bottom: 2.6rem; }
.kicker { margin: 0; color: var(--soft); font: 600 0.74rem/1.4 var(--sans); letter-spacing: 0.09em; text-transform: uppercase; }
.masthead h1 { margin: 0.35rem 0 0.5rem; font-size: clamp(1.9rem, 5.5vw, 2.75rem); font-weight: 550; letter-spacing: -0.022em; }
.facts-line { margin: 0; color: var(--soft); font: 400 0.88rem/1.5 var(--sans); }
.lead { margin: 0.9rem 0 0; }
.notice { padding: 0.6rem 0.9rem; border-left: 3px solid var(--warn); background: var(--sunken); }
footer { margin-top: 4.5rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--soft); font: 400 0.8rem/1.5 var(--sans); }
`;
