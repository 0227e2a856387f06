// Serves a built site on loopback as a public host would: `index.html` for a folder, `404.html` for what is not
// there, and the headers that `_headers` asks for.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { readFileSync, existsSync, readdirSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the built site; `SITE` in the environment names another. */
export const folder = resolve(process.env.SITE ?? fileURLToPath(new URL('../../target/site', import.meta.url)));

const media = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv; charset=utf-8',
};

/** The addresses of all pages, in order. */
export function pages(from = folder) {
  return readdirSync(from, { recursive: true })
    .map((path) => `/${path.split(sep).join('/')}`)
    .filter((path) => path.endsWith('.html'))
    .map((path) => path.replace(/index\.html$/, ''))
    .sort();
}

/** The page at an address, as it is written. */
export function html(address, from = folder) {
  return readFileSync(join(from, address.endsWith('/') ? `${address}index.html` : address), 'utf8');
}

/** Whether a page does nothing but lead to another. */
export function leadsOn(address, from = folder) {
  return html(address, from).includes('http-equiv="refresh"');
}

/** Each pattern of `_headers` with the headers it asks for. */
function rules(from) {
  const file = join(from, '_headers');
  const rules = [];
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    if (/^\S/.test(line) && !line.startsWith('#')) {
      const pattern = line.trim().split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
      rules.push({ pattern: new RegExp(`^${pattern.join('.*')}$`), headers: [] });
    } else if (line.trim() && rules.length > 0) {
      const at = line.indexOf(':');
      rules.at(-1).headers.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
    }
  }
  return rules;
}

/** Begins to serve; gives the address of the host and what ends it. */
export async function serve(from = folder) {
  const asked = rules(from);
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = resolve(join(from, path.endsWith('/') ? `${path}index.html` : path));
    const read = file.startsWith(from + sep) ? await readFile(file).catch(() => null) : null;
    for (const rule of asked.filter(({ pattern }) => pattern.test(path))) {
      rule.headers.forEach(([name, value]) => response.setHeader(name, value));
    }
    response.statusCode = read ? 200 : 404;
    response.setHeader('content-type', read ? (media[extname(file)] ?? 'application/octet-stream') : media['.html']);
    response.end(read ?? (await readFile(join(from, '404.html'))));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const end = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { origin: `http://127.0.0.1:${server.address().port}`, end };
}
