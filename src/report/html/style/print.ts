/** On paper: light, without controls, nothing cut in two that belongs together. What is unfolded is printed. */
export const PRINT = `
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media print {
  :root, :root[data-theme] { color-scheme: light; }
  html { font-size: 10pt; }
  body { display: block; background: none; }
  nav, .filters, .count, .skip, .command, .source, .meanings:not([open]) { display: none !important; }
  main { max-width: none; padding: 0; }
  .document { break-before: page; border-top: 0; margin-top: 0; padding-top: 0; }
  .link, .plots figure, .claim > summary, table tr { break-inside: avoid; }
  h2, h3, h4, .label, .claim > summary { break-after: avoid; }
  .scroller { overflow: visible; mask-image: none !important; }
  a { color: inherit; text-decoration: none; }
}
`;
