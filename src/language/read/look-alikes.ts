/**
 * Letters of other alphabets that look like Latin ones (Unicode Technical Standard 39, those that the words of fences
 * can be written with), and signs that nobody sees.
 */
// biome-ignore format: a table
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a', ɑ: 'a', α: 'a', Ь: 'b', ь: 'b', в: 'b', β: 'b', с: 'c', ϲ: 'c', ᴄ: 'c', ԁ: 'd', ɗ: 'd', е: 'e', ҽ: 'e',
  һ: 'h', н: 'h', і: 'i', ı: 'i', ι: 'i', ɩ: 'i', ӏ: 'l', ǀ: 'l', '|': 'l', '1': 'l', м: 'm', μ: 'm', ո: 'n', п: 'n',
  η: 'n', о: 'o', ο: 'o', ᴏ: 'o', օ: 'o', '0': 'o', ѕ: 's', т: 't', τ: 't', ս: 'u', υ: 'u', ц: 'u',
};

const UNSEEN = /[\p{Cf}\p{Mn}\p{Cc}]/gu;

/** A word as it looks: `сlаim` with two Cyrillic letters is `claim`. */
export function asItLooks(word: string): string {
  const letters = [...word.normalize('NFKD').replace(UNSEEN, '').toLowerCase()];
  return letters.map((letter) => LOOK_ALIKES[letter] ?? letter).join('');
}
