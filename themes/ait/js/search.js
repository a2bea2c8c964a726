// The search field: a dialog with results while typing, and the list on the results page. The index is loaded at first use.
// Nothing is stored. Words of the interface stand in data attributes of <site-search>, written by the theme.

/** The engine is fetched at first use, so that a page that is only read does not carry it. @type {Promise<typeof import('./search-index.js')> | undefined} */
let engine;
const load = () => engine ??= import('./search-index.js');

const PAUSE = 150, REST = 300, PAGES = 5, PAGES_IN_LIST = 20, SECTIONS = 2, EXCERPT = 180, WARM_UP_TO = 200;
const run = /[\p{L}\p{Nd}](?:[\p{L}\p{Nd}\p{M}'’‘ʼ-]*[\p{L}\p{Nd}\p{M}])?/gu;

/** @param {string} name @param {Record<string, any>} [properties] @param {...(Node | string)} children */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Indexes by their address, so that field, dialog and results page share what was loaded. */
const indexes = new Map();
function openIndex(base) {
  if (!indexes.has(base)) {
    // The module first: it is longer on its way.
    const module = load(), manifest = fetch(`${base}.json`), index = module.then(({ SearchIndex }) => SearchIndex.open(base, manifest));
    indexes.set(base, index);
    index.catch(() => { indexes.delete(base); engine = undefined; });
  }
  return indexes.get(base);
}

/** Runs a query and prepares its answer; an index that was replaced on the server since the page was opened is opened once more. */
async function search(base, query, prepare = async found => found, typing = false) {
  const known = await openIndex(base);
  try {
    return await prepare({ index: known, ...await known.search(query, typing) });
  } catch (error) {
    if (!navigator.onLine) throw error;
    const index = await load().then(({ SearchIndex }) => SearchIndex.open(base));
    const answer = await prepare({ index, ...await index.search(query) });
    indexes.set(base, Promise.resolve(index));
    return answer;
  }
}

/** Says which word of the query a word of a text answers, or -1. */
async function matcher(concepts) {
  const { fold, tokens } = await load();
  const known = concepts.map(({ form, alternatives }) => ({
    form, forms: new Set([form, ...alternatives.flatMap(({ terms }) => terms.map(term => term.form))]),
  }));
  return text => {
    const folded = fold(text);
    for (const [word] of [...tokens(folded), ...tokens(folded.replaceAll('-', ''))]) {
      // Inside a compound, but not the "tijd" of "altijd".
      const found = known.findIndex(({ form, forms }) => forms.has(word) || (form.length > 3 && word.length > form.length + 3 && word.includes(form)));
      if (found >= 0) return found;
    }
    return -1;
  };
}

/** The text with its matching words in <mark>. */
function marked(text, match) {
  const parts = [];
  let last = 0;
  for (const { 0: word, index } of text.matchAll(run)) {
    if (match(word) < 0) continue;
    parts.push(text.slice(last, index), element('mark', {}, word));
    last = index + word.length;
  }
  return [...parts, text.slice(last)];
}

/** The stretch of a text that answers most words of the query. */
function excerpt(text, match) {
  const found = [...text.matchAll(run)].map(({ 0: word, index }) => ({ index, concept: match(word) })).filter(({ concept }) => concept >= 0);
  let start = 0, most = 0;
  for (const { index } of found) {
    const seen = new Set(found.filter(other => other.index >= index && other.index < index + EXCERPT).map(({ concept }) => concept)).size;
    if (seen > most) [start, most] = [index, seen];
  }
  start = start < EXCERPT / 3 ? 0 : text.indexOf(' ', start - EXCERPT / 4) + 1;
  const end = start + EXCERPT >= text.length ? text.length : text.lastIndexOf(' ', start + EXCERPT);
  return [start ? '… ' : '', ...marked(text.slice(start, Math.max(end, start + EXCERPT / 2)), match), end < text.length ? ' …' : ''];
}

/** Sections that match, best first; a word in the heading counts double. */
function bestSections(sections, concepts, match) {
  const seen = text => new Set([...text.matchAll(run)].map(([word]) => match(word)));
  const weigh = (text, factor) => [...seen(text)].reduce((sum, concept) => sum + factor * (concepts[concept]?.idf ?? 0), 0);
  return sections
    .map(([anchor, heading, text], order) => ({ anchor, heading, text, order, score: weigh(heading, 2) + weigh(text, 1) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order);
}

/** The first pages that match, with what a result shows. Without excerpts they cost a fraction of the bytes. */
async function results(found, count, excerpts) {
  const { index, concepts, hits } = found;
  const match = await matcher(concepts);
  const pages = await Promise.all(hits.slice(0, count).map(async ({ document }) => {
    if (!excerpts) return { ...await index.title(document), match, text: '', sections: [] };
    const page = await index.document(document);
    const sections = bestSections(page.sections, concepts, match);
    const text = sections.find(section => match(section.text) >= 0 || section.text)?.text ?? page.sections[0]?.[2] ?? '';
    return { ...page, match, text, sections: sections.filter(({ anchor }) => anchor).slice(0, SECTIONS) };
  }));
  return { ...found, pages };
}

class SiteSearch extends HTMLElement {
  /** @type {HTMLDialogElement | undefined} */
  #dialog;
  #timer = 0;
  #turn = 0;
  #active = -1;

  connectedCallback() {
    this.form = this.querySelector('form');
    this.field = this.querySelector('input');
    this.others = /** @type {HTMLAnchorElement[]} */ ([...this.querySelectorAll('a[data-index]:not([data-current])')]);
    this.base = /** @type {HTMLElement} */ (this.querySelector('[data-current]')).dataset.index ?? '';
    this.form.addEventListener('submit', event => {
      if (this.field.value.trim()) return;
      event.preventDefault();
      this.open();
    });
    this.field.addEventListener('click', () => this.open());
    this.field.addEventListener('input', () => this.open());
    document.addEventListener('keydown', event => {
      const typing = /** @type {Element} */ (event.target).closest('input, textarea, select, [contenteditable]');
      const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!slash && !(event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) return;
      event.preventDefault();
      this.open();
    });
    const page = document.getElementById('search-results');
    if (page) this.#fillPage(page);
  }

  /** Addresses in the index begin at the root of the site, which may lie below a path of its host. */
  address(url) { return this.base.slice(0, this.base.indexOf('/search-index/')) + url; }

  text(key, values = {}) {
    return (this.dataset[key] ?? '').replace(/\[(\w+)\]/g, (_, name) => values[name] ?? '');
  }

  open() {
    this.#dialog ??= this.#build();
    if (this.#dialog.open) return;
    this.opener = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : this.field;
    this.input.value = this.field.value;
    this.#dialog.showModal();
    this.input.focus();
    openIndex(this.base).catch(error => this.#fail(error));
    if (this.input.value !== this.answered) this.#later(0, false);
  }

  #build() {
    this.input = element('input', {
      type: 'search', name: 'q', role: 'combobox', autocomplete: 'off', spellcheck: false, maxLength: 400, placeholder: this.text('label'),
      'aria-label': this.text('label'), 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'search-options', enterkeyhint: 'search',
    });
    this.list = element('div', { id: 'search-options', role: 'listbox', 'aria-label': this.text('results') });
    this.status = element('p', { className: 'search-status', role: 'status' });
    this.more = element('p', { className: 'search-more' });
    const close = element('button', { type: 'button', className: 'quiet' }, this.text('close'));
    const form = element('form', { action: this.form.getAttribute('action'), role: 'search' }, this.input, close);
    const dialog = element('dialog', { className: 'search-dialog', 'aria-label': this.text('label') }, form, this.status, this.list, this.more);
    close.addEventListener('click', () => this.#close());
    dialog.addEventListener('click', event => { if (event.target === dialog) this.#close(); });
    dialog.addEventListener('close', () => { if (!dialog.open) this.#close(); });
    form.addEventListener('submit', event => {
      const chosen = this.#options[this.#active];
      if (!chosen && this.input.value.trim()) return;
      event.preventDefault();
      chosen?.click();
    });
    this.input.addEventListener('input', event => this.#later(PAUSE, event instanceof InputEvent && (event.data?.length === 1 || event.inputType.startsWith('delete'))));
    this.input.addEventListener('keydown', event => this.#key(event));
    this.list.addEventListener('click', event => {
      const link = event.target instanceof Element && event.target.closest('a');
      if (link && link.pathname === location.pathname) this.#close();
    });
    this.append(dialog);
    return dialog;
  }

  /** The event of closing comes later, perhaps when the dialog is open again; what belongs to closing is done at once, and once. */
  #close() {
    this.#dialog?.close();
    if (!this.opener) return;
    this.field.value = this.input.value;
    this.#choose(-1);
    this.opener.focus();
    this.opener = undefined;
  }

  get #options() { return /** @type {HTMLAnchorElement[]} */ ([...this.list.querySelectorAll('[role=option]')]); }

  #key(event) {
    const { length } = this.#options;
    const to = { ArrowDown: this.#active + 1, ArrowUp: this.#active - 1 + (this.#active < 0 ? length + 1 : 0) }[event.key];
    if (to === undefined || !length) {
      // The browser's own field empties itself at the first Escape; here the first one closes.
      if (event.key === 'Escape') {
        event.preventDefault();
        this.#close();
      }
      return;
    }
    event.preventDefault();
    this.#choose(to >= length ? 0 : to);
  }

  #choose(active) {
    const options = this.#options;
    options[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = active < 0 ? -1 : active;
    const chosen = options[this.#active];
    chosen?.setAttribute('aria-selected', 'true');
    chosen?.scrollIntoView({ block: 'nearest' });
    if (chosen) this.input.setAttribute('aria-activedescendant', chosen.id);
    else this.input.removeAttribute('aria-activedescendant');
  }

  #later(pause, typing) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#answer(this.input.value, typing), pause);
  }

  /** A query still being typed is answered with titles; excerpts follow when the typing rests. */
  async #answer(query, typing) {
    const turn = ++this.#turn;
    this.answered = query;
    if (query.trim().length < 2) return this.#show([], '', []);
    try {
      const found = await search(this.base, query, hits => results(hits, PAGES, !typing), typing);
      if (turn !== this.#turn) return;
      this.#present(query, found);
      if (typing) {
        await new Promise(resolve => { setTimeout(resolve, REST); });
        if (turn !== this.#turn) return;
        const full = await results(found, PAGES, true);
        if (turn !== this.#turn) return;
        this.#present(query, full, true);
      }
      this.#warm(found.index);
      const hint = await this.#better(query, found);
      if (hint && turn === this.#turn) this.more.append(' ', hint);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  #present(query, { pages, hits }, later = false) {
    const all = element('a', { href: this.#resultsPage(query) }, this.text('all'));
    const suggestion = element('span', {}, this.text('suggest'));
    this.#show(pages.map((page, i) => this.#group(page, i)), this.#count(query, hits.length),
      hits.length > PAGES ? [all] : hits.length ? [] : [suggestion, ' ', this.#fallback()], later);
  }

  #resultsPage(query) { return `${this.form.getAttribute('action')}?q=${encodeURIComponent(query)}`; }

  #count(query, count) {
    return count === 0 ? this.text('none', { q: query.trim().slice(0, 60) }) : this.text(count === 1 ? 'one' : 'many', { n: count });
  }

  #fallback() { return element('a', { href: `${this.form.getAttribute('action')}#index` }, this.text('list')); }

  #fail(error) {
    this.answered = undefined;
    this.#show([], this.#failure(error), [this.#fallback()]);
  }

  /** The page may be older than the index: kept open, or by a cache. */
  #failure(error) { return this.text(error?.name === 'FormatError' ? 'renewed' : 'failed'); }

  /** Excerpts that come later change neither the choice nor what is announced. */
  #show(groups, status, more, later = false) {
    const chosen = this.#options[this.#active]?.id;
    this.#choose(-1);
    this.list.replaceChildren(...groups);
    if (later && chosen) this.#choose(this.#options.findIndex(({ id }) => id === chosen));
    if (!later) this.status.textContent = status;
    this.more.replaceChildren(...more);
    this.input.setAttribute('aria-expanded', String(groups.length > 0));
  }

  #group(page, number) {
    const option = (part, url, ...children) =>
      element('a', { role: 'option', id: `search-option-${number}-${part}`, 'aria-selected': 'false', tabIndex: -1, href: this.address(url) }, ...children);
    return element('div', { role: 'group', 'aria-label': page.title },
      option(0, page.url,
        element('span', { className: 'search-title' }, ...marked(page.title, page.match)),
        ...(page.part ? [element('span', { className: 'search-part' }, page.part)] : []),
        ...(page.text ? [element('span', { className: 'search-excerpt' }, ...excerpt(page.text, page.match))] : [])),
      ...page.sections.map(({ anchor, heading }, i) =>
        option(i + 1, `${page.url}#${anchor}`, element('span', { className: 'search-section' }, ...marked(heading, page.match)))));
  }

  /** One line when another language answers more words of the query than this one. An index that cannot be had spoils no answer. */
  async #better(query, found) {
    if (!navigator.onLine) return null;
    const answered = ({ concepts }) => concepts.filter(({ alternatives }) => alternatives.some(({ kind }) => kind === 'exact' || kind === 'joined')).length;
    for (const other of this.others) {
      if (found.hits.length && answered(found) === found.concepts.length) return null;
      const there = await search(other.dataset.index, query).catch(() => null);
      if (there?.hits.length && (answered(there) > answered(found) || !found.hits.length)) {
        return element('a', { href: `${other.getAttribute('href')}?q=${encodeURIComponent(query)}`, hreflang: other.hreflang, lang: other.lang }, other.textContent ?? '');
      }
    }
    return null;
  }

  /** A small index is loaded whole after the first answer, so that searching goes on when the network does not. */
  #warm(index) {
    if (index.manifest.documents > WARM_UP_TO || index.warm) return;
    index.warm = true;
    index.loadAll().catch(() => { index.warm = false; });
  }

  async #fillPage(page) {
    const query = new URLSearchParams(location.search).get('q') ?? '';
    this.field.value = query;
    if (!query.trim()) return;
    document.title = `${query.trim()} – ${document.title}`;
    const status = element('p', { role: 'status', className: 'search-status' });
    page.append(status);
    try {
      const found = await search(this.base, query, hits => results(hits, PAGES_IN_LIST, true));
      status.textContent = this.#count(query, found.hits.length);
      page.append(element('ol', { className: 'search-list' }, ...found.pages.map(({ url, title, part, text, match, sections }) => element('li', {},
        element('h2', {}, element('a', { href: this.address(url) }, ...marked(title, match))),
        ...(part ? [element('p', { className: 'search-part' }, part)] : []),
        element('p', {}, ...excerpt(text, match)),
        ...(sections.length ? [element('ul', {}, ...sections.map(({ anchor, heading }) =>
          element('li', {}, element('a', { href: this.address(`${url}#${anchor}`) }, ...marked(heading, match)))))] : [])))));
      if (!found.hits.length) page.append(element('p', {}, this.text('suggest')));
      const hint = await this.#better(query, found);
      if (hint) page.append(element('p', { className: 'search-more' }, hint));
    } catch (error) {
      status.textContent = this.#failure(error);
    }
    page.append(element('p', { className: 'search-more' }, this.#fallback()));
  }
}

customElements.define('site-search', SiteSearch);
