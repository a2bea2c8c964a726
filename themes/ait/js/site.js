// What makes a page handier; every page reads fully without it.

/** @param {string} selector @returns {any[]} */
const all = selector => [...document.querySelectorAll(selector)];
const root = document.documentElement;

/** Words of the interface in the language of the page, which the layout writes on the header. */
const words = all('[data-words-copy]')[0]?.dataset ?? {};

// Light, dark, or as the device has it. theme.js says where the choice is kept.
for (const select of all('#theme')) {
  select.parentElement.hidden = false;
  select.value = root.dataset.theme ?? '';
  select.addEventListener('change', () => {
    window.name = window.name.replace(/theme=\w+/, '') + (select.value && `theme=${select.value}`);
    if (select.value) root.dataset.theme = select.value;
    else delete root.dataset.theme;
  });
}

// The other language opens at the section in view: heading ids are the same in both.
let section = '';
const keepSection = () => all('.tools a[hreflang]').forEach(link => { link.hash = section || location.hash; });
addEventListener('hashchange', keepSection);
keepSection();

// Contents: the section in view is marked.
const entries = new Map(all('.toc a').map(link => [decodeURIComponent(link.hash.slice(1)), link]));
const headings = [...entries.keys()].flatMap(id => document.getElementById(id) ?? []);
let waiting = false;
function mark() {
  waiting = false;
  const current = scrollY > 0 ? headings.findLast(heading => heading.getBoundingClientRect().top < innerHeight * .3) : undefined;
  section = current ? `#${current.id}` : '';
  entries.forEach((link, id) => {
    if (id === current?.id) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  });
  keepSection();
}
if (headings.length) {
  addEventListener('scroll', () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  }, { passive: true });
  mark();
}

// Folded menus stand open where there is room; there their summary is a plain title.
for (const [menu, room] of [['.toc', '(width >= 78rem)'], ['.side', '(width >= 56rem)']]) {
  const wide = matchMedia(room);
  const fold = () => all(menu).forEach(details => {
    details.open = wide.matches;
    details.firstElementChild.tabIndex = wide.matches ? -1 : 0;
  });
  wide.addEventListener('change', fold);
  fold();
}

// What only the ear needs to know.
const said = document.createElement('p');
said.className = 'hidden';
said.role = 'status';
document.body.append(said);

// Copying: a button beside each heading, and every button that carries data-copy.
if (words.wordsCopy && navigator.clipboard) {
  for (const anchor of all('.heading .anchor')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words.wordsCopy;
    button.setAttribute('aria-label', `${words.wordsCopy}: ${anchor.previousElementSibling.textContent}`);
    button.dataset.copy = anchor.href;
    anchor.after(button);
  }
  for (const button of all('[data-copy]')) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = said.textContent = words.wordsCopied;
      button.dataset.done = '';
      setTimeout(() => {
        button.textContent = label;
        said.textContent = '';
        delete button.dataset.done;
      }, 2500);
    });
  }
}

// Terms: the link to the glossary opens its explanation in place.
const explain = document.createElement('span');
explain.className = 'explain';
/** @type {HTMLAnchorElement | undefined} the term whose explanation stands open or stood open last */
let opener;

/** @param {HTMLAnchorElement} term */
function open(term) {
  opener = term;
  const name = document.createElement('strong');
  name.textContent = term.dataset.term ?? '';
  const more = document.createElement('a');
  more.href = term.href;
  more.textContent = words.wordsGlossary;
  explain.replaceChildren(name, `${term.dataset.definition} `, more);
  (term.closest('dfn') ?? term).after(explain);   // beside the term, so that reading and tabbing go on into it
  explain.showPopover();
  const { left, top, bottom } = term.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = explain;
  const below = bottom + height + 12 < innerHeight || top < height + 12;
  explain.style.left = `${scrollX + Math.max(16, Math.min(left, root.clientWidth - width - 16))}px`;
  explain.style.top = `${scrollY + (below ? bottom + 8 : top - height - 8)}px`;
  said.textContent = `${term.dataset.term}: ${term.dataset.definition}`;
}

if ('popover' in explain) {
  explain.popover = 'auto';
  explain.addEventListener('toggle', event => opener?.setAttribute('aria-expanded', String(event.newState === 'open')));
  for (const term of all('.term[data-definition]')) {
    term.role = 'button';
    term.setAttribute('aria-expanded', 'false');
    /** @param {MouseEvent | KeyboardEvent} event */
    const toggle = event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const shown = explain.matches(':popover-open');
      if (shown) explain.hidePopover();
      if (!shown || opener !== term) open(term);
    };
    term.addEventListener('click', toggle);
    term.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => { if (event.key === ' ') toggle(event); });
  }
}

// A scroller with nothing to scroll is no stop for the keyboard; the others show that there is more.
/** @param {HTMLElement} box */
function hint(box) {
  const more = box.scrollWidth > box.clientWidth + 1;
  if (more) box.tabIndex = 0;
  else box.removeAttribute('tabindex');
  box.toggleAttribute('data-more', more && box.scrollLeft + box.clientWidth < box.scrollWidth - 4);
}
const sizes = new ResizeObserver(changes => changes.forEach(({ target }) => hint(/** @type {HTMLElement} */ (target))));
for (const box of all('.scroll')) {
  sizes.observe(box);
  box.addEventListener('scroll', () => hint(box), { passive: true });
}
