/** Alternatives side by side. Without script its panels stand under each other, each with its heading. */
class SiteTabs extends HTMLElement {
  connectedCallback() {
    const panels = [...this.querySelectorAll(':scope > .tab')];
    if (panels.length < 2 || this.querySelector('[role=tablist]')) return;
    const list = document.createElement('div');
    list.role = 'tablist';
    list.setAttribute('aria-label', this.dataset.label ?? '');
    this.tabs = panels.map(panel => {
      const title = panel.querySelector('.tab-title');
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.role = 'tab';
      tab.id = `${panel.id}-tab`;
      tab.textContent = title.textContent;
      tab.setAttribute('aria-controls', panel.id);
      title.classList.add('hidden');
      panel.role = 'tabpanel';
      panel.setAttribute('aria-labelledby', tab.id);
      tab.addEventListener('click', () => this.choose(tab));
      list.append(tab);
      return tab;
    });
    this.panels = panels;
    list.addEventListener('keydown', event => {
      const now = this.tabs.indexOf(/** @type {HTMLButtonElement} */ (event.target));
      const last = this.tabs.length - 1;
      const next = { ArrowRight: now === last ? 0 : now + 1, ArrowLeft: now === 0 ? last : now - 1, Home: 0, End: last }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      this.choose(this.tabs[next]);
      this.tabs[next].focus();
    });
    this.prepend(list);
    addEventListener('hashchange', () => this.follow());
    this.choose(this.tabs[0]);
    this.follow();
  }

  /** Opens the panel that holds the place the address points at. */
  follow() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const at = target ? this.panels.findIndex(panel => panel.contains(target)) : -1;
    if (at < 0) return;
    this.choose(this.tabs[at]);
    target.scrollIntoView();
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
