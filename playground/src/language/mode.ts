import {
  defineLanguageFacet,
  HighlightStyle,
  Language,
  LanguageSupport,
  syntaxHighlighting,
} from '@codemirror/language';
import { styleTags, tags } from '@lezer/highlight';
import { parser as markdown, parseCode } from '@lezer/markdown';
import { parser } from './lakatos.grammar';

const words =
  'given let assume show use from value expect in for by if then else nonincreasing nondecreasing';

/** The lines of a block with their colours. */
const block = parser.configure({
  props: [
    styleTags({
      [words]: tags.keyword,
      'Call/Function/Name': tags.function(tags.variableName),
      'BlockName/Name': tags.definition(tags.variableName),
      Name: tags.variableName,
      Horizon: tags.atom,
      Number: tags.number,
      'Relation "="': tags.compareOperator,
      'TimesOrOver "+" "-" "^"': tags.arithmeticOperator,
      Latex: tags.content,
      Comment: tags.comment,
      'Expectation/Name': tags.literal,
    }),
  ],
});

const BLOCK = /^(claim|bound|schedule|method)\b/;

/** Markdown whose blocks are in the language. Other code has no colours. */
export function documentLanguage(): LanguageSupport {
  const facet = defineLanguageFacet({ commentTokens: { line: '#' } });
  const mixed = markdown.configure(parseCode({ codeParser: (info) => (BLOCK.test(info) ? block : null) }));
  return new LanguageSupport(new Language(facet, mixed, [], 'lakatos document'));
}

/** Colours come from the page's style sheet, so that they follow light and dark. */
export const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
    { tag: tags.function(tags.variableName), color: 'var(--function)' },
    { tag: tags.definition(tags.variableName), color: 'var(--function)' },
    { tag: [tags.number, tags.atom], color: 'var(--number)' },
    { tag: [tags.compareOperator, tags.arithmeticOperator], color: 'var(--soft)' },
    { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
    { tag: tags.literal, color: 'var(--warn)' },
    { tag: tags.heading, fontWeight: '700' },
    { tag: tags.emphasis, fontStyle: 'italic' },
    { tag: tags.strong, fontWeight: '700' },
    { tag: [tags.processingInstruction, tags.labelName], color: 'var(--soft)' },
    { tag: [tags.link, tags.url], color: 'var(--accent)' },
  ]),
);
