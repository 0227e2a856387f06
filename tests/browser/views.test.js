// A plan can be looked at by task, by unit, by time and by group or phase; the index leads to everything there is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading } from './reader.js';

const here = reading();

test('each way to look at a plan is a link away, with no script', async () => {
  const page = await here.open('/en/data/reception/activities/', { javaScriptEnabled: false });
  const ways = ['By unit', 'By time', 'By group', 'By task'];
  for (const way of ways) {
    await page.locator('.views').getByRole('link', { name: way }).click();
    assert.equal(await page.locator('.views a[aria-current="page"]').textContent(), way);
    assert.ok((await page.locator('main table tbody tr').count()) > 10, way);
  }
  assert.equal(new URL(page.url()).pathname, '/en/data/reception/activities/');
  await page.context().close();
});

test('a number in the summary leads to the rows it counts', async () => {
  const page = await here.open('/en/data/reception/activities/by-goal/');
  const link = page.locator('table.summary tbody tr:last-child a').first();
  const number = await link.textContent();
  await link.click();
  const rows = page.locator('table.activity-plan:not(.figure-text *) tbody tr:not(.group):not([hidden])');
  assert.equal(await rows.count(), Number(number));
  await page.context().close();
});

test('the index stands in the order of the language, and its entries lead to what they name', async () => {
  const page = await here.open('/da/a-aa/');
  const letters = await page.locator('.letters a').allTextContents();
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ';
  const order = letters.filter((letter) => alphabet.includes(letter)).map((letter) => alphabet.indexOf(letter));
  assert.ok(order.length > 10);
  assert.deepEqual(order, [...order].sort((a, b) => a - b));
  const links = await page.locator('.entries a').evaluateAll((found) => found.map((a) => a.pathname + a.hash));
  const anchors = new Map();
  for (const link of links) {
    const [path, anchor] = link.split('#');
    if (!anchor) continue;
    if (!anchors.has(path)) {
      const text = await (await fetch(here.origin + path)).text();
      anchors.set(path, new Set([...text.matchAll(/ id="([^"]*)"/g)].map((id) => id[1])));
    }
    assert.ok(anchors.get(path).has(decodeURIComponent(anchor)), link);
  }
  await page.context().close();
});
