import { QuestionView, fill, make } from './self-test-question.js';
import { isAnswered, pointsOf, result, written } from './self-test-result.js';
import { day, dueAfter, forget, recall, remember, wipe } from './self-test-store.js';

/** @typedef {import('./self-test-result.js').Entry} Entry */

/**
 * A module of questions. The page holds every question as a form, and its answers with all reasons in a details element; the script
 * checks, explains, keeps progress in this browser, and shows the result per principle. Nothing leaves the page.
 */
class SelfTest extends HTMLElement {
  /** @type {Record<string, string>} */ words = {};
  /** @type {Entry[]} */ entries = [];
  /** Questions in turn: all, or those that were missed. @type {Entry[]} */ turn = [];

  connectedCallback() {
    if (this.entries.length) return;
    this.words = JSON.parse(this.dataset.words ?? '{}');
    this.status = /** @type {HTMLElement} */ (this.querySelector('[role=status]'));
    this.entries = [...this.querySelectorAll(/** @type {'li'} */ (':scope > .questions > .question'))].map((element, at) =>
      ({ view: new QuestionView(element, this.words, text => this.#say(text)), progress: null, number: at + 1, anew: false }));
    this.turn = this.entries;
    for (const entry of this.entries) this.#prepare(entry);
    this.#tools();
    this.setAttribute('data-ready', '');
    this.#restore();
    this.#show(this.#asked() ?? this.turn.find(entry => !isAnswered(entry)) ?? this.turn[0], false);
    addEventListener('hashchange', () => {
      const entry = this.#asked();
      if (!entry) return;
      this.#all();
      this.#show(entry, true);
    });
  }

  /** The question that the address points at. */
  #asked() { return this.entries.find(({ view }) => `#${view.element.id}` === location.hash); }

  /** Empty first, so that the same words are said again. @param {string} text */
  #say(text) {
    if (!this.status) return;
    this.status.textContent = '';
    requestAnimationFrame(() => { if (this.status) this.status.textContent = text; });
  }

  /** @param {Entry} entry */
  #prepare(entry) {
    const { view } = entry;
    for (const part of view.element.querySelectorAll('[data-script]')) part.removeAttribute('hidden');
    view.form.addEventListener('submit', event => {
      event.preventDefault();
      this.#check(entry);
    });
    view.form.addEventListener('input', event => {
      // A changed answer is a new answer: the old verdict goes.
      if (!(/** @type {HTMLElement} */ (event.target).closest('.sure')) && view.key.kind !== 'scenario') view.clear();
    });
    view.form.querySelector('[data-do=again]')?.addEventListener('click', () => {
      view.reset();
      Object.assign(entry, { progress: null, anew: false });
      forget(view.id, view.key.revision);
      this.#refresh();
      /** @type {HTMLElement} */ (view.form.querySelector('[data-do=check]')).focus();
      this.#say(this.words['started-again']);
    });
    view.form.querySelector('[data-do=next]')?.addEventListener('click', () => this.#step(1));
  }

  /** @param {Entry} entry */
  #check(entry) {
    const { view } = entry;
    const isSame = view.element.hasAttribute('data-checked') && JSON.stringify(entry.progress?.response) === JSON.stringify(view.response);
    if (!view.check(true)) return;
    entry.anew = false;
    const full = pointsOf(entry) === 1;
    const sure = /** @type {any} */ (view.form.querySelector('.sure input:checked'))?.value;
    // Checking the same answer twice, or half of a story, is no second miss.
    const misses = (entry.progress?.misses ?? 0) + (full || isSame || !view.done ? 0 : 1);
    entry.progress = { response: view.response, misses, ...sure && { sure }, ...!full && view.done && { due: dueAfter(misses, new Date()) } };
    remember(view.id, view.key.revision, entry.progress);
    this.#refresh();
  }

  #restore() {
    for (const entry of this.entries) {
      const { view } = entry;
      entry.progress = recall(view.id, view.key.revision);
      if (!entry.progress) continue;
      view.response = entry.progress.response;
      if (!view.score.answered) {
        view.reset();
        entry.progress = null;
        continue;
      }
      view.check(false);
      const sure = view.form.querySelector(`.sure input[value="${entry.progress.sure ?? ''}"]`);
      if (sure) /** @type {HTMLInputElement} */ (sure).checked = true;
    }
    if (this.entries.some(entry => entry.progress?.sure)) /** @type {HTMLInputElement} */ (this.querySelector('[name=ask-sure]')).click();
    this.#refresh();
  }

  // Which question is in view.

  /** @param {Entry} entry @param {boolean} moves the visitor asked for it: the focus goes along */
  #show(entry, moves) {
    this.current = entry;
    for (const { view } of this.entries) view.element.toggleAttribute('data-current', view === entry.view);
    this.#refresh();
    if (!moves) return;
    entry.view.element.focus();
    entry.view.element.scrollIntoView({ block: 'nearest' });
  }

  /** @param {number} by */
  #step(by) {
    const at = this.turn.indexOf(/** @type {Entry} */ (this.current));
    const entry = this.turn[at + by];
    if (entry) this.#show(entry, true);
    else this.#result(true);
  }

  #all() {
    this.turn = this.entries;
    this.#refresh();
  }

  /** Asks the given questions anew. @param {Entry[]} entries */
  #retry(entries) {
    if (!entries.length) return;
    this.turn = entries;
    for (const entry of entries) {
      entry.view.reset();
      entry.anew = true;
    }
    /** @type {HTMLElement} */ (this.results).hidden = true;
    this.#show(entries[0], true);
  }

  /** Answered, but not in full. */
  get missed() { return this.entries.filter(entry => isAnswered(entry) && pointsOf(entry) < 1); }

  /** Missed before, and to be asked again today. */
  get due() { return this.entries.filter(entry => entry.progress?.due && entry.progress.due <= day(new Date())); }

  // Tools around the questions.

  #tools() {
    const { words } = this;
    const bar = /** @type {HTMLElement} */ (this.querySelector('.self-test-bar'));
    this.numbers = make('ol', { class: 'numbers', 'aria-label': words.numbers });
    for (const entry of this.entries) {
      const button = make('button', { type: 'button', class: 'quiet number' }, String(entry.number));
      button.addEventListener('click', () => { this.#all(); this.#show(entry, true); });
      this.numbers.append(make('li', {}, button));
    }
    this.progressText = make('p', { class: 'progress' });
    this.dueBox = make('p', { class: 'due', hidden: '' });
    const finish = this.#button('show-result', () => this.#result(true));
    finish.classList.add('quiet');
    bar.replaceChildren(this.dueBox, this.progressText, this.numbers, make('div', { class: 'switches' },
      this.#switch('ask-sure', on => this.toggleAttribute('data-sure', on)),
      this.#switch('one-page', on => this.toggleAttribute('data-all', on)), finish));
    this.results = make('section', { class: 'self-test-result', hidden: '' });
    this.results.addEventListener('click', event => this.#review(event));
    this.querySelector('.self-test-foot')?.before(this.results);
    const foot = /** @type {HTMLElement} */ (this.querySelector('.self-test-foot'));
    foot.replaceChildren(
      this.#button('print-questions', () => this.#print('questions')), this.#button('print-answers', () => this.#print('answers')),
      this.#button('wipe', () => this.#wipe()), make('p', { class: 'soft' }, words['kept-here']));
    for (const button of foot.querySelectorAll('button')) button.classList.add('quiet');
  }

  /** @param {string} word @param {() => void} act */
  #button(word, act) {
    const button = make('button', { type: 'button', 'data-do': word }, this.words[word]);
    button.addEventListener('click', act);
    return button;
  }

  /** @param {string} word @param {(on: boolean) => void} act */
  #switch(word, act) {
    const input = make('input', { type: 'checkbox', name: word, autocomplete: 'off' });
    input.addEventListener('change', () => act(input.checked));
    input.addEventListener('click', () => act(input.checked));
    return make('label', { class: 'switch' }, input, ` ${this.words[word]}`);
  }

  #refresh() {
    if (!this.numbers || !this.progressText || !this.dueBox) return;
    const { words } = this;
    const answered = this.entries.filter(isAnswered).length;
    this.progressText.textContent = fill(words.progress, answered, this.entries.length);
    [...this.numbers.querySelectorAll('button')].forEach((button, at) => {
      const entry = this.entries[at];
      const state = !isAnswered(entry) ? 'open' : pointsOf(entry) === 1 ? 'right' : pointsOf(entry) ? 'part' : 'wrong';
      button.dataset.state = state;
      button.setAttribute('aria-label', `${fill(words['question-short'], entry.number)}, ${words[`state-${state}`]}`);
      if (entry === this.current) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    });
    for (const entry of this.turn) {
      const next = entry.view.form.querySelector('[data-do=next]');
      if (next) next.textContent = entry === this.turn.at(-1) ? words['show-result'] : words['next-question'];
    }
    const due = this.due;
    this.dueBox.hidden = !due.length;
    if (due.length) {
      const again = this.#button('practise-due', () => this.#retry(this.due));
      this.dueBox.replaceChildren(fill(words[due.length === 1 ? 'due-one' : 'due-many'], due.length), ' ', again);
    }
    if (this.results && !this.results.hidden) this.#result(false);
  }

  /** @param {boolean} moves */
  #result(moves) {
    const { words, missed } = this;
    const section = /** @type {HTMLElement} */ (this.results);
    section.hidden = false;
    section.replaceChildren(...result(this.entries, JSON.parse(this.dataset.rows ?? '[]'), words, this.dataset.title ?? ''));
    const actions = make('p', { class: 'actions' });
    if (missed.length) {
      // What is due today stands above the questions.
      const days = missed.flatMap(entry => entry.progress?.due ?? []).filter(due => due > day(new Date())).sort();
      actions.append(this.#button('retry', () => this.#retry(this.missed)));
      if (days.length) {
        section.append(make('p', {}, fill(words['comes-back'], written(new Date(`${days[0]}T12:00:00`)))));
        actions.append(this.#button('calendar', () => this.#calendar(days[0])));
      }
    }
    actions.append(this.#button('print-results', () => this.#print('results')));
    for (const button of actions.querySelectorAll('button:not(:first-child)')) button.classList.add('quiet');
    section.append(actions);
    if (!moves) return;
    const heading = section.querySelector('h3');
    heading?.focus();
    heading?.scrollIntoView({ block: 'nearest' });
  }

  /** From the result to a question; also when the address points at it already. @param {MouseEvent} event */
  #review(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest('.review a');
    const entry = link && this.entries.find(({ view }) => `#${view.element.id}` === link.getAttribute('href'));
    if (!entry || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(history.state, '', `#${entry.view.element.id}`);
    this.#all();
    this.#show(entry, true);
  }

  /** @param {string} due */
  async #calendar(due) {
    // Few ask for the file: what makes it comes when they do.
    const { calendar } = await import('./self-test-calendar.js');
    const { words } = this;
    const url = location.href.split('#')[0];
    const text = calendar({
      day: due, title: fill(words['calendar-title'], this.dataset.title ?? ''), text: fill(words['calendar-text'], this.missed.length), url,
      id: this.dataset.module ?? 'self-test', now: new Date(),
    });
    const link = make('a', { href: URL.createObjectURL(new Blob([text], { type: 'text/calendar' })), download: `${this.dataset.module}-${due}.ics` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    this.#say(words['calendar-saved']);
  }

  /** @param {'questions' | 'answers' | 'results'} what */
  #print(what) {
    if (what === 'results') this.#result(false);
    const back = what === 'results' ? [] : this.entries.map(entry => entry.view.paper());
    const root = document.documentElement;
    const answers = [...this.querySelectorAll(/** @type {'details'} */ ('.question-answer'))].map(details => ({ details, open: details.open, hidden: details.hidden }));
    if (what === 'answers') for (const { details } of answers) Object.assign(details, { open: true, hidden: false });
    root.dataset.print = 'part';
    this.dataset.printing = what;
    addEventListener('afterprint', () => {
      delete root.dataset.print;
      delete this.dataset.printing;
      for (const { details, open, hidden } of answers) Object.assign(details, { open, hidden });
      for (const undo of back) undo();
    }, { once: true });
    print();
  }

  #wipe() {
    wipe();
    for (const module of document.querySelectorAll('self-test')) /** @type {SelfTest} */ (module).forget();
    this.#say(this.words.wiped);
  }

  /** Back to how it was before the first answer. */
  forget() {
    for (const entry of this.entries) {
      Object.assign(entry, { progress: null, anew: false });
      entry.view.reset();
    }
    if (this.results) this.results.hidden = true;
    this.turn = this.entries;
    this.#refresh();
  }
}

customElements.define('self-test', SelfTest);
