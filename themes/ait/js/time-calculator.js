import { evaluate, format, fromFragment, holds, parse, settings, toFragment } from './time-calculator-model.js';

/** @typedef {import('./time-calculator-model.js').Mode} Mode */
/** @typedef {import('./time-calculator-model.js').Parameter} Parameter */
/** @typedef {import('./time-calculator-model.js').Rational} Rational */

/**
 * The time-investment calculator. The page holds its form and, for each mode, the result with the default values; the script shows the
 * fields, keeps one mode in view, and reckons anew with each change. Nothing leaves the page: the state stands in the fragment.
 */
class TimeCalculator extends HTMLElement {
  /** @type {{ decimals: number, separator: string, modes: Mode[] }} */ definition = { decimals: 1, separator: ',', modes: [] };
  /** @type {Record<string, string>} */ words = {};
  /** What the visitor filled in, per mode; absent: the default. @type {Record<string, Record<string, string>>} */ inputs = {};
  /** @type {number | undefined} */ #saying;

  connectedCallback() {
    if (this.hasAttribute('data-ready')) return;
    this.definition = JSON.parse(this.dataset.definition ?? '{}');
    this.words = JSON.parse(this.dataset.words ?? '{}');
    for (const mode of this.definition.modes) this.inputs[mode.id] = {};
    this.setAttribute('data-ready', '');
    for (const part of this.querySelectorAll('[data-script]')) part.removeAttribute('hidden');
    this.form.addEventListener('submit', event => event.preventDefault());
    this.form.addEventListener('input', event => this.#changed(/** @type {HTMLInputElement} */ (event.target)));
    this.addEventListener('click', event => this.#press(/** @type {HTMLElement} */ (event.target).closest('[data-do]')));
    addEventListener('hashchange', () => this.#follow());
    this.#restored();
    this.#follow() || this.#show(this.mode);
  }

  get form() { return /** @type {HTMLFormElement} */ (this.querySelector('form')); }

  get mode() {
    const chosen = /** @type {HTMLInputElement | null} */ (this.querySelector('input[name=mode]:checked'))?.value;
    return this.definition.modes.find(mode => mode.id === chosen) ?? this.definition.modes[0];
  }

  /** @param {Mode} mode */
  #part(mode) { return /** @type {HTMLElement} */ (this.querySelector(`[data-mode="${mode.id}"]`)); }

  /** @param {Mode} mode @param {string} id @returns {HTMLInputElement[]} */
  #fields(mode, id) { return [...this.#part(mode).querySelectorAll(/** @type {'input'} */ (`input[name="${id}"]`))]; }

  /** Browsers put back what was typed before a reload: what differs from the page's own values was typed. */
  #restored() {
    for (const mode of this.definition.modes)
      for (const { id, type } of mode.parameters)
        for (const field of this.#fields(mode, id)) {
          const differs = type === 'number' ? field.value !== field.defaultValue : field.checked !== field.defaultChecked;
          if (differs && (type !== 'choice' || field.checked)) this.inputs[mode.id][id] = this.#value(field);
        }
  }

  /** @param {HTMLInputElement} field */
  #value(field) { return field.type === 'checkbox' ? String(field.checked) : field.value; }

  /** @param {HTMLInputElement} field */
  #changed(field) {
    if (field.name === 'mode') this.#show(this.mode);
    else if (this.mode.parameters.some(parameter => parameter.id === field.name)) {
      this.inputs[this.mode.id][field.name] = this.#value(field);
      this.#reckon(this.mode);
    } else return;
    this.#write();
  }

  /** Takes the state of the fragment over; false when it holds none. */
  #follow() {
    const state = fromFragment(location.hash, this.definition.modes, this.mode.id);
    if (!state) return false;
    const mode = this.definition.modes.find(m => m.id === state.mode) ?? this.mode;
    this.inputs[mode.id] = state.inputs;
    for (const parameter of mode.parameters) {
      const given = state.inputs[parameter.id];
      // An option that does not exist cannot be shown; it is left aside.
      if (parameter.type !== 'number' && given !== undefined && !this.#knows(parameter, given)) delete state.inputs[parameter.id];
      const value = state.inputs[parameter.id] ?? (parameter.type === 'number' ? this.#number(parse(parameter.default)) : parameter.default);
      for (const field of this.#fields(mode, parameter.id)) {
        if (field.type === 'checkbox') field.checked = value === 'true';
        else if (field.type === 'radio') field.checked = field.value === value;
        else field.value = value;
      }
    }
    for (const radio of this.querySelectorAll(/** @type {'input'} */ ('input[name=mode]'))) radio.checked = radio.value === mode.id;
    this.#show(mode);
    return true;
  }

  /** @param {Parameter} parameter @param {string} value */
  #knows(parameter, value) {
    return parameter.type === 'boolean' ? value === 'true' || value === 'false' : parameter.options?.some(option => option.id === value);
  }

  #write() {
    const { mode } = this;
    history.replaceState(history.state, '', toFragment(mode, this.inputs[mode.id], settings(mode, this.inputs[mode.id])));
  }

  /** @param {Rational} value */
  #number(value) { return format(value, this.definition.decimals, this.definition.separator); }

  /** @param {Mode} shown */
  #show(shown) {
    for (const mode of this.definition.modes) this.#part(mode).hidden = mode !== shown;
    this.#reckon(shown);
  }

  /** @param {Mode} mode */
  #reckon(mode) {
    const part = this.#part(mode);
    const read = settings(mode, this.inputs[mode.id]);
    for (const parameter of mode.parameters) {
      const box = /** @type {HTMLElement} */ (part.querySelector(`[data-parameter="${parameter.id}"]`));
      box.hidden = !holds(parameter.visible, read.options);
      if (parameter.type !== 'number') continue;
      const [field] = this.#fields(mode, parameter.id);
      // A field that nobody touched follows its limit.
      if (this.inputs[mode.id][parameter.id] === undefined) field.value = this.#number(read.numbers[parameter.id]);
      const range = [this.#number(parse(parameter.min ?? '0')), this.#number(read.limits[parameter.id]), this.#number(parse(parameter.step ?? '1'))];
      /** @type {HTMLElement} */ (box.querySelector('.range')).textContent = this.#fill(this.words.range, range);
      const problem = read.problems.find(([id]) => id === parameter.id)?.[1];
      const said = /** @type {HTMLElement} */ (box.querySelector('.problem'));
      said.hidden = !problem;
      said.textContent = problem ? this.#fill(this.words[problem], range) : '';
      if (problem) field.setAttribute('aria-invalid', 'true');
      else field.removeAttribute('aria-invalid');
    }
    const result = read.problems.length ? null : evaluate(mode, read);
    part.toggleAttribute('data-broken', !result);
    const sentence = result ? this.#sentence(mode, read, result.outputs) : this.words.mend;
    /** @type {HTMLElement} */ (part.querySelector('.calculator-sentence')).textContent = sentence;
    for (const place of part.querySelectorAll(/** @type {'output'} */ ('[data-output]')))
      place.textContent = result ? this.#number(result.outputs[place.dataset.output ?? '']) : '';
    if (result) this.#rows(part, result.lines);
    this.#say(sentence);
  }

  /** @param {HTMLElement} part @param {Record<string, Rational>} lines */
  #rows(part, lines) {
    const longest = Math.max(1, ...Object.values(lines).map(value => Number(value.n) / Number(value.d)));
    for (const row of part.querySelectorAll(/** @type {'tr'} */ ('tr[data-line]'))) {
      const value = lines[row.dataset.line ?? ''];
      row.hidden = !value;
      if (!value) continue;
      /** @type {HTMLElement} */ (row.querySelector('[data-hours]')).textContent = this.#number(value);
      row.querySelector('rect')?.setAttribute('width', String(Math.round(100 * Number(value.n) / Number(value.d) / longest)));
    }
  }

  /** @param {Mode} mode @param {import('./time-calculator-model.js').Settings} read @param {Record<string, Rational>} outputs */
  #sentence(mode, read, outputs) {
    return mode.sentence.replace(/\{(\w+)\}/g, (hole, id) => outputs[id] ?? read.numbers[id] ? this.#number(outputs[id] ?? read.numbers[id]) : hole);
  }

  /** @param {string} text @param {string[]} values */
  #fill(text, values) { return text.replace(/\{(\d)\}/g, (hole, at) => values[Number(at)] ?? hole); }

  /** Says the result once typing stops. @param {string} text */
  #say(text) {
    const status = /** @type {HTMLElement} */ (this.querySelector('[role=status]'));
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => { if (document.contains(this) && this.contains(document.activeElement)) status.textContent = text; }, 800);
  }

  /** @param {HTMLElement | null} button */
  async #press(button) {
    const status = /** @type {HTMLElement} */ (this.querySelector('[role=status]'));
    // What a button says is not overtaken by a result that is still to be said.
    if (button) clearTimeout(this.#saying);
    switch (button?.dataset.do) {
      case 'copy':
        this.#write();
        try {
          await navigator.clipboard.writeText(location.href);
          status.textContent = this.words.copied;
          button.textContent = this.words.copied;
          setTimeout(() => { button.textContent = this.words.copy; }, 2500);
        } catch {
          // No clipboard: the address bar holds the same link.
          status.textContent = button.textContent = this.words['copy-by-hand'];
        }
        break;
      case 'print':
        this.#write();
        this.#part(this.mode).dataset.address = location.href;
        this.setAttribute('data-printing', '');
        document.documentElement.dataset.print = 'part';
        addEventListener('afterprint', () => {
          this.removeAttribute('data-printing');
          delete document.documentElement.dataset.print;
        }, { once: true });
        print();
        break;
      case 'csv':
        this.#save();
        break;
      case 'reset':
        this.inputs[this.mode.id] = {};
        history.replaceState(history.state, '', `#mode=${this.mode.id}`);
        this.#follow();
        break;
    }
  }

  /** The rows as a file that a Dutch spreadsheet opens: semicolons, commas in numbers, a byte order mark. */
  #save() {
    const rows = [...this.#part(this.mode).querySelectorAll('tr')].filter(row => !row.hidden)
      .map(row => [...row.cells].filter(cell => !cell.classList.contains('bar')).map(cell => cell.textContent?.trim() ?? ''));
    const text = rows.map(row => row.map(cell).join(';')).join('\r\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`\ufeff${text}\r\n`], { type: 'text/csv' }));
    link.download = this.words['csv-name'];
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

/** A cell of the file: never a formula, quoted where it must be, numbers with a comma. @param {string} text */
function cell(text) {
  const value = /^-?\d+[.,]\d+$/.test(text) ? text.replace('.', ',') : text;
  const safe = /^[=+@\t\r-]/.test(value) && !/^-?[\d,]+$/.test(value) ? `'${value}` : value;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

customElements.define('time-calculator', TimeCalculator);
