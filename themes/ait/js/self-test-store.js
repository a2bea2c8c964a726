// Progress in this browser, under question id and revision: mending a comma keeps it, a new revision drops it. Nothing is written
// before a visitor answers a question, and nothing is sent.

/** @typedef {import('./self-test-scoring.js').Response} Response */
/** @typedef {{ response: Response, sure?: 'sure' | 'think' | 'guess', misses: number, due?: string }} Progress due: a day, yyyy-mm-dd */

const prefix = 'self-test:';

/** Storage may be switched off; then progress lives as long as the page. @type {Map<string, string>} */
const memory = new Map();

const storage = () => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
};

/** @param {string} id @param {number} revision */
const name = (id, revision) => `${prefix}${id}:${revision}`;

/** @param {string} id @param {number} revision @returns {Progress | null} */
export function recall(id, revision) {
  const kept = storage();
  try {
    for (const key of Object.keys(kept ?? {}))
      if (key.startsWith(`${prefix}${id}:`) && key !== name(id, revision)) kept?.removeItem(key);
    const text = kept?.getItem(name(id, revision)) ?? memory.get(name(id, revision));
    const value = text ? JSON.parse(text) : null;
    const fits = typeof value?.response === 'string' || (typeof value?.response === 'object' && value.response !== null);
    return fits ? { ...value, misses: Number(value.misses) || 0 } : null;
  } catch {
    return null;
  }
}

/** @param {string} id @param {number} revision @param {Progress} progress */
export function remember(id, revision, progress) {
  const text = JSON.stringify(progress);
  memory.set(name(id, revision), text);
  try {
    storage()?.setItem(name(id, revision), text);
  } catch {
    // Full or refused: the page still remembers.
  }
}

/** @param {string} id @param {number} revision */
export function forget(id, revision) {
  memory.delete(name(id, revision));
  storage()?.removeItem(name(id, revision));
}

/** Removes everything of every self-test. */
export function wipe() {
  memory.clear();
  const kept = storage();
  for (const key of Object.keys(kept ?? {})) if (key.startsWith(prefix)) kept?.removeItem(key);
}

/** Days until a question that was missed comes back: longer each time (retrieval after one to six days works best). */
export const intervals = [2, 6, 16];

/** A day as yyyy-mm-dd in the visitor's own calendar. @param {Date} date */
export const day = date =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

/** The day on which a question comes back after so many misses. @param {number} misses @param {Date} from */
export function dueAfter(misses, from) {
  const date = new Date(from.getFullYear(), from.getMonth(), from.getDate() + intervals[Math.min(misses, intervals.length) - 1]);
  return day(date);
}
