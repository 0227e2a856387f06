// Columns that a file defines itself: readers choose by them, and what stands below the numbers is of the rows that are left.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { findings, prepare } from './axe.js';
import { serve } from './host.js';
import { phone, reading, wide } from './reader.js';
import { folder, program } from './tavle.js';

const site = folder('rtl');
after(site.end);
const text = (word) => `{ da: ${word}, en: ${word}, ar: ${word} }`;
const row = (name, values) => `      - { number: ${name}, text: ${text(`Row ${name}`)}, ${values} }`;
writeFileSync(
  `${site.path}/data/budget.yaml`,
  `kind: objectives
public: true
updated: 2026-11-01
title: ${text('Budget')}
columns:
  - { id: cost, title: ${text('Cost')}, type: money, currency: DKK, total: sum }
  - { id: share, title: ${text('Share')}, type: number, measure: { "*": "%" }, total: mean }
  - { id: theme, title: ${text('Theme')}, type: choice, choices: [{ id: a, title: ${text('Air')} }, { id: w, title: ${text('Water')} }] }
areas:
  - title: ${text('North')}
    objectives:
${[row('1.9', 'cost: 1250000.50, share: 12.5, theme: a'), row('1.10', 'cost: 9007199254740993, share: 3, theme: [a, w]'), row('1.2', 'cost: -0.75, theme: w')].join('\n')}
  - title: ${text('South')}
    objectives:
${[row('2.1', 'cost: 10, share: 80, theme: w'), row('2.2', 'share: 0.25'), row('2.3', 'cost: 5')].join('\n')}
`,
);
const built = `${site.path}/public`;
execFileSync(program, ['build', '--root', site.path, '--as-of', '2026-11-22', '--output', built, '--quiet', '--no-print']);
const here = reading(() => serve(built));
const page = { da: '/da/data/budget/', en: '/en/data/budget/', ar: '/ar/bayanat/budget/' };

/** The rows below the numbers that are shown, each cell that says anything. */
const totals = (page) =>
  page.locator('tr.total').evaluateAll((rows) =>
    rows
      .filter((row) => row.checkVisibility())
      .map((row) => [...row.cells].map((cell) => cell.textContent).filter(Boolean).join(' | ')),
  );

for (const [lang, address] of Object.entries(page)) {
  test(`what stands below the numbers is of the rows that are left, in ${lang}`, { timeout: 300_000 }, async () => {
    const page = await here.open(address);
    const written = await totals(page);
    assert.equal(written.length, 6, 'a sum and a mean for each group and for all');
    const theme = page.locator('.filter [name="of-theme"]');
    await theme.selectOption('a');
    assert.equal(new URL(page.url()).search, '?of-theme=a');
    const left = await totals(page);
    assert.equal(left.length, 4, 'a group without rows has no total');
    if (lang === 'en') {
      assert.deepEqual(written, [
        'Total, North | DKK\u00a09,007,199,255,990,992.75',
        'Mean, North | 7.75%',
        'Total, South | DKK\u00a015',
        'Mean, South | 40.125%',
        'Total | DKK\u00a09,007,199,255,991,007.75',
        'Mean | 23.938%',
      ]);
      assert.deepEqual(left.slice(2), ['Total | DKK\u00a09,007,199,255,990,993.50', 'Mean | 7.75%']);
    }
    // Added up again by the script, all is as the program wrote it, to the last digit.
    await theme.selectOption('');
    assert.deepEqual(await totals(page), written);
    await page.context().close();
  });
}

test('official numbers are sorted by their parts', { timeout: 300_000 }, async () => {
  const page = await here.open('/en/data/budget/');
  await page.locator('thead .c-row-number button').click();
  const numbers = await page.locator('tbody tr:not(.group, .total) .c-row-number').allTextContents();
  assert.deepEqual(numbers, ['1.2', '1.9', '1.10', '2.1', '2.2', '2.3']);
  await page.context().close();
});

test('search lists the row with the number that was asked for first', { timeout: 300_000 }, async () => {
  const page = await here.open('/en/search/?q=1.2');
  await page.locator('#page-results > li').first().waitFor();
  assert.match(await page.locator('#page-results a').first().textContent(), /^1\.2 /);
  await page.context().close();
});

test('search is narrowed down by what is chosen, and says beforehand how much that leaves', { timeout: 300_000 }, async () => {
  const page = await here.open('/en/search/?q=row');
  await page.locator('#page-results > li').first().waitFor();
  const theme = page.getByLabel('Theme', { exact: true });
  assert.deepEqual((await theme.locator('option').allTextContents()).slice(1), ['Air (2)', 'Water (3)']);
  await theme.selectOption('w');
  await page.waitForFunction(() => document.querySelectorAll('#page-results > li').length === 3);
  assert.equal(new URL(page.url()).search, '?q=row&of-theme=w');
  await page.context().close();
});

test('axe finds nothing on a table with totals, nor on the page of a choice', { timeout: 300_000 }, async () => {
  const found = [];
  const page = await here.open(null);
  for (const address of ['/en/data/budget/', '/ar/bayanat/budget/', '/en/topics/theme/w/']) {
    await page.goto(address);
    await prepare(page);
    for (const [size, colorScheme] of [[wide, 'light'], [wide, 'dark'], [phone, 'light']]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      found.push(...(await findings(page)).map((finding) => `${address} ${size.width} ${colorScheme}: ${finding}`));
    }
  }
  assert.deepEqual(found, []);
  await page.context().close();
});
