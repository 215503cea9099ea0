/** Plots: small multiples in the colours of the page. */
export const PLOT = `
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15.5rem), 1fr)); gap: 1rem 1.2rem; margin: 0.9rem 0 0.4rem; }
.plots figcaption { font-size: 0.92rem; line-height: 1.4; padding-left: 0.2rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18.5rem), 1fr)); gap: 0.4rem 1.6rem; align-items: end; margin-top: 0.9rem; }
.figures figure.wide { margin-top: 0.4rem; }
figure.wide { max-width: 25rem; margin-top: 0.8rem; }
.document .pieces { list-style: none; margin: 0.2rem 0; padding: 0; }
figure.wide figcaption { color: var(--soft); font: 400 0.78rem/1.4 var(--sans); margin-bottom: 0.3rem; }
.plot { display: block; width: 100%; height: auto; overflow: visible; --line: var(--accent); }
.plot text { fill: var(--soft); font: 400 10.5px var(--sans); font-variant-numeric: tabular-nums; }
.plot .axis-name { font: italic 500 12px var(--serif); }
.plot .step { stroke: var(--line); stroke-width: 1.6; }
.plot .step.broken { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 5 3; }
.plot text.broken { fill: var(--bad); font-weight: 650; }
.plot .grid { stroke: var(--rule); stroke-width: 1; }
.plot .level { stroke: color-mix(in srgb, var(--soft) 50%, transparent); }
.plot .minimiser { stroke: var(--ink); stroke-width: 1.6; }
.plot .curve { fill: none; stroke: var(--line); stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round; }
.plot .dot { fill: var(--line); }
.plot line.here { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 3; }
.plot .dot.here { fill: var(--paper); stroke: var(--line); stroke-width: 2; }
.plot .curve.right { stroke: var(--ink); stroke-dasharray: 5 3.5; stroke-width: 1.4; }
.plot .dot.right { fill: var(--ink); }
.plot .gap { stroke: var(--bad); stroke-width: 3; stroke-opacity: 0.4; }
.sides .legend, .curves .legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.1rem 1.1rem; margin: 0 0 0.2rem; padding: 0; color: var(--soft); font: 400 0.76rem/1.5 var(--sans); }
.document .sides .legend li { margin: 0; }
.plot.key { display: inline-block; width: 1.75rem; height: 0.5rem; vertical-align: middle; }
.plot.is-bad line.here { stroke: var(--bad); }
.plot.is-bad .dot.here { fill: var(--bad); stroke: none; }
`;
