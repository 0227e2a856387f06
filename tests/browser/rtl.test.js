// A site with a third language that is written from right to left: all is mirrored, what is in another language says so
// and runs its own way, and search and the change of language work as in the others.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { findings, prepare } from './axe.js';
import { html, leadsOn, pages, serve } from './host.js';
import { each, phone, reading, tooWide, wide } from './reader.js';
import { folder, program } from './tavle.js';

const site = folder('rtl');
after(site.end);
const built = `${site.path}/public`;
execFileSync(program, ['build', '--root', site.path, '--as-of', '2026-11-22', '--output', built, '--quiet', '--strict']);
const here = reading(() => serve(built));
const all = pages(built).filter((address) => !leadsOn(address, built));
const arabic = all.filter((address) => address.startsWith('/ar/'));
const overview = '/ar/khitta/nazra/';
const plan = '/ar/khitta/anshita/';

test('each language has the same pages, says which it is and which way it runs', () => {
  for (const address of all.filter((address) => address !== '/404.html')) {
    const lang = address.split('/')[1];
    assert.match(html(address, built), new RegExp(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">`), address);
    const languages = /<nav class="languages".*?<\/nav>/s.exec(html(address, built))[0];
    assert.deepEqual([...languages.matchAll(/hreflang="(\w+)"/g)].map((one) => one[1]), ['da', 'en', 'ar'], address);
  }
  for (const lang of ['da', 'en']) assert.equal(all.filter((address) => address.startsWith(`/${lang}/`)).length, arabic.length);
});

test('axe finds nothing on any page in Arabic, and none is wider than a narrow screen', { timeout: 900_000 }, async () => {
  const found = [];
  await each(arabic, () => here.open(null), async (page, address) => {
    await page.goto(address);
    await prepare(page);
    for (const [size, colorScheme] of [[wide, 'light'], [phone, 'light'], [phone, 'dark']]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      found.push(...(await findings(page)).map((finding) => `${address} ${size.width} ${colorScheme}: ${finding}`));
    }
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 640 });
      const over = await tooWide(page);
      if (over > 0) found.push(`${address}: ${over} too wide at ${width}`);
    }
  });
  assert.deepEqual(found, []);
});

test('a unit that is called by many names makes no page wider than the screen', { timeout: 300_000 }, async () => {
  const other = folder('rtl');
  after(other.end);
  const units = `${other.path}/data/units.yaml`;
  const long = 'Biodiversitet/Vand/Forebyggelse/Kommunikation/Administration/Miljø/Byplanlægning';
  writeFileSync(units, readFileSync(units, 'utf8').replace('Skoleafdelingen', long).replace('Jobcentret', long.split('/').reverse().join('/')));
  const output = `${other.path}/public`;
  execFileSync(program, ['build', '--root', other.path, '--as-of', '2026-11-22', '--output', output, '--quiet']);
  const host = await serve(output);
  const page = await here.browser.newPage();
  const naming = pages(output).filter((address) => address.startsWith('/da/') && /Biodiversitet\/(<wbr>)?Vand/.test(html(address, output)));
  assert.ok(naming.length > 5);
  const found = [];
  for (const address of naming) {
    await page.goto(host.origin + address);
    for (const width of [1280, 1024, 390]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await tooWide(page);
      if (over > 0) found.push(`${address}: ${over} too wide at ${width}`);
    }
  }
  await page.close();
  await host.end();
  assert.deepEqual(found, []);
});

test('header, tables and figures begin at the right', { timeout: 300_000 }, async () => {
  const page = await here.open(overview);
  const middle = (selector) => page.locator(selector).first().evaluate((one) => {
    const box = one.getBoundingClientRect();
    return (box.left + box.right) / 2;
  });
  assert.ok((await middle('.site-name')) > (await middle('.languages')));
  assert.ok((await middle('.search-box input')) > (await middle('.search-box button')));
  assert.ok((await middle('table.matrix thead th:first-child')) > (await middle('table.matrix thead th:last-child')));
  assert.ok((await middle('table.raci tbody th[scope="row"]')) > (await middle('table.raci tbody td:last-child')));
  await page.goto(plan);
  // Time runs from right to left as the words do: months stand in that order.
  const ticks = await page.locator('.drawn svg:visible .tick').evaluateAll((found) =>
    found.filter((one) => /\p{L}|\d{4}/u.test(one.textContent)).map((one) => one.getBoundingClientRect().right),
  );
  assert.ok(ticks.length > 2 && ticks[0] > ticks.at(-1), String(ticks));
  await page.context().close();
});

test('words in another language say which it is and which way they run', { timeout: 300_000 }, async () => {
  const page = await here.open(null);
  let passages = 0;
  for (const address of arabic) {
    await page.goto(address);
    const wrong = await page.evaluate(() => {
      const bare = [];
      let passages = 0;
      for (const one of document.querySelectorAll('[lang]:not(html)')) {
        if (!one.textContent.trim()) continue;
        passages += 1;
        const ways = { ar: 'rtl', da: 'ltr', en: 'ltr' };
        if (getComputedStyle(one).direction !== ways[one.lang] && !one.closest('svg')) bare.push(one.outerHTML.slice(0, 120));
      }
      // Sentences of Danish letters that nothing marks.
      const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode.data;
        const isDanish = text.trim().length > 1 && /[æøå]/i.test(text) && !/\p{Script=Arabic}/u.test(text);
        if (isDanish && !walker.currentNode.parentElement.closest('[lang="da"]')) bare.push(text.slice(0, 80));
      }
      return [passages, bare];
    });
    passages += wrong[0];
    assert.deepEqual(wrong[1], [], address);
  }
  assert.ok(passages > 20);
  // A page that has no text in Arabic says so.
  await page.goto('/ar/contact/');
  assert.match(await page.locator('.notices').innerText(), /الدنماركية/);
  await page.context().close();
});

test('an address or a number keeps its way in a sentence from right to left', { timeout: 120_000 }, async () => {
  const page = await here.open(overview);
  const numbers = page.locator('.site-footer a[href^="tel:"]');
  const isInOrder = await numbers.evaluate((one) => {
    const text = one.firstChild;
    const at = (n) => {
      const range = document.createRange();
      range.setStart(text, n);
      range.setEnd(text, n + 1);
      return range.getBoundingClientRect().left;
    };
    // The plus stands before the country's number.
    return at(0) < at(1) && at(1) < at(text.length - 1);
  });
  assert.ok(isInOrder);
  await page.context().close();
});

test('a reader changes the language and comes to the same page', { timeout: 120_000 }, async () => {
  const page = await here.open(overview);
  await page.locator('.languages').getByText('English').click();
  assert.equal(new URL(page.url()).pathname, '/en/reception-plan/overview/');
  await page.locator('.languages').getByText('العربية').click();
  assert.equal(new URL(page.url()).pathname, overview);
  assert.equal(await page.evaluate(() => document.dir), 'rtl');
  await page.context().close();
});

test('search finds what is in Arabic, and says what is in Danish', { timeout: 300_000 }, async () => {
  const page = await here.open(plan);
  await page.locator('.search-box input').fill('مسكن');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ar/bahth/?q=*');
  const answered = () => page.waitForFunction(() => document.querySelector('#page-count').textContent !== '');
  await answered();
  assert.ok((await page.locator('#page-results > li').count()) > 0);
  assert.match(await page.locator('#page-count').textContent(), /«مسكن»/);
  await page.goto('/ar/bahth/?q=naboerne');
  await answered();
  const first = page.locator('#page-results a [lang="da"]').first();
  assert.equal(await first.evaluate((one) => getComputedStyle(one).direction), 'ltr');
  await prepare(page);
  assert.deepEqual(await findings(page), []);
  await page.setViewportSize(phone);
  assert.equal(await tooWide(page), 0);
  await page.context().close();
});
