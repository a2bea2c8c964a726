// Files of the search index and their bytes, for search-index.js (theme.yml joins its parts to one module).

// What lies closer together than this many bytes comes in one request; while a reader types, bytes count more.
const NEAR = 20000, NEAR_TYPING = 2000;

const utf8 = new TextDecoder(), json = bytes => JSON.parse(utf8.decode(bytes));

/** Reads bytes, texts, and numbers of seven bits a byte. */
class Reader {
  #bytes;
  #at = 0;
  constructor(bytes) { this.#bytes = bytes; }
  get at() { return this.#at; }
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
  text() { return utf8.decode(this.take(this.byte())); }
}

/** What one file holds from one byte up to another. */
function cut(bytes, from, to) {
  if (to > bytes.length) throw new Error('short file');
  return bytes.subarray(from, to);
}

/** The files of an index. Stretches of one file that are wanted at the same time and lie near each other come in one request. */
class Files {
  #base;
  #whole = new Map();
  #wanted = new Map();
  near = NEAR;
  constructor(base) { this.#base = base; }

  /** A whole file; loaded once, but one that failed may be asked for again. */
  whole(name) {
    let file = this.#whole.get(name);
    if (!file) {
      file = this.#fetch(name).then(({ bytes }) => bytes);
      this.#whole.set(name, file);
      file.catch(() => this.#whole.delete(name));
    }
    return file;
  }

  /** The bytes of a file from one place up to another. */
  async part(name, from, to) {
    if (this.#whole.has(name)) return cut(await this.#whole.get(name), from, to);
    return new Promise((resolve, reject) => {
      if (!this.#wanted.has(name)) {
        this.#wanted.set(name, []);
        queueMicrotask(() => this.#ask(name));
      }
      this.#wanted.get(name).push({ from, to, resolve, reject });
    });
  }

  #ask(name) {
    const wanted = this.#wanted.get(name).sort((a, b) => a.from - b.from);
    this.#wanted.delete(name);
    while (wanted.length) {
      const near = [wanted.shift()], { from } = near[0];
      let { to } = near[0];
      while (wanted.length && wanted[0].from <= to + this.near) {
        near.push(wanted.shift());
        to = Math.max(to, near.at(-1).to);
      }
      this.#fetch(name, from, to)
        .then(({ bytes, start }) => near.forEach(part => part.resolve(cut(bytes, part.from - start, part.to - start))))
        .catch(error => near.forEach(part => part.reject(error)));
    }
  }

  /** A server that knows no ranges sends the whole file, which is then kept. */
  async #fetch(name, from = 0, to = 0) {
    // The question mark parts the ranges of one file: a browser's cache lets requests for the same address wait for each other.
    const response = await (to ? fetch(`${this.#base}/${name}?${from}`, { headers: { range: `bytes=${from}-${to - 1}` } }) : fetch(`${this.#base}/${name}`));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status === 206) return { bytes: cut(bytes, 0, to - from), start: from };
    this.#whole.set(name, Promise.resolve(bytes));
    return { bytes, start: 0 };
  }
}

/** @param {Uint8Array} bytes In the zlib format, whose checksum tells damage. */
async function unpack(bytes) {
  const { readable, writable } = new DecompressionStream('deflate'), writer = writable.getWriter();
  // What is wrong with the bytes is told by the side that is read.
  for (const step of [writer.write(bytes), writer.close()]) step.catch(() => {});
  return new Uint8Array(await new Response(readable).arrayBuffer());
}
