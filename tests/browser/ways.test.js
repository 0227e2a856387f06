// The ways through the site: with the keyboard alone, from one language to the other, without scripts, with spaced
// text, without motion, and on paper.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, leadsOn, pages } from './host.js';
import { paper } from './paper.js';
import { each, phone, reading, tooWide, wide } from './reader.js';

const all = pages().filter((address) => !leadsOn(address));
const here = reading();
const overview = '/en/responsibility-overview/overview/';
const plan = '/en/activity-plan-2026/status/';
const kinds = ['/en/', '/en/units/', '/en/units/job-centre/', '/en/data/', '/en/glossary/', '/en/activity-plan-2026/', plan];

test('each language leads to the same page in the other, and back', () => {
  const other = new Map();
  for (const address of all.filter((address) => address !== '/404.html')) {
    const languages = /<nav class="languages".*?<\/nav>/s.exec(html(address))[0];
    const links = [...languages.matchAll(/<a href="([^"]*)"[^>]*?( aria-current="true")?>/g)];
    assert.deepEqual(links.filter((link) => link[2]).map((link) => link[1]), [address]);
    assert.equal(links.length, 2, address);
    other.set(address, links.find((link) => !link[2])[1]);
  }
  for (const [address, there] of other) assert.equal(other.get(there), address, `${address} leads to ${there}`);
});

test('a reader changes the language in the middle of a publication', async () => {
  const page = await here.open(overview);
  await page.locator('.languages').getByText('Dansk').click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'da');
  assert.match(new URL(page.url()).pathname, /^\/da\/oversigt-over-ansvar\/oversigten\/$/);
  await page.context().close();
});

test('all that can be used is reached with the keyboard, is seen to be, and holds no one', { timeout: 900_000 }, async () => {
  const page = await here.open(null);
  for (const address of [...kinds, overview]) {
    await page.goto(address);
    const wanted = await page.locator('a[href], button, input, select, summary, [tabindex="0"]').evaluateAll(
      (found) => found.filter((one) => one.checkVisibility({ visibilityProperty: true })).length,
    );
    const walked = [];
    for (let n = 0; n <= wanted + 1; n += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const one = document.activeElement;
        if (!one || one === document.body) return null;
        const known = (globalThis.known ??= new Map());
        if (!known.has(one)) known.set(one, known.size);
        const box = one.getBoundingClientRect();
        const style = getComputedStyle(one);
        const isSeen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const isInView = box.bottom > 0 && box.top < innerHeight && box.width > 0;
        return { number: known.get(one), what: one.outerHTML.slice(0, 80), isSeen, isInView };
      });
      if (!stop || (stop.number === 0 && walked.length > 0)) break;
      walked.push(stop);
    }
    assert.equal(new Set(walked.map((stop) => stop.number)).size, wanted, `${address}: every stop once`);
    assert.deepEqual(walked.filter((stop) => !stop.isSeen || !stop.isInView), [], `${address}: unseen`);
  }
  await page.context().close();
});

test('what has the focus is not hidden behind the head of a table, on the way back either', { timeout: 300_000 }, async () => {
  const page = await here.open(null);
  for (const address of [overview, '/en/data/reception/activities/']) {
    await page.goto(address);
    const table = page.locator('main table.table:not(.summary, .figure-text *)').first();
    await table.locator('tbody a[href]:not(.anchor)').nth(40).focus();
    const hidden = [];
    for (let n = 0; n < 60; n += 1) {
      await page.keyboard.press('Shift+Tab');
      hidden.push(await page.evaluate(() => {
        const one = document.activeElement;
        const box = one.getClientRects()[0];
        const [x, y] = [box.left + Math.min(box.width, 40) / 2, box.top + box.height / 2];
        const above = document.elementFromPoint(x, y);
        return above === null || one.contains(above) || above.contains(one) ? '' : `${one.textContent} under ${above.tagName}`;
      }));
    }
    assert.deepEqual(hidden.filter(Boolean), [], address);
  }
  await page.context().close();
});

test('nothing moves while a page is coming, nor when results come', { timeout: 600_000 }, async () => {
  const found = [];
  const addresses = [...kinds, overview, '/en/data/reception/activities/', '/en/data/reception/activities/by-time/', '/en/search/?q=housing'];
  for (const viewport of [phone, wide]) {
    const page = await here.open(null, { viewport });
    // Fonts come late where the network is slow.
    await page.route('**/*.woff2', (route) => setTimeout(() => route.continue(), 200));
    await page.addInitScript(() => {
      globalThis.moved = [];
      new PerformanceObserver((list) => globalThis.moved.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
    });
    for (const address of addresses) {
      await page.goto(address, { waitUntil: 'networkidle' });
      if (address.includes('search')) await page.locator('#page-results > li').first().waitFor();
      // What has moved is reported in the frame after.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
      const moved = await page.evaluate(() => globalThis.moved.reduce((sum, entry) => sum + entry.value, 0));
      if (moved > 0.01) found.push(`${address} at ${viewport.width}: ${moved}`);
    }
    await page.context().close();
  }
  assert.deepEqual(found, []);
});

test('the first stop leads past the header', async () => {
  const page = await here.open('/en/');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'page-main');
  await page.context().close();
});

test('targets are 24 pixels large, stand in a line of text or stand free', { timeout: 900_000 }, async () => {
  const found = [];
  await each([...kinds, overview], () => here.open(null, { viewport: phone }), async (page, address) => {
    await page.goto(address);
    const small = await page.locator('a[href], button, input, select, summary').evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('.skip'))
        .map((one) => [one, one.getBoundingClientRect()])
        .filter(([one, box]) => {
          if (box.height >= 23.5 && box.width >= 23.5) return false;
          // Within a sentence a line's height is what there is.
          const around = one.closest('p, li, dd, td, th, dt');
          return around === null;
        })
        .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`),
    );
    found.push(...small.map((one) => `${address}: ${one}`));
  });
  assert.deepEqual(found, []);
});

test('without scripts every page says the same', { timeout: 900_000 }, async () => {
  const page = await here.open(null, { javaScriptEnabled: false });
  for (const address of [...kinds, overview]) {
    await page.goto(address);
    assert.ok((await page.locator('main').innerText()).length > 100, address);
    assert.equal(await page.locator('form.filter:visible').count(), 0, `${address} shows nothing that would not work`);
  }
  await page.goto(overview);
  assert.ok((await page.locator('table.matrix tbody tr').count()) > 30);
  await page.context().close();
});

test('spaced as a reader may wish it, no text is cut', { timeout: 900_000 }, async () => {
  const page = await here.open(null, { viewport: phone });
  for (const address of [...kinds, overview]) {
    await page.goto(address);
    // WCAG 1.4.12.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
      document.adoptedStyleSheets.push(sheet);
    });
    assert.equal(await tooWide(page), 0, address);
    const cut = await page.locator('main :is(p, h1, h2, h3, a, dd)').evaluateAll((found) =>
      found
        .filter((one) => getComputedStyle(one).overflow === 'hidden' && !one.matches('.visually-hidden'))
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(cut, [], address);
  }
  await page.context().close();
});

test('nothing moves for those who do not want it, and shapes stay where colours are forced', async () => {
  const page = await here.open(overview, { reducedMotion: 'reduce', forcedColors: 'active' });
  for (const address of [...kinds, overview]) {
    await page.goto(address);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0, address);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')].filter((one) => {
        const style = getComputedStyle(one);
        return style.scrollBehavior === 'smooth' || parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
      }).length,
    );
    assert.equal(moving, 0, address);
  }
  await page.goto('/en/activity-plan-2026/integration/');
  const shapes = await page.locator('td .status').evaluateAll((found) =>
    found.map((one) => getComputedStyle(one, '::before')).every((style) => style.content !== 'none' && /[1-9]/.test(style.borderWidth)),
  );
  assert.ok(shapes);
  // What a chart says by colours it says by shapes, all in the colour of text.
  await page.goto(plan);
  const [ink, ...fills] = await page.evaluate(() => [
    getComputedStyle(document.body).color,
    ...new Set([...document.querySelectorAll('.drawn svg .full')].map((one) => getComputedStyle(one).fill)),
  ]);
  assert.deepEqual(fills, [ink]);
  await page.context().close();
});

test('on paper the overview has its head on every sheet, and nothing is cut', { timeout: 120_000 }, async () => {
  const page = await here.open(overview);
  const rows = await page.locator('table.matrix tbody tr:not(.group) th').evaluateAll((found) => found.map((th) => th.textContent));
  const heads = await page.locator('table.matrix thead th').evaluateAll((found) => found.map((th) => th.textContent));
  const text = await paper(page);
  const words = (string) => string.replace(/[\s\u00ad-]+/g, '').toLowerCase();
  for (const row of rows) assert.ok(words(text).includes(words(row)), `“${row}” is on the paper`);
  const sheets = text.split('\f').slice(0, -1);
  assert.ok(sheets.length > 1);
  const withRows = sheets.filter((sheet) => rows.some((row) => words(sheet).includes(words(row))));
  for (const [n, sheet] of withRows.entries()) {
    const missing = heads.filter((head) => !words(sheet).includes(words(head)));
    assert.deepEqual(missing, [], `heads missing on sheet ${n + 1}`);
  }
  await page.context().close();
});
