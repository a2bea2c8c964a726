// The calculator without a page: exact fractions, settings, evaluation. src/Site.Engine/TimeInvestment/ is the reference; both
// are run on the same worked cases and on random settings.

/** @typedef {{ n: bigint, d: bigint }} Rational a fraction in lowest terms, d above 0 */
/** @typedef {{ number: string } | { parameter: string } | { by: string, of: Record<string, string> }} Factor */
/** @typedef {[string, string][]} Conditions parameter and the option it must have */
/**
 * @typedef {{ id: string, type: 'number' | 'choice' | 'boolean', visible: Conditions, default: string,
 *   min?: string, max?: string, maxParameter?: string, step?: string, options?: { id: string, label: string }[] }} Parameter
 */
/** @typedef {{ id: string, label: string, source: string, when: Conditions, product: Factor[], divide: Factor[] }} Line */
/** @typedef {{ id: string, label: string, sum: string[], of: string | null, times: Factor[], divide: Factor[] }} Output */
/** @typedef {{ id: string, title: string, sentence: string, parameters: Parameter[], lines: Line[], outputs: Output[] }} Mode */
/** @typedef {'empty' | 'not-a-number' | 'not-whole' | 'too-small' | 'too-large' | 'not-a-step' | 'unknown-option'} Problem */
/**
 * @typedef {{ numbers: Record<string, Rational>, options: Record<string, string>, problems: [string, Problem][],
 *   limits: Record<string, Rational> }} Settings limits: the maximum of each number as it is now
 */

/** @param {bigint} n @param {bigint} d @returns {Rational} */
export function rational(n, d = 1n) {
  if (d === 0n) throw new RangeError('division by zero');
  let a = n < 0n ? -n : n;
  let b = d < 0n ? -d : d;
  while (b) [a, b] = [b, a % b];
  const divisor = d < 0n ? -a : a;
  return { n: n / divisor, d: d / divisor };
}

/** "5/2", "40", "2.5" or "2,5" as an exact fraction. @param {string} text */
export function parse(text) {
  const [top, bottom = '1'] = text.split('/');
  const [whole, decimals = ''] = top.replace(',', '.').split('.');
  const scale = 10n ** BigInt(decimals.length);
  return rational(BigInt(whole.replace('+', '') + decimals), scale * BigInt(bottom));
}

/** @param {Rational} a @param {Rational} b */
export const add = (a, b) => rational(a.n * b.d + b.n * a.d, a.d * b.d);
/** @param {Rational} a @param {Rational} b */
export const multiply = (a, b) => rational(a.n * b.n, a.d * b.d);
/** @param {Rational} a @param {Rational} b */
export const divide = (a, b) => rational(a.n * b.d, a.d * b.n);
/** Below, equal or above nought as a is below, equal to or above b. @param {Rational} a @param {Rational} b */
export const compare = (a, b) => Number(a.n * b.d - b.n * a.d);
/** @param {Rational} value */
export const exact = value => value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`;

/**
 * Rounded to at most so many decimals, halves away from nought, without zeros at the end.
 * @param {Rational} value @param {number} decimals @param {string} separator
 */
export function format(value, decimals, separator) {
  const scale = 10n ** BigInt(decimals);
  const size = value.n < 0n ? -value.n : value.n;
  const rounded = (size * scale * 2n + value.d) / (value.d * 2n);
  const rest = String(rounded % scale).padStart(decimals, '0').replace(/0+$/, '');
  return (value.n < 0n && rounded ? '-' : '') + rounded / scale + (rest && decimals ? separator + rest : '');
}

const number = /^[+-]?([0-9]+)(?:[.,]([0-9]+))?$/;
// Longer numbers are beyond every bound and finer than every step: they are named so and not counted with.
const mostDigits = 9;
const mostDecimals = 6;
const blank = /^[ \t\n\r\f\v\u00a0]+|[ \t\n\r\f\v\u00a0]+$/g;

/** @param {Conditions} conditions @param {Record<string, string>} options */
export const holds = (conditions, options) => conditions.every(([parameter, value]) => options[parameter] === value);

/**
 * Reads texts as typed or as carried by an address. What is absent has its default, but no more than its maximum; what is not
 * visible has no problems; unknown names are left aside.
 * @param {Mode} mode @param {Record<string, string | undefined>} inputs @returns {Settings}
 */
export function settings(mode, inputs) {
  /** @type {Settings} */
  const read = { numbers: {}, options: {}, problems: [], limits: {} };
  for (const parameter of mode.parameters) {
    const { id } = parameter;
    const raw = Object.hasOwn(inputs, id) ? inputs[id] : undefined;
    const shown = holds(parameter.visible, read.options);
    if (parameter.type === 'number') {
      let max = parse(parameter.max ?? '0');
      const other = parameter.maxParameter ? read.numbers[parameter.maxParameter] : undefined;
      if (other && compare(other, max) < 0) max = other;
      const otherwise = parse(parameter.default);
      read.limits[id] = max;
      read.numbers[id] = compare(otherwise, max) < 0 ? otherwise : max;
      if (raw === undefined || !shown) continue;
      const value = valueOf(parameter, max, raw);
      if (typeof value === 'string') read.problems.push([id, value]);
      else read.numbers[id] = value;
    } else {
      const known = parameter.type === 'choice' ? (parameter.options ?? []).map(option => option.id) : ['true', 'false'];
      read.options[id] = raw !== undefined && known.includes(raw) ? raw : parameter.default;
      if (raw !== undefined && raw !== read.options[id] && shown) read.problems.push([id, 'unknown-option']);
    }
  }
  return read;
}

/** @param {Parameter} parameter @param {Rational} max @param {string} raw @returns {Rational | Problem} */
function valueOf(parameter, max, raw) {
  const text = raw.replace(blank, '');
  if (!text) return 'empty';
  const digits = number.exec(text);
  if (!digits) return 'not-a-number';
  const min = parse(parameter.min ?? '0');
  const step = parse(parameter.step ?? '1');
  if (digits[1].replace(/^0+/, '').length > mostDigits) return text.startsWith('-') ? 'too-small' : 'too-large';
  if ((digits[2] ?? '').replace(/0+$/, '').length > mostDecimals) return step.d === 1n ? 'not-whole' : 'not-a-step';
  const value = parse(text);
  if (step.d === 1n && value.d !== 1n) return 'not-whole';
  if (compare(value, min) < 0) return 'too-small';
  if (compare(value, max) > 0) return 'too-large';
  return divide(add(value, { n: -min.n, d: min.d }), step).d === 1n ? value : 'not-a-step';
}

/**
 * Exact hours per line that applies, and per output.
 * @param {Mode} mode @param {Settings} read settings without problems
 */
export function evaluate(mode, read) {
  /** @param {Factor} factor */
  const valueOfFactor = factor =>
    'number' in factor ? parse(factor.number) :
    'parameter' in factor ? read.numbers[factor.parameter] :
    parse(factor.of[read.options[factor.by]]);
  /** @param {Rational} start @param {Factor[]} times @param {Factor[]} over */
  const product = (start, times, over) =>
    over.reduce((value, factor) => divide(value, valueOfFactor(factor)), times.reduce((value, factor) => multiply(value, valueOfFactor(factor)), start));

  /** @type {Record<string, Rational>} */
  const lines = {};
  for (const line of mode.lines)
    if (holds(line.when, read.options)) lines[line.id] = product(rational(1n), line.product, line.divide);
  /** @type {Record<string, Rational>} */
  const outputs = {};
  for (const output of mode.outputs) {
    const start = output.of ? outputs[output.of] :
      output.sum.length ? output.sum.reduce((sum, id) => lines[id] ? add(sum, lines[id]) : sum, rational(0n)) : rational(1n);
    outputs[output.id] = product(start, output.times, output.divide);
  }
  return { lines, outputs };
}

/**
 * The state in a fragment: mode and parameters, or null when it holds neither (an anchor, or something broken).
 * @param {string} fragment with or without its #
 * @param {Mode[]} modes @param {string} otherwise the mode when none is named
 */
export function fromFragment(fragment, modes, otherwise) {
  const found = new URLSearchParams(fragment.replace(/^#/, ''));
  const mode = modes.find(m => m.id === found.get('mode')) ?? modes.find(m => m.id === otherwise) ?? modes[0];
  /** @type {Record<string, string>} */
  const inputs = {};
  for (const { id } of mode.parameters) {
    const value = found.get(id);
    if (value !== null) inputs[id] = value.slice(0, 40);
  }
  return modes.some(m => m.id === found.get('mode')) || Object.keys(inputs).length ? { mode: mode.id, inputs } : null;
}

/**
 * The fragment of a state: what differs from the defaults.
 * @param {Mode} mode @param {Record<string, string>} inputs @param {Settings} read
 */
export function toFragment(mode, inputs, read) {
  const parts = new URLSearchParams({ mode: mode.id });
  for (const parameter of mode.parameters) {
    const { id } = parameter;
    if (inputs[id] === undefined || !holds(parameter.visible, read.options) || read.problems.some(([name]) => name === id)) continue;
    const value = parameter.type === 'number' ? format(read.numbers[id], 6, '.') : read.options[id];
    const otherwise = parameter.type === 'number' ? format(parse(parameter.default), 6, '.') : parameter.default;
    if (value !== otherwise) parts.set(id, value);
  }
  return `#${parts}`;
}
