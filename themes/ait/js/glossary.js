/** Folds a word for comparing: no case, no accents. @param {string} word */
const fold = word => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The glossary with a filter; without script it is the plain list. */
class SiteGlossary extends HTMLElement {
  connectedCallback() {
    const filter = this.querySelector('.filter');
    const field = filter?.querySelector('input');
    if (!field) return;
    const count = filter.querySelector('output');
    const entries = [...this.querySelectorAll('.entry')].map(entry => ({ entry, text: fold(entry.textContent) }));
    const sections = [...this.querySelectorAll('.letter')];
    filter.hidden = false;
    const show = () => {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      let found = 0;
      for (const { entry, text } of entries) {
        entry.hidden = !words.every(word => text.includes(word));
        if (!entry.hidden) found++;
      }
      for (const section of sections) section.hidden = !section.querySelector('.entry:not([hidden])');
      const { none, one, many } = count.dataset;
      count.textContent = words.length === 0 ? '' : found === 0 ? none : found === 1 ? one : many.replace('{0}', String(found));
    };
    field.addEventListener('input', show);
    // A link to a term must lead to it, whatever was typed before.
    addEventListener('hashchange', () => {
      if (!this.querySelector(':target')?.closest('[hidden]')) return;
      field.value = '';
      show();
      this.querySelector(':target').scrollIntoView();
    });
    show();
  }
}
customElements.define('site-glossary', SiteGlossary);
