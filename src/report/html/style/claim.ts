/** A claim: folded a line of the article, unfolded its chain, drawn as one that can break. */
export const CLAIM = `
.argument { margin: 0.35rem 0 0.2rem; font: 400 0.8rem/1.5 var(--sans); }
.argument > summary { color: var(--good); cursor: pointer; }
.argument .steps { list-style: none; margin: 0.3rem 0 0.3rem 0.2rem; padding: 0 0 0 0.9rem; border-left: 2px solid var(--rule); }
.document .argument .steps li { margin: 0 0 0.35rem; }
.document .argument p.why, .document .argument p.part { margin: 0; color: var(--soft); font: 400 0.76rem/1.5 var(--sans); }
.document .argument p.part { font-weight: 600; }
.argument .formula .katex { font-size: 0.95em; }
.claim { margin: 0.4rem 0 1.5rem; border: 1px solid var(--rule); border-left: 3px solid var(--tone); border-radius: 4px 8px 8px 4px; background: var(--raised); }
.claim > summary {
  display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.1rem 1rem; align-items: baseline;
  padding: 0.6rem 1rem 0.65rem; list-style: none; border-radius: inherit;
}
.claim > summary::-webkit-details-marker { display: none; }
.claim-name { font: 550 0.84rem/1.5 var(--mono); overflow-wrap: anywhere; }
.claim-name::before { content: "▸"; display: inline-block; width: 1.15em; color: var(--soft); font-family: var(--sans); transition: transform 0.12s; transform-origin: 35% 55%; }
.claim[open] > summary .claim-name::before { transform: rotate(90deg); }
.claim > summary:hover .claim-name { color: var(--accent); }
.claim-verdict { text-align: right; }
.gist { grid-column: 1 / -1; padding-left: 1.2rem; color: var(--soft); font: 400 0.78rem/1.45 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.claim-body { container-type: inline-size;  padding: 0 1.1rem 1.1rem; border-top: 1px solid var(--rule); }
.document .claim-body .label:first-child { margin-top: 1rem; }
.claim-body .formula { margin: 0; }
.claim-body .formula .katex-display { text-align: left; margin: 0.3rem 0; }
.claim-body .formula .katex-display > .katex { text-align: left; font-size: 1.02em; }
.chain { list-style: none; margin: 1.2rem 0 0; padding: 0; }
.link { position: relative; padding: 0 0 1.15rem 1.7rem; margin: 0; }
.document .link { margin: 0; }
.link:last-child { padding-bottom: 0.2rem; }
.link::before { content: ""; position: absolute; left: 0.33rem; top: 1.1rem; bottom: -0.35rem; border-left: 2px solid var(--rule); }
.link:last-child::before { display: none; }
.link::after { content: ""; position: absolute; left: 0; top: 0.38rem; width: 0.8rem; height: 0.8rem; border-radius: 50%; background: var(--raised); border: 2.5px solid var(--tone); }
.link.is-refuted::after, .link.is-ill-defined::after, .link.conclusion::after { background: var(--tone); }
.link.is-refuted::before, .link.is-ill-defined::before { border-left-style: dashed; border-color: var(--tone); }
.link.is-refuted, .link.is-ill-defined { --link-wash: var(--bad-wash); }
.link-head { display: flex; flex-wrap: wrap; gap: 0.2rem 0.7rem; align-items: baseline; }
.link-title { font: 600 0.82rem/1.5 var(--sans); overflow-wrap: anywhere; }
.link .formula { background: var(--link-wash, transparent); border-radius: 4px; }
.link.is-refuted .formula, .link.is-ill-defined .formula { margin: 0.25rem 0 0.4rem; padding: 0.1rem 0.7rem; }
.facts { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.1rem; margin: 0; padding: 0; color: var(--soft); font: 400 0.76rem/1.6 var(--sans); font-variant-numeric: tabular-nums; }
.document .facts li { margin: 0; }
.meter { display: inline-block; width: 3.2rem; height: 0.36rem; margin: 0 0.2rem; border-radius: 9px; vertical-align: 0.08em; background: linear-gradient(var(--soft), var(--soft)) 0 0 / calc(var(--ratio) * 100%) 100% no-repeat var(--rule); }
.panel { margin-top: 1.3rem; }
.document .panel .label { margin-top: 1rem; }
.witness { padding: 0.1rem 1rem 1rem; background: var(--bad-wash); border-radius: 6px; }
.document .point { margin: 0 0 0.6rem; font-size: 1.08rem; font-weight: 500; font-variant-numeric: tabular-nums lining-nums; overflow-wrap: anywhere; }
.document .point + .source { margin-top: 0; }
.document .source .point { font-size: 0.8rem; }
.document .scroller > table.values { font: 400 0.8rem/1.45 var(--sans); margin: 0.3rem 0 0.7rem; }
.document .scroller > table.values th, .document .scroller > table.values td { padding: 0.3rem 0.75rem 0.3rem 0; }
.values tbody th { font-weight: 500; white-space: nowrap; }
.values tbody th .aside { white-space: normal; }
.document .scroller > table.values .relation { padding: 0.3rem 0.4rem 0.3rem 0; color: var(--soft); }
.values .fails { color: var(--bad); }
.values .fails .relation { color: inherit; }
.values thead .aside { display: block; font-size: 0.7rem; }
.values .derived { color: var(--soft); }
.values .fails .derived { color: inherit; }
.narrow-only { display: none; }
.command { white-space: pre-wrap; overflow-wrap: anywhere; background: color-mix(in srgb, var(--ink) 6%, transparent); }
.source { margin-top: 1.2rem; font: 400 0.8rem/1.5 var(--sans); }
.source summary { color: var(--soft); }
.source + .source { margin-top: 0.35rem; }
.source .copy { margin: 0.5rem 0 0; padding: 0.25rem 0.6rem; font-size: 0.74rem; }
.source pre { margin-top: 0.5rem; }
@container (max-width: 35rem) {
  .values thead { display: none; }
  .values, .values tbody { display: block; }
  .values tr { display: flex; flex-wrap: wrap; gap: 0 0.6rem; padding: 0.35rem 0; border-bottom: 1px solid var(--rule); }
  .values tbody th { flex: 1 0 100%; color: var(--soft); }
  .values tbody .fails th { color: inherit; }
  .document .scroller > table.values :is(th, td) { padding: 0; border: 0; }
  .document .scroller > table.values .relation { padding: 0; }
  .narrow-only { display: inline; }
  .values td.derived { font-size: 0.74rem; }
}
@media (max-width: 640px) {
  .claim > summary { grid-template-columns: minmax(0, 1fr); padding: 0.55rem 0.8rem; }
  .claim-verdict { text-align: left; padding-left: 1.2rem; }
  .claim-body { padding: 0 0.8rem 0.9rem; }
  .witness { margin-inline: -0.3rem; padding-inline: 0.8rem; }
}
`;
