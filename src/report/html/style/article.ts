/** A document as an article. */
export const ARTICLE = `
.document { margin-top: 4.5rem; padding-top: 1.6rem; border-top: 3px double var(--rule); }
.document:not(.settled) { content-visibility: auto; contain-intrinsic-size: auto 6000px; }
.path { margin: 0; color: var(--soft); font: 400 0.76rem/1.4 var(--mono); overflow-wrap: anywhere; }
.document > h2 { margin: 0.4rem 0 1.2rem; font-size: clamp(1.55rem, 4.4vw, 2.05rem); font-weight: 550; letter-spacing: -0.018em; }
.document > h3 { margin: 2.6rem 0 0.7rem; font-size: 1.3rem; }
.document > h4, .document > h5, .document > h6 { margin: 1.9rem 0 0.5rem; font-size: 1.06rem; }
.document p { margin: 0 0 1.05rem; }
.document .path { margin: 0; }
.document blockquote { margin: 1.2rem 0; padding-left: 1.1rem; border-left: 3px solid var(--rule); color: var(--soft); }
.document hr { width: 6rem; margin: 2.4rem auto; border: 0; border-top: 1px solid var(--rule); }
.document > pre { margin: 1.2rem 0; }
.document li { margin-bottom: 0.3rem; }
.document .scroller > table { font-size: 0.9rem; line-height: 1.45; margin: 0.4rem 0 1.3rem; }
.document .scroller > table th, .document .scroller > table td { padding: 0.42rem 1.2rem 0.42rem 0; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--rule); }
.document .scroller > table thead th { color: var(--soft); font: 500 0.78rem/1.4 var(--sans); }
.document :not(pre) > code { padding: 0.08em 0.3em; background: var(--sunken); border-radius: 4px; overflow-wrap: anywhere; }
.formula { margin: 0 0 1.05rem; padding: 0.15rem 0; }
.formula .katex-display { margin: 0.35rem 0; }
.no-link { border-bottom: 1px dotted var(--soft); }
.image { font-style: italic; color: var(--soft); }
.cited { margin: -0.2rem 0 1.15rem; font: 400 0.78rem/1.5 var(--mono); }
.cited summary { color: var(--soft); overflow-wrap: anywhere; }
.cited .kind { font: 500 0.74rem/1 var(--sans); }
.cited pre { margin-top: 0.5rem; }
@media (max-width: 640px) { .document p .katex { font-size: 1.06em; } }
`;
