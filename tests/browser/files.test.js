// What can be said of the built files without a browser: nothing in a page is run or styled where it stands, every page
// says what may be done with it and what it is about, and none is heavy.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { folder, html, leadsOn, pages } from './host.js';

const all = pages();
const read = (path) => readFileSync(join(folder, path));

test('every page has a policy, and needs nothing that it forbids', () => {
  for (const address of all) {
    const page = html(address);
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1];
    assert.match(policy ?? '', /^default-src &#x27;none&#x27;; |^default-src 'none'; |^default-src &#39;none&#39;; /, address);
    assert.doesNotMatch(policy, /unsafe-(inline|eval)(?<!wasm-unsafe-eval)/, address);
    assert.doesNotMatch(page, /<style|<[^>]+ style=|<[^>]+ on[a-z]+="|javascript:/i, address);
    assert.doesNotMatch(page, /<script(?![^>]* src=)(?![^>]* type="application\/ld\+json")/i, address);
  }
});

test('the host is reported as much, and that no other site may frame a page', () => {
  assert.ok(existsSync(join(folder, '_headers')));
  const headers = read('_headers').toString();
  assert.match(headers, /^\/\*\n {2}Content-Security-Policy: default-src 'none'; .*frame-ancestors 'none'$/m);
  assert.doesNotMatch(headers, /unsafe-inline/);
});

test('each page says in a sentence or two what it is about, and no two say the same', () => {
  const reported = new Map();
  for (const address of all.filter((address) => !leadsOn(address) && address !== '/404.html')) {
    const about = /<meta name="description" content="([^"]*)">/.exec(html(address))?.[1] ?? '';
    assert.ok(about.length >= 20 && about.length <= 200, `${address}: “${about}”`);
    assert.doesNotMatch(about, /[{}]/, address);
    // A unit without tasks has nothing to tell it from others.
    const isIdle = /har ingen opgaver|has no tasks/.test(about);
    assert.ok(isIdle || !reported.has(about), `${address} and ${reported.get(about)}: “${about}”`);
    reported.set(about, address);
  }
});

test('a page is at most 60 kB over the wire with its style and scripts, fonts apart', () => {
  const weights = new Map();
  const weight = (path) => {
    if (!weights.has(path)) weights.set(path, gzipSync(read(path)).length);
    return weights.get(path);
  };
  const heavy = [];
  for (const address of all.filter((address) => !leadsOn(address))) {
    const page = html(address);
    const parts = [...page.matchAll(/(?:href|src)="\/(assets\/[^"]*\.(?:css|js|svg))"/g)].map((part) => part[1]);
    const sum = gzipSync(page).length + [...new Set(parts)].reduce((sum, part) => sum + weight(part), 0);
    if (sum > 60_000) heavy.push(`${address}: ${sum}`);
  }
  assert.deepEqual(heavy, []);
});
