// What makes a page handier; every page reads fully without it.
/** @template {Element} T @param {string} selector @param {ParentNode} [root] @returns {T[]} */
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const root = document.documentElement;
/** Words of the interface in the language of the page, written into the header by the layout. */
const words = /** @type {HTMLElement} */ (document.querySelector('[data-words-copy]'))?.dataset ?? {};

// Light, dark, or as the system has it. See theme.js for where the choice is kept.
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
const languages = all('.tools a[hreflang]');
const keepSection = () => languages.forEach(link => { link.hash = section || location.hash; });
addEventListener('hashchange', keepSection);
keepSection();

// Contents: the section in view is marked.
const entries = new Map(all('.toc a').map(link => [decodeURIComponent(link.hash.slice(1)), link]));
const headings = [...entries.keys()].map(id => document.getElementById(id)).filter(Boolean);
function mark() {
  const current = headings.findLast(heading => heading.getBoundingClientRect().top < innerHeight * .3);
  const hash = current && scrollY > 0 ? `#${current.id}` : '';
  if (hash === section && hash) return;
  section = hash;
  entries.forEach(link => link.removeAttribute('aria-current'));
  if (current) entries.get(current.id)?.setAttribute('aria-current', 'true');
  keepSection();
}
if (headings.length) {
  let waiting = false;
  addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
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

// Copying: a button beside each heading, and every button that carries data-copy.
const said = document.createElement('p');
said.className = 'hidden';
said.role = 'status';
document.body.append(said);
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
      setTimeout(() => { button.textContent = label; said.textContent = ''; delete button.dataset.done; }, 2500);
    });
  }
}

// Terms: the link to the glossary opens its explanation in place.
const explain = document.createElement('span');
explain.className = 'explain';
explain.id = 'explain';
if (explain.showPopover) {
  explain.popover = 'auto';
  let opener = null;
  explain.addEventListener('toggle', event => {
    opener?.setAttribute('aria-expanded', String(event.newState === 'open'));
  });
  for (const term of all('.term[data-definition]')) {
    term.role = 'button';
    term.setAttribute('aria-expanded', 'false');
    const open = event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (opener === term && explain.matches(':popover-open')) return explain.hidePopover();
      if (explain.matches(':popover-open')) explain.hidePopover();
      opener = term;
      const name = document.createElement('strong');
      name.textContent = term.dataset.term;
      const more = document.createElement('a');
      more.href = term.href;
      more.textContent = words.wordsGlossary;
      explain.replaceChildren(name, `${term.dataset.definition} `, more);
      term.parentElement.after(explain);   // beside the term, so that reading and tabbing go on into it
      explain.showPopover();
      const at = term.getBoundingClientRect();
      const left = Math.min(at.left, root.clientWidth - explain.offsetWidth - 16);
      explain.style.left = `${Math.max(16, left) + scrollX}px`;
      const below = at.bottom + explain.offsetHeight + 12 < innerHeight || at.top < explain.offsetHeight + 12;
      explain.style.top = `${scrollY + (below ? at.bottom + 8 : at.top - explain.offsetHeight - 8)}px`;
      said.textContent = explain.textContent;
    };
    term.addEventListener('click', open);
    term.addEventListener('keydown', event => { if (event.key === ' ') open(event); });
  }
}

// Scrollers that have nothing to scroll are no stop for the keyboard; the others show that there is more.
const scrollers = new ResizeObserver(changes => changes.forEach(({ target }) => hint(target)));
function hint(box) {
  const more = box.scrollWidth > box.clientWidth + 1;
  box.tabIndex = more ? 0 : -1;
  if (!more) box.removeAttribute('tabindex');
  box.toggleAttribute('data-more', more && box.scrollLeft + box.clientWidth < box.scrollWidth - 4);
}
for (const box of all('.scroll')) {
  scrollers.observe(box);
  box.addEventListener('scroll', () => hint(box), { passive: true });
}
