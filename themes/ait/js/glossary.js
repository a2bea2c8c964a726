/** Folds a word for comparing: no case, no accents. @param {string} word */
const fold = word => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The glossary with a filter; without script it is the plain list. */
class SiteGlossary extends HTMLElement {
  connectedCallback() {
    const filter = /** @type {HTMLElement} */ (this.querySelector('.filter'));
    const field = filter?.querySelector('input');
    const count = filter?.querySelector('output');
    if (!field || !count) return;
    const sections = [...this.querySelectorAll(/** @type {'section'} */ ('.letter'))];
    const letters = [...this.querySelectorAll(/** @type {'li'} */ ('.letters li'))];
    const entries = [...this.querySelectorAll(/** @type {'div'} */ ('.entry'))]
      .map(entry => ({ entry, text: fold(entry.textContent ?? '') }));
    filter.hidden = false;
    const show = () => {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      for (const { entry, text } of entries) entry.hidden = !words.every(word => text.includes(word));
      // The letters stand in the order of their sections.
      sections.forEach((section, i) => {
        section.hidden = letters[i].hidden = !section.querySelector('.entry:not([hidden])');
      });
      const found = entries.filter(({ entry }) => !entry.hidden).length;
      const { none = '', one = '', many = '' } = count.dataset;
      count.textContent = !words.length ? '' : found === 0 ? none : found === 1 ? one : many.replace('{0}', String(found));
    };
    field.addEventListener('input', show);
    // A link to a term must lead to it, whatever was typed before.
    addEventListener('hashchange', () => {
      const target = this.querySelector(':target');
      if (!target?.closest('[hidden]')) return;
      field.value = '';
      show();
      target.scrollIntoView();
    });
    show();
  }
}
customElements.define('site-glossary', SiteGlossary);
