import { answerOf, score, walk } from './self-test-scoring.js';

/** @typedef {import('./self-test-scoring.js').Key} Key */
/** @typedef {import('./self-test-scoring.js').Response} Response */
/** @typedef {import('./self-test-scoring.js').Verdict} Verdict */
/** @typedef {{ verdict: Verdict, parts: HTMLElement[] }} Judgement parts: copies of the texts that explain it */
/** @typedef {Record<string, string>} Words */

/** @param {string} text @param {...(string | number)} values */
export const fill = (text, ...values) => (text ?? '').replace(/\{(\d)\}/g, (hole, at) => String(values[Number(at)] ?? hole));

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name @param {Record<string, string>} attributes @param {...(Node | string)} children
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const symbols = { right: '\u2713', defensible: '\u2248', wrong: '\u2717' };

/** One question on the page: reads and sets the answer, checks it and shows why. The key stands on its element. */
export class QuestionView {
  /** @param {HTMLElement} element @param {Words} words @param {(text: string) => void} say */
  constructor(element, words, say) {
    this.element = element;
    this.words = words;
    this.say = say;
    /** @type {{ id: string, revision: number, rows: string[] } & Key} */
    this.key = JSON.parse(element.dataset.key ?? '{}');
    this.form = /** @type {HTMLFormElement} */ (element.querySelector('form'));
    this.feedback = /** @type {HTMLElement} */ (element.querySelector('.question-feedback'));
    this.answer = /** @type {HTMLElement} */ (element.querySelector('.question-answer'));
    if (this.key.kind === 'order') this.#buttons();
    this.#nodes = [...this.form.querySelectorAll('[data-node]')];
    this.reset();
  }

  get id() { return this.key.id; }

  get title() { return this.element.querySelector('.stem')?.textContent ?? ''; }

  /** @returns {Response} */
  get response() {
    const { key } = this;
    switch (key.kind) {
      case 'choice': return this.#inputs().filter(input => input.checked).map(input => input.value);
      case 'order': return this.#items().map(item => item.dataset.item ?? '');
      case 'match': return Object.fromEntries(this.#selects().filter(s => s.value).map(s => [s.dataset.source ?? '', s.value]));
      case 'text': return /** @type {HTMLInputElement} */ (this.form.querySelector('.answer-text')).value;
      case 'scenario': {
        /** @type {string[]} */
        const path = [];
        for (let { node } = walk(key, path); node; { node } = walk(key, path)) {
          const chosen = /** @type {HTMLInputElement | null} */ (this.#node(node).querySelector('input:checked'));
          if (!chosen) break;
          path.push(chosen.value);
        }
        return path;
      }
    }
  }

  /** What does not fit the question, such as a damaged answer from storage, is left aside. @param {Response} response */
  set response(response) {
    const { key } = this;
    if (key.kind === 'choice' && Array.isArray(response)) for (const input of this.#inputs()) input.checked = response.includes(input.value);
    if (key.kind === 'order' && Array.isArray(response)) {
      const items = new Map(this.#items().map(item => [item.dataset.item, item]));
      for (const id of response) {
        const item = items.get(id);
        if (item) item.parentElement?.append(item);
      }
      this.#ends();
    }
    if (key.kind === 'match') for (const select of this.#selects()) select.value = /** @type {any} */ (response)[select.dataset.source ?? ''] ?? '';
    if (key.kind === 'text' && typeof response === 'string') /** @type {HTMLInputElement} */ (this.form.querySelector('.answer-text')).value = response;
    if (key.kind === 'scenario' && Array.isArray(response))
      for (const step of walk(key, response).steps)
        for (const input of this.#inputs(this.#node(step.node))) input.checked = input.value === step.choice;
  }

  get score() { return score(this.key, this.response); }

  /** True once nothing is left to decide: only a scenario takes more than one check. */
  get done() { return this.key.kind !== 'scenario' || walk(this.key, /** @type {string[]} */ (this.response)).node === null; }

  /** Back to unanswered. */
  reset() {
    this.form.reset();
    if (this.key.kind === 'order') this.response = this.#shown;
    this.clear();
  }

  /** Everything in the order of the source, as on a sheet that nobody has filled in; gives back how it was. */
  paper() {
    const { response, key } = this;
    if (key.kind === 'order') this.response = this.#shown;
    if (key.kind === 'scenario') this.#nodes[0].parentElement?.append(...this.#nodes);
    return () => {
      if (key.kind === 'order') this.response = response;
      if (key.kind === 'scenario') this.#steps(this.element.hasAttribute('data-checked') ? /** @type {string[]} */ (response) : []);
    };
  }

  /** Takes the feedback away, keeps the answer. */
  clear() {
    this.element.removeAttribute('data-checked');
    this.element.removeAttribute('data-verdict');
    this.feedback.replaceChildren();
    this.answer.hidden = true;
    for (const mark of this.element.querySelectorAll('.mark')) mark.remove();
    for (const marked of this.element.querySelectorAll('[data-marked]')) marked.removeAttribute('data-marked');
    if (this.key.kind === 'scenario') this.#steps(/** @type {string[]} */ ([]));
  }

  /** Shows how the answer is judged and why. @param {boolean} aloud say it as well */
  check(aloud) {
    const { response, score: { answered, parts, of } } = this;
    if (aloud && this.#waits) {
      this.feedback.querySelector('.waits')?.remove();
      this.feedback.prepend(make('p', { class: 'waits' }, this.words.unanswered));
      this.say(this.words.unanswered);
      return false;
    }
    this.clear();
    if (!answered) {
      this.feedback.append(make('p', { class: 'headline' }, this.words.unanswered));
      if (aloud) this.say(this.words.unanswered);
      return false;
    }
    const judged = this.#judge(response);
    const verdict = parts < of ? (parts ? 'partly' : 'wrong') : this.#whole(judged);
    const headline = verdict === 'partly' ? fill(this.words.partly, parts, of) : this.words[verdict];
    this.element.dataset.checked = '';
    this.element.dataset.verdict = verdict;
    this.feedback.append(make('p', { class: 'headline' }, headline), ...judged.flatMap(j => j.parts));
    this.answer.hidden = false;
    if (this.key.kind === 'scenario') this.#steps(/** @type {string[]} */ (response));
    if (aloud) this.say(`${headline} ${judged.flatMap(j => j.parts).flatMap(part => [...part.children]).map(line => line.textContent).join(' ')} ${this.done ? '' : this.#next()}`);
    return true;
  }

  /** Full points, but perhaps for an answer that was not looked for. @param {Judgement[]} judged @returns {Verdict} */
  #whole(judged) {
    const single = this.key.kind === 'text' || (this.key.kind === 'choice' && !this.key.multiple);
    return single && judged.some(j => j.verdict === 'defensible') ? 'defensible' : 'right';
  }

  /** The judgements worth showing, with marks beside the options. @param {Response} response @returns {Judgement[]} */
  #judge(response) {
    const { key } = this;
    switch (key.kind) {
      case 'choice': {
        const chosen = /** @type {string[]} */ (response);
        return Object.entries(key.choices).flatMap(([id, verdict]) => {
          const missed = key.multiple && verdict === 'right' && !chosen.includes(id);
          if (!chosen.includes(id) && !missed) return [];
          this.#mark(this.#input(id)?.closest('li'), missed ? 'missed' : verdict);
          return [{ verdict, parts: this.#why(id, missed ? this.words.missed : undefined) }];
        });
      }
      case 'order': {
        const order = /** @type {string[]} */ (response);
        const right = key.items.every((id, at) => order[at] === id);
        this.#items().forEach((item, at) => this.#mark(item, item.dataset.item === key.items[at] ? 'right' : 'wrong', item.dataset.item === key.items[at]
          ? this.words['in-place'] : fill(this.words['belongs-at'], key.items.indexOf(item.dataset.item ?? '') + 1)));
        return [{ verdict: right ? 'right' : 'wrong', parts: right ? key.items.flatMap(id => this.#why(id)) : this.#why('wrong-order') }];
      }
      case 'match': {
        const given = /** @type {Record<string, string>} */ (response);
        /** @type {Set<string>} */
        const said = new Set();
        return Object.entries(key.sources).map(([source, target]) => {
          const verdict = given[source] === target ? 'right' : 'wrong';
          const select = this.#selects().find(s => s.dataset.source === source);
          const name = [...select?.options ?? []].find(option => option.value === target)?.textContent ?? '';
          this.#mark(select?.closest('li'), verdict, verdict === 'right' ? undefined : fill(this.words['fits-here'], name));
          const told = verdict === 'wrong' && given[source] && !Object.values(key.sources).includes(given[source]) ? given[source] : target;
          const parts = said.has(told) ? [] : this.#why(told);
          said.add(told);
          return { verdict, parts };
        });
      }
      case 'text': {
        const known = answerOf(key, String(response));
        const verdict = known?.verdict ?? 'wrong';
        this.#mark(this.form.querySelector('.answer-text')?.parentElement, verdict);
        return [{ verdict, parts: this.#why(known?.id ?? 'other', undefined, String(response)) }];
      }
      case 'scenario': {
        const { steps } = walk(key, /** @type {string[]} */ (response));
        for (const step of steps) this.#mark(this.#inputs(this.#node(step.node)).find(i => i.value === step.choice)?.closest('li'), step.verdict);
        return steps.map(step => ({ verdict: step.verdict, parts: this.#why(`${step.node}-${step.choice}`) }));
      }
    }
  }

  /** Copies of the texts that explain an answer. @param {string} id @param {string} [before] @param {string} [typed] the answer in the visitor's words */
  #why(id, before, typed) {
    const source = this.answer.querySelector(`[data-answer="${CSS.escape(id)}"]`);
    if (!source) return [];
    const copy = make('div', { class: 'why', 'data-verdict': before ? 'missed' : source.getAttribute('data-verdict') ?? '' });
    const label = source.querySelector('.answer-label');
    if (label) copy.append(make('p', { class: 'why-label' }, ...before ? [`${before} `] : [], ...[...label.childNodes].filter(n => !before || n.nodeName === 'Q').map(n => n.cloneNode(true))));
    const quoted = copy.querySelector('q');
    if (quoted && typed) quoted.textContent = typed.trim();
    copy.append(...[...source.querySelectorAll('.reason')].map(n => n.cloneNode(true)));
    return [copy];
  }

  /** A sign and a word beside what was answered. @param {Element | null | undefined} place @param {Verdict | 'missed'} verdict @param {string} [word] */
  #mark(place, verdict, word) {
    if (!place) return;
    place.setAttribute('data-marked', verdict);
    place.append(make('span', { class: 'mark' }, `${symbols[verdict === 'missed' ? 'right' : verdict]} ${word ?? this.words[`mark-${verdict}`]}`));
  }

  /** @param {ParentNode} [within] @returns {HTMLInputElement[]} */
  #inputs(within = this.form) { return [...within.querySelectorAll(/** @type {'input'} */ ('.option input'))]; }

  /** @param {string} value */
  #input(value) { return this.#inputs().find(input => input.value === value); }

  /** @returns {HTMLSelectElement[]} */
  #selects() { return [...this.form.querySelectorAll(/** @type {'select'} */ ('select[data-source]'))]; }

  // Order: up and down buttons; the focus stays on the button that was pressed.

  /** @returns {HTMLElement[]} */
  #items() { return [...this.form.querySelectorAll(/** @type {'li'} */ ('[data-item]'))]; }

  /** @type {string[]} */ #shown = [];

  #buttons() {
    this.#shown = this.#items().map(item => item.dataset.item ?? '');
    for (const item of this.#items()) {
      const text = item.querySelector('.order-text')?.textContent ?? '';
      for (const [direction, sign] of [['up', '\u2191'], ['down', '\u2193']]) {
        const button = make('button', { type: 'button', class: 'quiet order-move', 'data-move': direction, 'aria-label': fill(this.words[direction], text) }, sign);
        button.addEventListener('click', () => this.#move(item, direction, button));
        item.querySelector('.order-moves')?.append(button);
      }
    }
    this.#ends();
  }

  /** @param {HTMLElement} item @param {string} direction @param {HTMLButtonElement} button */
  #move(item, direction, button) {
    const other = direction === 'up' ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (direction === 'up') other.before(item);
    else other.after(item);
    button.focus();
    this.#ends();
    this.clear();
    this.form.dispatchEvent(new Event('input', { bubbles: true }));
    this.say(fill(this.words.moved, item.querySelector('.order-text')?.textContent ?? '', this.#items().indexOf(item) + 1, this.#items().length));
  }

  /** The first cannot go up and the last not down; they stay focusable, so that the keyboard never loses its place. */
  #ends() {
    const items = this.#items();
    items.forEach((item, at) => {
      item.querySelector('[data-move=up]')?.setAttribute('aria-disabled', String(at === 0));
      item.querySelector('[data-move=down]')?.setAttribute('aria-disabled', String(at === items.length - 1));
    });
  }

  // Scenario: one node at a time; decisions that were taken stay in view and are fixed.

  /** In the order of the source. @type {Element[]} */ #nodes = [];

  /** The story has gone on and nothing is chosen yet at its last step. */
  get #waits() {
    return !this.done && this.element.hasAttribute('data-checked') && !this.form.querySelector('.option input:checked:enabled');
  }

  /** @param {string} id */
  #node(id) { return /** @type {HTMLFieldSetElement} */ (this.form.querySelector(`[data-node="${CSS.escape(id)}"]`)); }

  /** Shows the nodes of a checked path and the one that follows. @param {string[]} path */
  #steps(path) {
    if (this.key.kind !== 'scenario') return;
    const { steps, node } = walk(this.key, path);
    const taken = steps.map(step => step.node);
    const list = this.#node(this.key.start).parentElement;
    for (const fieldset of this.form.querySelectorAll(/** @type {'fieldset'} */ ('[data-node]'))) {
      const id = fieldset.dataset.node ?? '';
      fieldset.hidden = id !== node && !taken.includes(id);
      for (const input of this.#inputs(fieldset)) input.disabled = taken.includes(id);
    }
    // The path is read from top to bottom, whatever the order in the source.
    list?.prepend(...[...taken, ...node ? [node] : []].map(id => this.#node(id)));
    // The whole story with every answer would give away the steps to come.
    if (node !== null) this.answer.hidden = true;
  }

  #next() {
    const { node } = this.key.kind === 'scenario' ? walk(this.key, /** @type {string[]} */ (this.response)) : { node: null };
    // Without its number, which is for paper.
    return node ? `${this.words['goes-on']} ${this.#node(node).querySelector('legend')?.lastChild?.textContent?.trim() ?? ''}` : '';
  }
}
