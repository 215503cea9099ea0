import type { Report } from '../../campaign/index.js';
import type { ClaimArgument } from '../../campaign/proofs/index.js';
import { type Claim, documentName, type ResolvedDocument } from '../../language/index.js';
import { countText } from '../numbers.js';
import { effortWords } from '../summary-text.js';
import { article } from './article.js';
import type { ReportAssets } from './assets.js';
import { BEHAVIOUR } from './behaviour.js';
import { claimCard } from './claim-card.js';
import { contentsOf, type ReportDocument } from './contents.js';
import { formulaStyles, textFontFaces } from './fonts.js';
import { hoistStyles } from './hoist-styles.js';
import type { LinkTargets } from './links.js';
import { element, escapeHtml } from './markup.js';
import { navigation } from './navigation.js';
import { contentPolicy } from './policy.js';
import { STYLE } from './style/index.js';
import { headline, summary } from './summary.js';
import { surprises } from './surprises.js';

/**
 * A report as one HTML file that needs nothing else: fonts, styles and script are inside, and its policy forbids
 * it to fetch anything or to run any other script. The same report gives the same bytes.
 */
export async function htmlPage(
  report: Report,
  documents: readonly ResolvedDocument[],
  assets: ReportAssets,
  argumentOf: ArgumentOf = () => null,
): Promise<string> {
  const contents = contentsOf(report, documents);
  const targets: LinkTargets = new Map(contents.map(({ id, source }) => [documentName(source.path), id]));
  const body = [
    '<a class="skip" href="#content">To the content</a>',
    navigation(contents),
    '<main id="content">',
    masthead(report),
    surprises(contents),
    summary(contents),
    ...contents.map((document) => section(document, targets, argumentOf)),
    `<footer><p>Made by lakatos ${escapeHtml(report.version)}. What is proved has a certificate that a checker has accepted; what only survived is corroborated.</p></footer>`,
    '</main>',
    '<span class="unseen" id="told" aria-live="polite"></span>',
  ].join('\n');
  const { markup, rules } = hoistStyles(body);
  const style = textFontFaces(assets) + formulaStyles(markup, assets) + STYLE + rules;
  const title = `${headline(report)} · lakatos`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await contentPolicy(style, BEHAVIOUR)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="lakatos ${escapeHtml(report.version)}">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${markup}
<script>${BEHAVIOUR}</script>
</body>
</html>
`;
}

/** For a reader who has never seen such a page: what was done, and what the two usual words mean. */
const LEAD =
  'For every step of these claims a counterexample was hunted. What is called <em>refuted</em> fails for certain, at ' +
  'exact numbers that are shown; what is called <em>proved</em> holds for every horizon, by an argument that was checked; ' +
  'what is called <em>corroborated</em> has survived, which is evidence and no proof.';

function masthead(report: Report): string {
  const { documents, interrupted } = report;
  const count = documents.filter(({ claims }) => claims.length > 0).length;
  const facts = [
    `${countText(count)} ${count === 1 ? 'document' : 'documents'}`,
    ...effortWords(report).map(escapeHtml),
  ];
  return element(
    'header',
    { class: 'masthead' },
    '<p class="kicker">Lakatos report</p>',
    `<h1>${escapeHtml(headline(report))}</h1>`,
    `<p class="facts-line">${facts.join(' · ')}</p>`,
    `<p class="lead">${LEAD}</p>`,
    interrupted ? '<p class="notice">The run was stopped: only claims that were finished are here.</p>' : '',
  );
}

type ArgumentOf = (claim: Claim) => ClaimArgument | null;

function section(document: ReportDocument, targets: LinkTargets, argumentOf: ArgumentOf): string {
  const { id, title, source, claims } = document;
  const cards = new Map(
    claims.map(({ id: card, claim, report }) => [
      report.line,
      claimCard(claim, report, card, argumentOf(claim)),
    ]),
  );
  const text = article({
    document,
    targets,
    cardAt: (line) => {
      const card = cards.get(line) ?? null;
      cards.delete(line);
      return card;
    },
  });
  // Cards that found no place in the article would otherwise be lost.
  const rest = [...cards.values()].join('');
  return element(
    'article',
    { id, class: 'document', 'aria-label': title },
    `<p class="path">${escapeHtml(source.path)}</p>`,
    text,
    rest,
  );
}
