// What holds on every page: no finding of axe, wide and narrow, light and dark; nothing is wider than a narrow screen;
// nothing is kept in the browser; the page in another language is the same page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, prepare } from './axe.js';
import { leadsOn, pages } from './host.js';
import { each, phone, reading, tooWide, wide } from './reader.js';

const all = pages().filter((address) => !leadsOn(address) && address.includes(process.env.PAGES ?? ''));
const here = reading();

test(`axe finds nothing on ${all.length} pages, wide and narrow, light and dark`, { timeout: 1_800_000 }, async () => {
  const found = [];
  // All but the contrast is the same in the dark.
  const states = [
    ['wide, light', wide, 'light', undefined],
    ['wide, dark', wide, 'dark', { runOnly: ['color-contrast'] }],
    ['narrow, dark', phone, 'dark', { runOnly: ['color-contrast'] }],
    ['narrow, light', phone, 'light', undefined],
  ];
  await each(all, () => here.open(null), async (page, address) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(address);
    await prepare(page);
    for (const [name, size, colorScheme, options] of states) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      found.push(...(await findings(page, options)).map((finding) => `${address} ${name}: ${finding}`));
    }
  });
  assert.deepEqual(found, []);
});

test('no page scrolls sideways on a screen of 320 pixels, which is 1280 at 400 %', { timeout: 600_000 }, async () => {
  const found = [];
  await each(all, () => here.open(null, { viewport: { width: 320, height: 256 } }), async (page, address) => {
    await page.goto(address);
    const over = await tooWide(page);
    if (over > 0) found.push(`${address}: ${over} too wide`);
  });
  assert.deepEqual(found, []);
});

test('nothing is kept in the browser', { timeout: 600_000 }, async () => {
  const page = await here.open('/en/');
  for (const address of all.filter((_, n) => n % 10 === 0)) {
    await page.goto(address);
    const kept = await page.evaluate(async () => [
      document.cookie,
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
      (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
    ]);
    assert.deepEqual(kept, ['', 0, 0, 0, 0, 0], address);
  }
  await page.context().close();
});
