// Search against Pagefind, on the same pages in one run: bytes, requests, time, index, indexing, MRR@10.
//   npm install pagefind@1 puppeteer-core
//   node compare.mjs SITE.dll BENCH.dll LAWS.tar.gz QUERIES.json
// Pages are those of ../shared/corpora. The server compresses what hosts compress (text) and leaves other files as they are.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';

const [siteDll, benchDll, laws, queryFile] = process.argv.slice(2);
const require = createRequire(path.join(process.cwd(), 'x.js'));
const puppeteer = require('puppeteer-core');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'search-bench-'));
const site = path.join(work, 'site'), content = path.join(work, 'content');
const queries = JSON.parse(fs.readFileSync(queryFile, 'utf8'));
const ROUNDS = Number(process.env.ROUNDS ?? 3), COLD_PER_SET = Number(process.env.COLD ?? 4), SHOWN = 5;
const traffic = { bytes: 0, requests: 0, latency: 0 };

fs.mkdirSync(content);
execFileSync('tar', ['xzf', laws, '-C', content]);
fs.writeFileSync(path.join(content, 'site.yml'), 'title: Wetten\nlanguages: [nl]\nbase-url: https://example.org\n');
const theme = new URL('../../../themes/ait', import.meta.url).pathname;
execFileSync('dotnet', [siteDll, 'build', '--content', content, '--theme', theme, '--output', site], { stdio: 'ignore' });

/** Processor seconds and mebibytes of a process. */
function measured(command, args) {
  const { stderr, status } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', command, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const [user, system, memory] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { processor: user + system, memory: memory / 1024 };
}
const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const index = { ours: [], pagefind: [] };
const pagefind = path.join('node_modules', '.bin', 'pagefind');
for (let round = 0; round < ROUNDS; round++) {
  index.ours.push(measured('dotnet', [benchDll, 'search-index', path.join(content, 'pages', 'laws'), 'nl', path.join(work, `index-${round}`)]));
  fs.rmSync(path.join(site, 'pagefind'), { recursive: true, force: true });
  index.pagefind.push(measured(pagefind, ['--site', site, '--root-selector', 'main']));
}
const sizes = folder => fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
  .map(file => ({ name: file.name, bytes: fs.statSync(path.join(file.parentPath, file.name)).size }));
const sum = files => files.reduce((all, { bytes }) => all + bytes, 0);
const stored = { ours: sizes(path.join(site, 'search-index')), pagefind: sizes(path.join(site, 'pagefind')).filter(({ name }) => /\.pf_|entry/.test(name)) };
const withoutFragments = {
  ours: stored.ours.filter(({ name }) => !/^d\d/.test(name)), pagefind: stored.pagefind.filter(({ name }) => !name.includes('fragment')),
};

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
  ours: `(async () => { const manifest = fetch('/search-index/nl.json'), { SearchIndex } = await import('/assets/${assets}/js/search-index.js');
    const index = await SearchIndex.open('/search-index/nl', manifest);
    window.ask = async (q, n, typing = false, excerpts = true) => { const { hits } = await index.search(q, typing);
      return Promise.all(hits.slice(0, n).map(async h => (await (excerpts ? index.document(h.document) : index.title(h.document))).url)); }; })()`,
  pagefind: `(async () => { const pagefind = await import('/pagefind/pagefind.js'); await pagefind.init();
    window.ask = async (q, n) => { const { results } = await pagefind.search(q); return Promise.all(results.slice(0, n).map(async r => (await r.data()).url)); }; })()`,
};
const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic'] });

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
const found = { ours: {}, pagefind: {} }, mrr = { ours: {}, pagefind: {} };
const cold = Object.values(queries).flatMap(set => set.filter((_, i) => i % Math.ceil(set.length / COLD_PER_SET) === 0).map(({ query }) => query));
const words = queries.title.flatMap(({ query }) => query.split(' ')).filter(word => word.length === 10).slice(0, 6);
for (const client of ['ours', 'pagefind']) {
  found[client].cold = [], found[client].slow = [], found[client].typing = [];
}
for (const query of cold) {
  for (const client of ['ours', 'pagefind']) {
    const steps = page => page.evaluate(`${clients[client]}.then(() => ask(${JSON.stringify(query)}, ${SHOWN}))`);
    found[client].cold.push(await visit(0, steps));
    found[client].slow.push(await visit(100, steps));
  }
}
for (const word of words) {
  for (const client of ['ours', 'pagefind']) {
    // The field of our dialog asks from two letters on.
    const letters = Array.from({ length: 10 }, (_, i) => word.slice(0, i + 1)).filter(part => client !== 'ours' || part.length > 1);
    found[client].typing.push(await visit(0, page => page.evaluate(
      `${clients[client]}.then(async () => { for (const part of ${JSON.stringify(letters)}) await ask(part, ${SHOWN}, true, part.length === 10); })`)));
  }
}
for (const client of ['ours', 'pagefind']) {
  const page = await browser.newPage();
  await page.goto(`${base}/empty`);
  await page.evaluate(clients[client]);
  for (const [set, list] of Object.entries(queries)) {
    const ranks = [];
    for (const { query, page: id } of list) {
      const urls = await page.evaluate(`ask(${JSON.stringify(query)}, 10)`);
      const place = urls.findIndex(url => url.includes(`/${id}/`));
      ranks.push(place < 0 ? 0 : 1 / (place + 1));
    }
    mrr[client][set] = mean(ranks);
  }
}
await browser.close();
server.close();

const kb = bytes => `${(bytes / 1000).toFixed(1)} KB`, mb = bytes => `${(bytes / 1e6).toFixed(2)} MB`;
const rows = [];
const row = (name, of, show) => rows.push([name, show(of('pagefind')), show(of('ours')), (of('ours') / of('pagefind')).toFixed(2)]);
for (const [name, key] of [['bytes, cold, five excerpts', 'bytes'], ['requests', 'requests']]) row(name, c => mean(found[c].cold.map(v => v[key])), key === 'bytes' ? kb : n => n.toFixed(1));
row('time at 100 ms latency', c => median(found[c].slow.map(v => v.time)), n => `${Math.round(n)} ms`);
row('typing ten letters, bytes', c => mean(found[c].typing.map(v => v.bytes)), kb);
row('typing ten letters, requests', c => mean(found[c].typing.map(v => v.requests)), n => n.toFixed(1));
row('index without fragments', c => sum(withoutFragments[c]), mb);
row('index total', c => sum(stored[c]), mb);
row('indexing, processor time', c => median(index[c].map(v => v.processor)), n => `${n.toFixed(2)} s`);
row('indexing, peak memory', c => median(index[c].map(v => v.memory)), n => `${Math.round(n)} MiB`);
for (const set of Object.keys(queries)) row(`MRR@10 ${set}`, c => mrr[c][set], n => n.toFixed(3));
console.log(['| 2,000 laws | Pagefind | ours | ratio |', '|---|---|---|---|', ...rows.map(cells => `| ${cells.join(' | ')} |`)].join('\n'));
fs.rmSync(work, { recursive: true, force: true });
