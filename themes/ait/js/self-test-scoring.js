// Scoring without a page. src/Site.Engine/Learning/Scoring.cs is the reference; both are compared on generated answers.

/** @typedef {'right' | 'defensible' | 'wrong'} Verdict */
/** @typedef {{ kind: 'choice', multiple: boolean, choices: Record<string, Verdict> }} ChoiceKey */
/** @typedef {{ kind: 'order', items: string[] }} OrderKey items in the right order */
/** @typedef {{ kind: 'match', sources: Record<string, string>, targets: string[] }} MatchKey source to the target that fits */
/** @typedef {{ kind: 'text', answers: { id: string, verdict: Verdict, accept: string[] }[] }} TextKey accept holds folded texts */
/** @typedef {{ kind: 'scenario', start: string, nodes: Record<string, Record<string, { verdict: Verdict, next: string | null }>> }} ScenarioKey */
/** @typedef {ChoiceKey | OrderKey | MatchKey | TextKey | ScenarioKey} Key */
/** @typedef {string[] | Record<string, string> | string} Response ids chosen, ordered or taken; source to target; a text */
/** @typedef {{ parts: number, of: number, answered: boolean }} Score */

/** @param {number} of @returns {Score} */
const unanswered = of => ({ parts: 0, of, answered: false });
/** @param {number} parts @param {number} of @returns {Score} */
const points = (parts, of) => ({ parts, of, answered: true });

/**
 * One point at most: single choice and text all or nothing; multiple the share of right decisions; order and match the share in place; a
 * scenario the share of good decisions on the path. A defensible answer costs nothing.
 * @param {Key} key @param {Response} response @returns {Score}
 */
export function score(key, response) {
  switch (key.kind) {
    case 'choice': {
      const chosen = Object.keys(key.choices).filter(id => listed(response).includes(id));
      if (!key.multiple) {
        if (!chosen.length) return unanswered(1);
        return points(key.choices[chosen[0]] === 'wrong' ? 0 : 1, 1);
      }
      const counted = Object.entries(key.choices).filter(([, verdict]) => verdict !== 'defensible');
      if (!chosen.length) return unanswered(counted.length);
      return points(counted.filter(([id, verdict]) => chosen.includes(id) === (verdict === 'right')).length, counted.length);
    }
    case 'order': {
      const order = listed(response);
      if (!order.length) return unanswered(key.items.length);
      return points(key.items.filter((id, at) => order[at] === id).length, key.items.length);
    }
    case 'match': {
      const given = /** @type {Record<string, string>} */ (typeof response === 'object' ? response : {});
      const sources = Object.keys(key.sources);
      const answered = sources.filter(id => Object.hasOwn(given, id) && key.targets.includes(given[id]));
      if (!answered.length) return unanswered(sources.length);
      return points(answered.filter(id => given[id] === key.sources[id]).length, sources.length);
    }
    case 'text': {
      if (!fold(String(response))) return unanswered(1);
      return points((answerOf(key, String(response))?.verdict ?? 'wrong') === 'wrong' ? 0 : 1, 1);
    }
    case 'scenario': {
      const taken = walk(key, listed(response)).steps;
      if (!taken.length) return unanswered(1);
      return points(taken.filter(step => step.verdict !== 'wrong').length, taken.length);
    }
  }
}

/** @param {Response} response @returns {string[]} */
const listed = response => Array.isArray(response) ? response : [];

/** The known answer that accepts a text. @param {TextKey} key @param {string} text */
export const answerOf = (key, text) => key.answers.find(answer => answer.accept.includes(fold(text)));

/**
 * The steps of a path, and the node where it stands now (null: at the end).
 * @param {ScenarioKey} key @param {string[]} path
 */
export function walk(key, path) {
  /** @type {{ node: string, choice: string, verdict: Verdict }[]} */
  const steps = [];
  /** @type {string | null} */
  let node = key.start;
  for (const choice of path) {
    const step = node !== null && Object.hasOwn(key.nodes[node], choice) ? key.nodes[node][choice] : null;
    if (!step || node === null) break;
    steps.push({ node, choice, verdict: step.verdict });
    node = step.next;
  }
  return { steps, node };
}

/**
 * A typed text without case, accents, punctuation and double spaces; only a-z, 0-9 and single spaces are left.
 * @param {string} text
 */
export function fold(text) {
  let folded = '';
  for (const letter of text.toWellFormed?.().normalize('NFKD') ?? text.normalize('NFKD')) {
    const lower = letter >= 'A' && letter <= 'Z' ? letter.toLowerCase() : letter;
    if (lower.length === 1 && ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9'))) folded += lower;
    else if ((lower >= '\u0300' && lower <= '\u036f') || lower === "'" || lower === '\u2019') continue;
    else if (folded && !folded.endsWith(' ')) folded += ' ';
  }
  return folded.trimEnd();
}
