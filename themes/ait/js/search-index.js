// Reads the search index of one language and ranks pages. Steps and sums are those of docs/search-format.md, one for one, so
// that `site search` on the command line gives the same pages in the same order.

const FORMAT = 1, GROUP = 16, HASH = 5, SCALE = 255;
const MAX_TOKENS = 16, MAX_CHARACTERS = 400, MAX_WORD = 64;
const MIN_PREFIX = 2, MAX_PREFIX_SHARDS = 3, MAX_COMPLETIONS = 24, MAX_SIMILAR = 6, MIN_SIMILAR = 4, MIN_PART = 4;

const letter = '[\\p{L}\\p{Nd}]';
const words = new RegExp(`(${letter}+(?:(?:'(?!s(?!${letter}))|-(?=ers?(?!${letter})))${letter}+)*)(?:'s(?!${letter}))?`, 'gu');
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const json = bytes => JSON.parse(new TextDecoder().decode(bytes));

function foldCharacter(c) {
  if (/[\ud800-\udfff]/.test(c)) return ' ';
  if (/\p{M}/u.test(c)) return '';
  if ('‘’ʼ'.includes(c)) return "'";
  const folded = c.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace('ς', 'σ');
  return /^[\p{L}\p{Nd}]+$/u.test(folded) ? folded : ' ';
}

/** Lower case without accents; what is no letter or digit of the basic plane becomes a space. */
export const fold = text => text.replace(/[^\0-\x7f]/g, foldCharacter).toLowerCase();

/** The words of a folded text as [word, start, end]. */
export function* tokens(folded) {
  for (const match of folded.matchAll(words)) {
    yield [match[1].replace(/['-]/g, '').slice(0, MAX_WORD), match.index, match.index + match[0].length];
  }
}

/** Insertions, deletions, replacements and swaps of neighbours; what is more than max is max + 1. */
export function distance(a, b, max) {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let before = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      smallest = Math.min(smallest, row[j]);
    }
    if (smallest > max) return max + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length], max + 1);
}

/** Reads bytes, texts, and numbers of seven bits a byte. */
class Reader {
  #bytes;
  #at = 0;
  constructor(bytes) { this.#bytes = bytes; }
  get done() { return this.#at >= this.#bytes.length; }
  take(count) {
    if (this.#at + count > this.#bytes.length) throw new Error('short file');
    return this.#bytes.subarray(this.#at, this.#at += count);
  }
  byte() { return this.take(1)[0]; }
  number() {
    for (let value = 0, shift = 0; ; shift += 7) {
      const part = this.byte();
      value |= (part & 127) << shift;
      if (part < 128) return value >>> 0;
    }
  }
  text() { return new TextDecoder().decode(this.take(this.byte())); }
}

/** Documents that hold all terms, with the smallest impact among them. */
function postings(terms) {
  const of = term => term.documents.map((document, i) => [document, term.impacts[i] / SCALE]);
  return terms.slice(1).reduce((all, term) => {
    const known = new Map(all);
    return of(term).flatMap(([document, impact]) => (known.has(document) ? [[document, Math.min(known.get(document), impact)]] : []));
  }, of(terms[0]));
}

export class SearchIndex {
  #base;
  #files = new Map();
  #starts = [];
  #ordinals = [];

  /** @param {string} base Address of the manifest without ".json"; the other files lie in the folder of that name. */
  static async open(base) {
    const response = await fetch(`${base}.json`);
    if (!response.ok) throw new Error(`manifest: ${response.status}`);
    return new SearchIndex(base, await response.json());
  }

  constructor(base, manifest) {
    if (manifest.format !== FORMAT) throw new Error(`format ${manifest.format}`);
    this.#base = base;
    this.manifest = manifest;
    this.stopWords = new Set(manifest.stopWords.split(' '));
    let start = '', first = 0;
    manifest.shardStarts.split(' ').forEach((text, i) => {
      start = i ? start.slice(0, parseInt(text[0], 36)) + text.slice(1) : text;
      this.#starts.push(start);
    });
    for (const count of manifest.shardCounts) {
      this.#ordinals.push(first);
      first += count;
    }
  }

  /** The words of a query with what may stand for them, and the documents that match, best first. */
  async search(query) {
    const concepts = await this.#plan(query);
    return { concepts, hits: this.#rank(concepts.filter(concept => concept.alternatives.length)) };
  }

  /** What a result shows: id, address, title, part of the site, and sections of [anchor, heading, text]. */
  async fragment(document) {
    const [id, url, title, part, sections] = await this.#load(this.#name('f', document, this.manifest.fragmentHashes), json);
    return { id, url, title, part, sections };
  }

  /** Loads what is not there yet, a few files at a time. */
  async loadAll() {
    const { documents, shardCounts, vocabulary, completions } = this.manifest;
    const waiting = [
      ...shardCounts.map((_, i) => () => this.#shard(i)),
      ...Object.keys(vocabulary).map(first => () => this.#vocabulary(first)),
      ...Array.from({ length: documents }, (_, i) => () => this.fragment(i)),
      ...(completions ? [() => this.#load(`c-${completions}.bin`, json)] : []),
    ];
    await Promise.all(Array.from({ length: 4 }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await next();
    }));
  }

  // What a query means

  async #plan(query) {
    const read = this.#read(query);
    if (!this.#ordinals.length) return [];
    await Promise.all(read.map(token => this.#shard(this.#shardOf(token.form))));
    const concepts = await Promise.all(read.map(async token => ({ form: token.form, alternatives: await this.#alternatives(token) })));
    await this.#join(read, concepts);
    await this.#synonyms(read, concepts);
    for (const concept of concepts) if (!concept.alternatives.length) await this.#repair(concept);
    return concepts;
  }

  #read(query) {
    const folded = fold(query.slice(0, MAX_CHARACTERS));
    const all = [], seen = new Set();
    for (const [form, , end] of tokens(folded)) {
      if (all.length < MAX_TOKENS) all.push({ form, position: all.length, open: end === folded.length });
    }
    const content = all.filter(({ form }) => !this.stopWords.has(form) && !seen.has(form) && seen.add(form));
    return content.length ? content : all.filter(token => token.open);
  }

  async #alternatives({ form, open }) {
    const found = await this.#withPeers(await this.#find(form), 'exact', 1);
    if (!open || form.length < MIN_PREFIX) return found;
    for (const term of await this.#completions(form)) {
      found.push({ kind: 'prefix', weight: this.manifest.weights.prefix * form.length / term.form.length, terms: [term] });
    }
    return found;
  }

  async #withPeers(term, kind, weight) {
    if (!term) return [];
    const peers = await Promise.all(term.peers.map(ordinal => this.#at(ordinal)));
    return [{ kind, weight, terms: [term] },
      ...peers.map(peer => ({ kind: 'peer', weight: weight * this.manifest.weights.peer, terms: [peer] }))];
  }

  /** Neighbours that may be one word. */
  async #join(read, concepts) {
    const near = async (form, first) =>
      (this.#shardOf(form) === this.#shardOf(first) ? this.#withPeers(await this.#find(form), 'joined', 1) : []);
    for (let i = 0; i + 1 < read.length; i++) {
      const [a, b, c] = read.slice(i, i + 3);
      if (b.position !== a.position + 1) continue;
      for (const linker of this.manifest.linkers) {
        const pair = await near(a.form + linker + b.form, a.form);
        concepts[i].alternatives.push(...pair);
        concepts[i + 1].alternatives.push(...pair);
      }
      if (c?.position !== a.position + 2) continue;
      const triple = await near(a.form + b.form + c.form, a.form);
      for (const concept of concepts.slice(i, i + 3)) concept.alternatives.push(...triple);
    }
  }

  async #synonyms(read, concepts) {
    for (const group of this.manifest.synonyms) {
      for (const phrase of group) {
        for (let start = 0; start + phrase.length <= read.length; start++) {
          if (!phrase.every((form, i) => read[start + i].form === form && read[start + i].position === read[start].position + i)) continue;
          for (const other of group) {
            if (other === phrase) continue;
            const terms = await Promise.all(other.map(form => this.#find(form)));
            if (terms.includes(undefined)) continue;
            const alternative = { kind: 'synonym', weight: this.manifest.weights.synonym, terms };
            for (let i = start; i < start + phrase.length; i++) concepts[i].alternatives.push(alternative);
          }
        }
      }
    }
  }

  /** A word the lexicon does not know: mistyped, or a compound that nobody wrote before. */
  async #repair({ form, alternatives }) {
    if (form.length < MIN_SIMILAR || /^\p{Nd}/u.test(form)) return;
    const { weights, linkers } = this.manifest;
    for (const [similar, far] of await this.#similar(form, form.length >= 8 ? 2 : 1)) {
      alternatives.push(...await this.#withPeers(await this.#find(similar), 'similar', far === 1 ? weights.distance1 : weights.distance2));
    }
    if (alternatives.length) return;
    for (let end = form.length - MIN_PART; end >= MIN_PART; end--) {
      const first = await this.#find(form.slice(0, end));
      if (!first) continue;
      for (const linker of linkers) {
        const start = end + linker.length;
        if (form.length - start < MIN_PART || !form.startsWith(linker, end)) continue;
        const second = await this.#find(form.slice(start));
        if (!second) continue;
        alternatives.push({ kind: 'split', weight: weights.split, terms: [first, second] });
        return;
      }
    }
  }

  // Order

  #rank(concepts) {
    const { documents, weights } = this.manifest;
    const matched = new Map();
    let total = 0;
    for (const concept of concepts) {
      const frequency = Math.max(...concept.alternatives.flatMap(({ terms }) => terms.map(term => term.documents.length)));
      const idf = concept.idf = Math.log(1 + (documents - frequency + .5) / (frequency + .5));
      total += idf + weights.coverage;
      const best = new Map();
      for (const { weight, terms } of concept.alternatives) {
        for (const [document, impact] of postings(terms)) best.set(document, Math.max(best.get(document) ?? 0, weight * impact));
      }
      for (const [document, score] of best) {
        const sums = matched.get(document) ?? [0, 0];
        matched.set(document, [sums[0] + idf * score, sums[1] + (idf + weights.coverage)]);
      }
    }
    const hits = [...matched].map(([document, [score, covered]]) => ({ document, score: score * (covered / total) * (covered / total) }));
    const best = hits.reduce((most, { score }) => Math.max(most, score), 0);
    const rounded = ({ score }) => (score >= weights.draw * best ? best : score);
    return hits.sort((a, b) => rounded(b) - rounded(a) || b.document - a.document);
  }

  // Terms

  #shardOf(form) {
    let low = 0, high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= form) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  async #find(form) {
    return (await this.#shard(this.#shardOf(form))).get(form);
  }

  async #at(ordinal) {
    const number = this.#ordinals.findLastIndex(first => first <= ordinal);
    return [...(await this.#shard(number)).values()][ordinal - this.#ordinals[number]];
  }

  async #completions(prefix) {
    const first = this.#shardOf(prefix), last = this.#shardOf(`${prefix}\uffff`);
    if (last - first + 1 > MAX_PREFIX_SHARDS) {
      const { completions } = this.manifest;
      const listed = completions ? await this.#load(`c-${completions}.bin`, json) : {};
      return (await Promise.all((listed[prefix] ?? []).map(form => this.#find(form)))).filter(Boolean);
    }
    const shards = await Promise.all(Array.from({ length: last - first + 1 }, (_, i) => this.#shard(first + i)));
    return shards.flatMap(shard => [...shard.values()])
      .filter(({ form }) => form !== prefix && form.startsWith(prefix))
      .sort((a, b) => b.documents.length - a.documents.length)
      .slice(0, MAX_COMPLETIONS);
  }

  async #similar(form, max) {
    const near = known => {
      let best = max, found = [];
      for (const [other, frequency] of known) {
        const far = distance(form, other, best);
        if (far > best) continue;
        if (far < best) found = [];
        best = far;
        found.push([other, far, frequency]);
      }
      return found.sort((a, b) => b[2] - a[2] || compare(a[0], b[0])).slice(0, MAX_SIMILAR);
    };
    const letters = Object.keys(this.manifest.vocabulary);
    if (letters[0] === '') return near(await this.#vocabulary(''));
    for (const first of [form[0], form[1]]) {
      const found = near(await this.#vocabulary(first));
      if (found.length) return found;
    }
    return near((await Promise.all(letters.map(first => this.#vocabulary(first)))).flat());
  }

  // Files

  #name(kind, number, hashes) {
    const at = Math.floor(number / GROUP) * HASH;
    return `${kind}${number}-${hashes.slice(at, at + HASH)}.bin`;
  }

  /** Each file is loaded once; one that failed may be asked for again. */
  #load(name, decode) {
    let file = this.#files.get(name);
    if (!file) {
      file = this.#fetch(name).then(decode);
      this.#files.set(name, file);
      file.catch(() => this.#files.delete(name));
    }
    return file;
  }

  async #fetch(name) {
    const response = await fetch(`${this.#base}/${name}`);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    const whole = await response.blob();   // read to its end first: a stream closed by the decompressor counts as a failed request
    return new Uint8Array(await new Response(whole.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  }

  #shard(number) {
    return this.#load(this.#name('l', number, this.manifest.shardHashes), bytes => this.#decode(bytes, number));
  }

  #decode(bytes, number) {
    const { documents: total, shardCounts } = this.manifest;
    const reader = new Reader(bytes);
    const count = reader.number();
    if (count !== shardCounts[number]) throw new Error('other terms');
    const terms = [];
    let form = '';
    for (let i = 0; i < count; i++) {
      form = form.slice(0, reader.byte()) + reader.text();
      const frequency = reader.number();
      const peers = Array.from({ length: reader.byte() }, () => {
        const value = reader.number();
        return this.#ordinals[number] + i + ((value >>> 1) ^ -(value & 1));
      });
      terms.push({ form, frequency, peers, documents: [], impacts: bytes });
    }
    for (const { frequency, documents } of terms) {
      if (8 * frequency > total) {
        reader.take((total + 7) >> 3).forEach((bits, i) => {
          for (let bit = 0; bit < 8; bit++) if (bits & (1 << bit)) documents.push(8 * i + bit);
        });
      } else {
        for (let last = -1; documents.length < frequency;) documents.push(last += reader.number() + 1);
      }
      if (documents.length !== frequency || documents.at(-1) >= total) throw new Error('other documents');
    }
    for (const term of terms) term.impacts = reader.take(term.frequency);
    return new Map(terms.map(term => [term.form, term]));
  }

  async #vocabulary(first) {
    const hash = this.manifest.vocabulary[first];
    if (!hash) return [];
    return this.#load(`w-${hash}.bin`, bytes => {
      const reader = new Reader(bytes), list = [];
      for (let form = ''; !reader.done;) {
        form = form.slice(0, reader.byte()) + reader.text();
        list.push([form, reader.byte()]);
      }
      return list;
    });
  }
}
