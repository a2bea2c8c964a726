// Words and letters, for search-index.js (theme.yml joins its parts to one module: the first search asks for one file less).

const MAX_WORD = 64;

const letter = '[\\p{L}\\p{Nd}]';
const words = new RegExp(`(${letter}+(?:(?:'(?!s(?!${letter}))|-(?=ers?(?!${letter})))${letter}+)*)(?:'s(?!${letter}))?`, 'gu');

function foldCharacter(c) {
  if (/[\ud800-\udfff]/.test(c)) return ' ';
  if (/\p{M}/u.test(c)) return '';
  if ('‘’ʼ'.includes(c)) return "'";
  const folded = c.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace('ς', 'σ');
  return /^[\p{L}\p{Nd}]+$/u.test(folded) ? folded : ' ';
}

/** Lower case without accents; what is no letter or digit of the basic plane becomes a space. */
export const fold = text => text.replace(/[^\0-\x7f]/g, foldCharacter).toLowerCase();

/** The words of a folded text as [word, start, end]. */
export function* tokens(folded) {
  for (const match of folded.matchAll(words)) {
    yield [match[1].replace(/['-]/g, '').slice(0, MAX_WORD), match.index, match.index + match[0].length];
  }
}

/** Insertions, deletions, replacements and swaps of neighbours; what is more than max is max + 1. */
export function distance(a, b, max) {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let before = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      smallest = Math.min(smallest, row[j]);
    }
    if (smallest > max) return max + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length], max + 1);
}
