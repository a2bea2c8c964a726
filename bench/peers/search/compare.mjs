// What a browser asks for when it searches, ours against Pagefind, on the same pages in one run: bytes, requests, time, MRR@10. Called by
// `dotnet run build.cs -- bench search`, which builds the site with both indexes; prints JSON.
//   node compare.mjs SITE QUERIES.json CHROMIUM COLD-PER-SET
// The server compresses what hosts compress (text) and leaves other files as they are.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import puppeteer from 'puppeteer-core';

const [site, queryFile, executablePath, coldPerSet] = process.argv.slice(2);
const queries = JSON.parse(fs.readFileSync(queryFile, 'utf8'));
const SHOWN = 5, LATENCY = 100, TYPED = 12;
const traffic = { bytes: 0, requests: 0, latency: 0 };

const text = /\.(html|css|js|json|svg|wasm)$/;
const types = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm', '.css': 'text/css', '.svg': 'image/svg+xml' };
const server = http.createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
  const file = path.join(site, name.endsWith('/') ? `${name}index.html` : name);
  if (name === '/empty') return response.setHeader('content-type', 'text/html').end('<!doctype html><html lang="nl"><title>x</title>');
  if (!fs.existsSync(file) || name === '/favicon.ico') return response.writeHead(404).end();
  response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream');
  response.setHeader('cache-control', 'max-age=3600');
  response.setHeader('accept-ranges', 'bytes');
  // Counted and delayed here: Pagefind asks from a worker, which the browser's own figures leave out.
  const isText = text.test(file), range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  let bytes = isText ? zlib.gzipSync(fs.readFileSync(file)) : fs.readFileSync(file);
  if (isText) response.setHeader('content-encoding', 'gzip');
  else if (range) {
    response.writeHead(206, { 'content-range': `bytes ${range[1]}-${range[2]}/${bytes.length}` });
    bytes = bytes.subarray(Number(range[1]), Number(range[2]) + 1);
  }
  traffic.bytes += bytes.length;
  traffic.requests++;
  return setTimeout(() => response.end(bytes), traffic.latency);
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
const assets = fs.readdirSync(path.join(site, 'assets'))[0];

const clients = {
  ours: `(async () => { const module = import('/assets/${assets}/js/search-index.js'), manifest = fetch('/search-index/nl.json'), { SearchIndex } = await module;
    const index = await SearchIndex.open('/search-index/nl', manifest);
    window.ask = async (q, n, typing = false, excerpts = true) => { const { hits } = await index.search(q, typing);
      return Promise.all(hits.slice(0, n).map(async h => (await (excerpts ? index.document(h.document) : index.title(h.document))).url)); }; })()`,
  pagefind: `(async () => { const pagefind = await import('/pagefind/pagefind.js'); await pagefind.init();
    window.ask = async (q, n) => { const { results } = await pagefind.search(q); return Promise.all(results.slice(0, n).map(async r => (await r.data()).url)); }; })()`,
};
const browser = await puppeteer.launch({ executablePath, args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic'] });

/** One visit with nothing in the cache. */
async function visit(latency, steps) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(`${base}/empty`);
  Object.assign(traffic, { bytes: 0, requests: 0, latency });
  const start = performance.now();
  const answer = await steps(page);
  const time = performance.now() - start;
  await new Promise(resolve => setTimeout(resolve, 100));
  const { bytes, requests } = traffic;
  traffic.latency = 0;
  await context.close();
  return { bytes, requests, time, answer };
}
const mean = values => values.reduce((all, value) => all + value, 0) / values.length;
const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const names = Object.keys(clients), of = make => Object.fromEntries(names.map(client => [client, make(client)]));
const found = of(() => ({ cold: [], typing: [] })), mrr = of(() => ({})), shown = [];
const cold = Object.values(queries).flatMap(set => set.filter((_, i) => i % Math.ceil(set.length / coldPerSet) === 0).map(({ query }) => query));
const words = queries.title.flatMap(({ query }) => query.split(' ')).filter(word => word.length === 10).slice(0, TYPED);
for (const query of cold) {
  for (const client of names) {
    found[client].cold.push(await visit(LATENCY, page => page.evaluate(`${clients[client]}.then(() => ask(${JSON.stringify(query)}, ${SHOWN}))`)));
  }
}
for (const word of words) {
  for (const client of names) {
    // The field of our dialog asks from two letters on.
    const letters = Array.from({ length: word.length }, (_, i) => word.slice(0, i + 1)).filter(part => client !== 'ours' || part.length > 1);
    found[client].typing.push(await visit(0, page => page.evaluate(
      `${clients[client]}.then(async () => { for (const part of ${JSON.stringify(letters)}) await ask(part, ${SHOWN}, true, part.length === ${word.length}); })`)));
  }
}
for (const client of names) {
  const page = await browser.newPage();
  await page.goto(`${base}/empty`);
  await page.evaluate(clients[client]);
  for (const [set, list] of Object.entries(queries)) {
    const ranks = [];
    for (const { query, page: id } of list) {
      const urls = await page.evaluate(`ask(${JSON.stringify(query)}, 10)`);
      if (client === 'ours') shown.push({ query, urls });
      const place = urls.findIndex(url => url.includes(`/${id}/`));
      ranks.push(place < 0 ? 0 : 1 / (place + 1));
    }
    mrr[client][set] = mean(ranks);
  }
}
await browser.close();
server.close();

console.log(JSON.stringify({
  cold: cold.length, typed: words.length, shown,
  ...of(client => ({
    bytes: mean(found[client].cold.map(({ bytes }) => bytes)), requests: mean(found[client].cold.map(({ requests }) => requests)),
    time: median(found[client].cold.map(({ time }) => time)),
    typingBytes: mean(found[client].typing.map(({ bytes }) => bytes)), typingRequests: mean(found[client].typing.map(({ requests }) => requests)),
    mrr: mrr[client],
  })),
}));
