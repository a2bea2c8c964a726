// Reads the search index of one language and ranks pages. Steps and sums are those of docs/search-format.md, one for one, so
// that `site search` on the command line gives the same pages in the same order. With search-text.js and search-files.js it is
// published as one module, search-index.js (theme.yml).

const FORMAT = 4, PIECES = 64, UNIT = 32, HASH = 5, SCALE = 255;
const HEAD = 256, MIN_KEY = 3;
const MAX_TOKENS = 16, MAX_CHARACTERS = 400;
const MIN_PREFIX = 2, MAX_PREFIX_SHARDS = 3, MAX_COMPLETIONS = 24, MAX_SIMILAR = 6, MIN_SIMILAR = 4, MIN_PART = 4;

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The letters of a form alike in all its spellings; the first two are left. */
const squeeze = form => form.slice(0, 2) + form.slice(1).replace(/(\D)\1+/g, '$1').slice(1).replace(/z/g, 's').replace(/v/g, 'f').replace(/y/g, 'i');

/** Documents that hold all terms, with the smallest impact among them. */
function postings([{ documents, impacts }, ...others]) {
  if (!others.length) return { documents, impacts };
  const known = new Map(documents.map((document, i) => [document, impacts[i]]));
  const rest = postings(others), both = { documents: [], impacts: [] };
  rest.documents.forEach((document, i) => {
    if (!known.has(document)) return;
    both.documents.push(document);
    both.impacts.push(Math.min(known.get(document), rest.impacts[i]));
  });
  return both;
}

/** Whether a form can be a mistyped word, or stand for one. */
const isOffered = form => form.length >= MIN_SIMILAR && !/^\p{Nd}/u.test(form);

/** The index is of a format that this client does not read. */
class FormatError extends Error {
  name = 'FormatError';
}

export class SearchIndex {
  #files;
  #known = new Map();
  #starts = [];
  #shards;
  #endings;
  #recordPlaces;

  /**
   * @param {string} base Address of the manifest without ".json"; the other files lie in the folder of that name.
   * @param {Promise<Response>} [manifest] When it was asked for already.
   */
  static async open(base, manifest = fetch(`${base}.json`)) {
    const response = await manifest;
    if (!response.ok) throw new Error(`manifest: ${response.status}`);
    return new SearchIndex(base, await response.json());
  }

  constructor(base, manifest) {
    if (manifest.format !== FORMAT) throw new FormatError(`The index has format ${manifest.format}; this client reads format ${FORMAT}.`);
    this.#files = new Files(base);
    this.manifest = manifest;
    this.stopWords = new Set(manifest.stopWords.split(' '));
    this.#endings = manifest.endings.split(' ');
    let start = '';
    manifest.shardStarts.split(' ').forEach((text, i) => {
      start = i ? start.slice(0, parseInt(text[0], 36)) + text.slice(1) : text;
      this.#starts.push(start);
    });
    this.#shards = this.#places('l', manifest.shardSizes, manifest.shardHashes);
  }

  /** Where records lie is reckoned while the first shards are on their way. */
  get #records() { return this.#recordPlaces ??= this.#places('d', this.manifest.documentSizes, this.manifest.documentHashes); }

  /** Where each piece lies: [file, first byte, last byte + 1]. */
  #places(kind, sizes, hashes) {
    let end = 0;
    return Array.from(sizes.matchAll(/z*[^z]/g), ([digits], i) => {
      const file = Math.floor(i / PIECES);
      if (i % PIECES === 0) end = 0;
      return [`${kind}${file}-${hashes.slice(file * HASH, file * HASH + HASH)}.bin`, end, end += UNIT * (35 * (digits.length - 1) + parseInt(digits.at(-1), 36))];
    });
  }

  /**
   * The words of a query with what may stand for them, and the documents that match, best first.
   * @param {string} query
   * @param {boolean} [typing] The next question is likely to be another: few bytes count more than few requests.
   */
  async search(query, typing = false) {
    const concepts = await this.#plan(query, typing);
    return { concepts, hits: this.#rank(concepts.filter(concept => concept.alternatives.length)) };
  }

  /** What a list of results shows: id, address, title, part of the site. */
  async title(document) {
    const { head } = await this.#head(document, HEAD);
    return head;
  }

  /** The same, and sections of [anchor, heading, text]. */
  async document(number) {
    return this.#once(`d${number}`, async () => {
      const { head, bytes, length } = await this.#head(number, Infinity);
      const [name, start, end] = this.#records[number];
      const all = start + bytes.length < end ? new Uint8Array([...bytes, ...await this.#files.part(name, start + bytes.length, end)]) : bytes;
      const reader = new Reader(all.subarray(length));
      return { ...head, sections: json(await unpack(reader.take(reader.number()))) };
    });
  }

  /** The beginning of a record; the number of bytes asked for is a guess. */
  #head(number, guess) {
    return this.#once(`h${number}`, async () => {
      const [name, start, end] = this.#records[number];
      let bytes = await this.#files.part(name, start, Math.min(start + guess, end));
      const reader = new Reader(bytes), packed = reader.number(), length = packed + reader.at;
      if (length > bytes.length) bytes = await this.#files.part(name, start, Math.min(start + length, end));
      const [id, url, title, part] = json(await unpack(cut(bytes, reader.at, length)));
      return { bytes, length, head: { id, url, title, part } };
    });
  }

  /** Loads what is not there yet, whole files and a few at a time. */
  async loadAll() {
    const { vocabulary, completions } = this.manifest;
    const waiting = [...new Set([...this.#shards, ...this.#records].map(([name]) => name)),
      ...Object.values(vocabulary).map(hash => `w-${hash}.bin`), ...(completions ? [`c-${completions}.bin`] : [])];
    await Promise.all(Array.from({ length: 4 }, async () => {
      for (let name = waiting.shift(); name; name = waiting.shift()) await this.#files.whole(name);
    }));
  }

  // What a query means

  async #plan(query, typing) {
    const read = this.#read(query);
    this.#files.near = typing ? NEAR_TYPING : NEAR;
    if (!this.#shards.length) return [];
    this.#ahead(read);
    const asked = read.map(async token => ({ form: token.form, alternatives: await this.#alternatives(token) }));
    void this.#records;
    const concepts = await Promise.all(asked);
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

  /** Asks at once for all that the steps below will ask for one after another, as far as the query alone tells. */
  #ahead(read) {
    const forms = [...this.#joined(read).filter(({ near }) => near).map(({ form }) => form), ...this.#phrases(read).flatMap(({ other }) => other)];
    for (const form of [...read.filter(token => !token.open).map(token => token.form), ...forms]) this.#shard(this.#shardOf(form)).catch(() => {});
  }

  async #alternatives({ form, open }) {
    const completions = open && form.length >= MIN_PREFIX ? await this.#completions(form) : null;
    const found = await this.#withPeers(completions?.exact === false ? undefined : await this.#find(form), 'exact', 1);
    for (const term of completions?.terms ?? []) {
      found.push({ kind: 'prefix', weight: this.manifest.weights.prefix * form.length / term.form.length, terms: [term] });
    }
    return found;
  }

  async #withPeers(term, kind, weight) {
    if (!term) return [];
    const peers = await Promise.all(term.peers.map(peer => this.#find(peer)));
    return [{ kind, weight, terms: [term] },
      ...peers.filter(Boolean).map(peer => ({ kind: 'peer', weight: weight * this.manifest.weights.peer, terms: [peer] }))];
  }

  /** Neighbours that may be one word: what they make, which of the words it stands for, and whether it lies near the first. */
  #joined(read) {
    const joined = [];
    for (let i = 0; i + 1 < read.length; i++) {
      const [a, b, c] = read.slice(i, i + 3);
      if (b.position !== a.position + 1) continue;
      const add = (form, count) => joined.push({ form, from: i, to: i + count, near: this.#shardOf(form) - this.#shardOf(a.form) <= 1 });
      for (const linker of this.manifest.linkers) add(a.form + linker + b.form, 2);
      if (c?.position === a.position + 2) add(a.form + b.form + c.form, 3);
    }
    return joined;
  }

  async #join(read, concepts) {
    for (const { form, from, to, near } of this.#joined(read)) {
      const found = near ? await this.#withPeers(await this.#find(form), 'joined', 1) : [];
      for (const concept of concepts.slice(from, to)) concept.alternatives.push(...found);
    }
  }

  /** The other phrases of a group of synonyms that has one in the query, and the words that they stand for. */
  #phrases(read) {
    return this.manifest.synonyms.flatMap(group => group.flatMap(phrase => read
      .map((_, start) => start)
      .filter(start => phrase.every((form, i) => read[start + i]?.form === form && read[start + i].position === read[start].position + i))
      .flatMap(start => group.filter(other => other !== phrase).map(other => ({ other, from: start, to: start + phrase.length })))));
  }

  async #synonyms(read, concepts) {
    for (const { other, from, to } of this.#phrases(read)) {
      const terms = await Promise.all(other.map(form => this.#find(form)));
      if (terms.includes(undefined)) continue;
      for (const concept of concepts.slice(from, to)) concept.alternatives.push({ kind: 'synonym', weight: this.manifest.weights.synonym, terms });
    }
  }

  /** A word the lexicon does not know: another form of one that it does, mistyped, or a compound that nobody wrote before. */
  async #repair({ form, alternatives }) {
    if (!isOffered(form)) return;
    const { weights, linkers } = this.manifest;
    for (const term of await this.#alike(form)) alternatives.push({ kind: 'similar', weight: weights.distance1, terms: [term] });
    if (alternatives.length) return;
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
    const { documents, weights, documentRanks: ranks } = this.manifest;
    const scores = new Float64Array(documents), covered = new Float64Array(documents), best = new Float64Array(documents), matched = [];
    let total = 0;
    for (const concept of concepts) {
      const frequency = Math.max(...concept.alternatives.flatMap(({ terms }) => terms.map(term => term.documents.length)));
      const idf = concept.idf = Math.log(1 + (documents - frequency + .5) / (frequency + .5));
      total += idf + weights.coverage;
      const touched = [];
      for (const { weight, terms } of concept.alternatives) {
        const found = postings(terms);
        found.documents.forEach((document, i) => {
          if (!best[document]) touched.push(document);
          best[document] = Math.max(best[document], weight * (found.impacts[i] / SCALE));
        });
      }
      for (const document of touched) {
        if (!covered[document]) matched.push(document);
        scores[document] += idf * best[document];
        covered[document] += idf + weights.coverage;
        best[document] = 0;
      }
    }
    const hits = matched.map(document => ({ document, score: scores[document] * (covered[document] / total) * (covered[document] / total) }));
    const most = hits.reduce((highest, { score }) => Math.max(highest, score), 0);
    const rounded = ({ score }) => (score >= weights.draw * most ? most : score);
    return hits.sort((a, b) => rounded(b) - rounded(a) || compare(ranks[b.document], ranks[a.document]) || b.document - a.document);
  }

  // Terms

  /** Terms lie in the order of their keys, which put the inflections of a word together. */
  #keyOf(form) {
    const key = squeeze(form), ending = this.#endings.find(end => key.endsWith(end) && key.length - end.length >= MIN_KEY) ?? '';
    return key.slice(0, key.length - ending.length);
  }

  #shardOf(form) { return this.#shardOfKey(this.#keyOf(form)); }

  #shardOfKey(key) {
    let low = 0, high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  async #find(form) { return (await this.#shard(this.#shardOf(form))).get(form); }

  /** Terms with the key of a form that is none itself: the most frequent ones. One file with all words is loaded at once and finds more. */
  async #alike(form) {
    if ('' in this.manifest.vocabulary) return [];
    const key = this.#keyOf(form);
    return [...(await this.#shard(this.#shardOf(form))).values()]
      .filter(term => isOffered(term.form) && this.#keyOf(term.form) === key)
      .sort((a, b) => b.documents.length - a.documents.length)
      .slice(0, MAX_SIMILAR);
  }

  /** Terms that begin with a prefix, and whether it is a term itself (undefined: not known here). */
  async #completions(prefix) {
    const first = this.#shardOfKey(squeeze(prefix)), last = this.#shardOfKey(`${squeeze(prefix)}\uffff`);
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    if (this.#shardOf(prefix) < first) numbers.unshift(this.#shardOf(prefix));
    if (numbers.length > MAX_PREFIX_SHARDS) {
      const { completions } = this.manifest;
      const { [prefix]: listed = [] } = completions ? await this.#once('c', async () => json(await unpack(await this.#files.whole(`c-${completions}.bin`)))) : {};
      const terms = await Promise.all(listed.filter(form => form !== prefix).map(form => this.#find(form)));
      return { terms: terms.filter(Boolean), exact: listed.length ? listed.includes(prefix) : undefined };
    }
    const shards = await Promise.all(numbers.map(number => this.#shard(number)));
    const terms = shards.flatMap(shard => [...shard.values()])
      .filter(({ form }) => form !== prefix && form.startsWith(prefix))
      .sort((a, b) => b.documents.length - a.documents.length)
      .slice(0, MAX_COMPLETIONS);
    return { terms };
  }

  async #similar(form, max) {
    const near = (known, max) => {
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
    if (letters[0] === '') return near(await this.#vocabulary(''), max);
    for (const first of [form[0], form[1]]) {
      const found = near(await this.#vocabulary(first), max);
      if (found.length) return found;
    }
    return near((await Promise.all(letters.map(first => this.#vocabulary(first)))).flat(), max);
  }

  // Files

  /** Reads a thing once; what failed may be tried again. */
  #once(key, read) {
    let thing = this.#known.get(key);
    if (!thing) {
      thing = read();
      this.#known.set(key, thing);
      thing.catch(() => this.#known.delete(key));
    }
    return thing;
  }

  #shard(number) {
    return this.#once(`l${number}`, async () => {
      const reader = new Reader(await this.#files.part(...this.#shards[number]));
      return this.#decode(await unpack(reader.take(reader.number())));
    });
  }

  #decode(bytes) {
    const { documents: total } = this.manifest, reader = new Reader(bytes), terms = [];
    let form = '';
    for (let left = reader.number(); left > 0; left--) {
      form = form.slice(0, reader.byte()) + reader.text();
      const frequency = reader.number(), { length } = terms;
      const peers = Array.from({ length: reader.byte() }, () => {
        const value = reader.number(), way = (value >>> 1) ^ -(value & 1);
        return way ? length + way : reader.text();
      });
      terms.push({ form, frequency, peers, documents: [], impacts: bytes });
    }
    for (const term of terms) term.peers = term.peers.map(peer => (typeof peer === 'number' ? terms[peer].form : peer));
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
    return this.#once(`w${first}`, async () => {
      const reader = new Reader(await unpack(await this.#files.whole(`w-${hash}.bin`))), list = [];
      for (let form = ''; !reader.done;) {
        form = form.slice(0, reader.byte()) + reader.text();
        list.push([form, reader.byte()]);
      }
      return list;
    });
  }
}
