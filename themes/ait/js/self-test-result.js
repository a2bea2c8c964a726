import { fill, make } from './self-test-question.js';

/** @typedef {import('./self-test-question.js').QuestionView} QuestionView */
/** @typedef {import('./self-test-store.js').Progress} Progress */
/** @typedef {{ view: QuestionView, progress: Progress | null, number: number, anew: boolean }} Entry anew: asked again and not answered since */
/** @typedef {{ id: string, title: string }} Row */
/** @typedef {Record<string, string>} Words */

/** @param {number} value at most one decimal, as the page's language writes it */
const amount = value => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(value);

/** A day in words; the English of these pages is British. @param {Date} date */
export const written = date => new Intl.DateTimeFormat(document.documentElement.lang.replace(/^en$/, 'en-GB'), { dateStyle: 'long' }).format(date);

/** Points of one question: its share of one. @param {Entry} entry */
export const pointsOf = ({ view }) => view.score.answered ? view.score.parts / view.score.of : 0;

/** Answered, and finished where it takes more than one step. @param {Entry} entry */
export const isAnswered = ({ view, progress, anew }) => progress !== null && !anew && view.score.answered && view.done;

/** Sure but wrong comes first: those mistakes are mended best. @param {Entry} entry */
function urgency(entry) {
  if (!isAnswered(entry)) return 4;
  const full = pointsOf(entry) === 1;
  if (!full && entry.progress?.sure === 'sure') return 0;
  return full ? 3 : pointsOf(entry) ? 2 : 1;
}

/**
 * The result: total, a row per principle or topic, and every question to look back at.
 * @param {Entry[]} entries @param {Row[]} rows @param {Words} words @param {string} title
 */
export function result(entries, rows, words, title) {
  const answered = entries.filter(isAnswered);
  const points = answered.reduce((sum, entry) => sum + pointsOf(entry), 0);
  const table = make('table', {}, make('caption', {}, words['result-rows']), make('thead', {}, make('tr', {},
    make('th', { scope: 'col' }, words['result-row']), make('th', { scope: 'col', class: 'num' }, words['result-points']), make('th', { scope: 'col' }, words['result-word']))));
  const body = make('tbody');
  for (const row of rows) {
    const own = answered.filter(({ view }) => view.key.rows.includes(row.id));
    if (!own.length) continue;
    const share = own.reduce((sum, entry) => sum + pointsOf(entry), 0) / own.length;
    const bar = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    bar.setAttribute('viewBox', '0 0 100 8');
    bar.setAttribute('preserveAspectRatio', 'none');
    bar.setAttribute('aria-hidden', 'true');
    const filled = document.createElementNS(bar.namespaceURI ?? '', 'rect');
    filled.setAttribute('width', String(Math.round(share * 100)));
    filled.setAttribute('height', '8');
    bar.append(filled);
    body.append(make('tr', {}, make('th', { scope: 'row' }, row.title),
      make('td', { class: 'num' }, fill(words['points-of'], amount(share * own.length), own.length)),
      make('td', {}, words[share >= .8 ? 'row-good' : share >= .5 ? 'row-half' : 'row-weak'], bar)));
  }
  table.append(body);
  const review = make('ol', { class: 'review' });
  for (const entry of [...entries].sort((a, b) => urgency(a) - urgency(b) || a.number - b.number)) {
    const { view, progress, number } = entry;
    const state = !isAnswered(entry) ? 'open' : pointsOf(entry) === 1 ? 'right' : pointsOf(entry) ? 'part' : 'wrong';
    const link = make('a', { href: `#${view.element.id}` }, fill(words['question-short'], number));
    const item = make('li', { 'data-state': state }, link, ` ${view.title} `, make('strong', {}, words[`state-${state}`]));
    if (urgency(entry) === 0) item.append(' \u00b7 ', make('em', {}, words['sure-but-wrong']));
    else if (progress?.sure) item.append(' \u00b7 ', make('span', { class: 'soft' }, words[`sure-${progress.sure}`]));
    review.append(item);
  }
  return [
    make('h3', { tabindex: '-1' }, fill(words['result-title'], title)),
    make('p', { class: 'total' }, ...answered.length ? [make('strong', {}, fill(words['result-total'], amount(points), answered.length))] : [],
      answered.length < entries.length ? ` ${fill(words['result-open'], entries.length - answered.length)}` : ''),
    make('p', { class: 'on-paper' }, fill(words['result-date'], written(new Date()))),
    ...answered.length ? [make('div', { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': words['result-rows'] }, table)] : [],
    make('h4', {}, words['result-review']),
    review,
  ];
}
