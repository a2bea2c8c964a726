/** Alternatives side by side. Without script its panels stand under each other, each with its heading. */
class SiteTabs extends HTMLElement {
  /** @type {HTMLElement[]} */ panels = [];
  /** @type {HTMLElement[]} */ tabs = [];

  connectedCallback() {
    this.panels = [...this.querySelectorAll(/** @type {'div'} */ (':scope > .tab'))];
    if (this.panels.length < 2 || this.tabs.length) return;
    const list = document.createElement('div');
    list.role = 'tablist';
    list.setAttribute('aria-label', this.dataset.label ?? '');
    this.tabs = this.panels.map(panel => this.#upgrade(panel));
    list.append(...this.tabs);
    list.addEventListener('keydown', event => this.#move(event));
    this.prepend(list);
    this.choose(this.tabs[0]);
    addEventListener('hashchange', () => this.#follow());
    this.#follow();
  }

  /** @param {HTMLElement} panel */
  #upgrade(panel) {
    const title = panel.querySelector('.tab-title');
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.role = 'tab';
    tab.id = `${panel.id}-tab`;
    tab.textContent = title?.textContent ?? '';
    tab.setAttribute('aria-controls', panel.id);
    tab.addEventListener('click', () => this.choose(tab));
    title?.classList.add('hidden');
    panel.role = 'tabpanel';
    panel.setAttribute('aria-labelledby', tab.id);
    return tab;
  }

  /** Arrows, Home and End choose and focus. @param {KeyboardEvent} event */
  #move(event) {
    const count = this.tabs.length;
    const now = this.tabs.findIndex(tab => tab === event.target);
    const next = { ArrowRight: (now + 1) % count, ArrowLeft: (now + count - 1) % count, Home: 0, End: count - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.choose(this.tabs[next]);
    this.tabs[next].focus();
  }

  /** Opens the panel that holds the place the address points at. */
  #follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const at = this.panels.findIndex(panel => target && panel.contains(target));
    if (at < 0) return;
    this.choose(this.tabs[at]);
    target?.scrollIntoView();
  }

  /** @param {HTMLElement} chosen */
  choose(chosen) {
    this.tabs.forEach((tab, at) => {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      this.panels[at].hidden = tab !== chosen;
    });
  }
}
customElements.define('site-tabs', SiteTabs);
