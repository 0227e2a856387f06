// A data set of more rows than a page has: its parts, what is found in all of them, and where older addresses lead.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { findings, prepare } from './axe.js';
import { serve } from './host.js';
import { phone, reading, wide } from './reader.js';
import { folder, program } from './tavle.js';

// Two groups that are cut, one that is not, and twenty of four rows each, which share a part.
const sizes = [260, 251, 120, ...Array(20).fill(4)];
const all = sizes.reduce((sum, size) => sum + size, 0);
const names = sizes.map((_, n) => `Group ${String.fromCharCode(65 + n)}`);
const text = (word) => `{ da: ${word} da, en: ${word}, ar: ${word} ar }`;
const state = ['not-started', 'in-progress', 'completed'];
const row = (group, n) =>
  `      - { id: g${group}r${n}, number: ${group + 1}.${n + 1}, activity: ${text(`Work ${group}-${n}`)}, ` +
  `description: [${text(n === 3 ? 'Solar panels on the roof' : 'Something else')}], when: ${2025 + (n % 3)}-05, ` +
  `status: ${state[n % 3]}, cost: ${n}.50, theme: ${n % 2 ? 'a' : 'w'}, responsible: ${n % 5 ? 'school' : 'job-centre'}, secret: ${text('hushhush')} }`;
const site = folder('rtl');
after(site.end);
writeFileSync(
  `${site.path}/data/large.yaml`,
  `kind: activity-plan
public: true
updated: 2026-11-01
title: ${text('Large plan')}
columns:
  - { id: cost, title: ${text('Cost')}, type: money, currency: DKK, total: sum }
  - { id: theme, title: ${text('Theme')}, type: choice, choices: [{ id: a, title: ${text('Air')} }, { id: w, title: ${text('Water')} }] }
  - { id: secret, title: ${text('Secret')}, type: text, show: [] }
groups:
${sizes.map((size, g) => `  - id: g${g}\n    title: ${text(names[g])}\n    activities:\n${Array.from({ length: size }, (_, n) => row(g, n)).join('\n')}`).join('\n')}
`,
);
const build = (output, ...more) => execFileSync(program, ['build', '--root', site.path, '--as-of', '2026-11-22', '--output', output, '--quiet', '--no-print', ...more]);
const built = `${site.path}/public`;
const portable = `${site.path}/portable`;
build(built);
build(portable, '--portable');
const here = reading(() => serve(built));
const page = { da: '/da/data/large/', en: '/en/data/large/', ar: '/ar/bayanat/large/' };
const parts = { da: 'del', en: 'part', ar: 'juz' };
const of = { en: `of ${all} rows`, da: `af ${all} rækker` };
const status = (page) => page.locator('form.filter [role="status"]');
const results = (page) => page.locator('figure.data:has(form.filter) > .table-scroll tbody tr:has(th > a[href*="#"])');

test('the page of a large data set lists its parts, and what they come to', { timeout: 300_000 }, async () => {
  const page = await here.open('/en/data/large/', { javaScriptEnabled: false });
  const rows = await page.locator('table.parts tbody tr:not(.total)').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(rows.map(([title, count]) => [title, count]), [
    ['Group A, rows 1–250', '250'],
    ['Group A, rows 251–260', '10'],
    ['Group B, rows 1–250', '250'],
    ['Group B, row 251', '1'],
    ['Group C', '120'],
    ['Group D – Group W', '80'],
  ]);
  const totals = await page.locator('table.parts tr.total').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  const digits = (size) => ((size * size) / 2).toFixed(2).replace('.', '');
  const sum = sizes.reduce((sum, size) => sum + (size * size) / 2, 0).toFixed(2).replace('.', '');
  assert.deepEqual(
    totals.map(([title, count, cost]) => [title, count, cost.replace(/\D/g, '')]),
    [['Total, Group A', '260', digits(260)], ['Total, Group B', '251', digits(251)], ['Total', String(all), sum]],
  );
  // Every part is there without a script, and all rows are in them, each once.
  const addresses = await page.locator('table.parts a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const ids = new Set();
  for (const address of addresses) {
    await page.goto(address);
    for (const id of await page.locator('main tbody tr[id]').evaluateAll((rows) => rows.map((row) => row.id))) {
      assert.ok(!ids.has(id), `${id} is there twice`);
      ids.add(id);
    }
  }
  assert.equal(ids.size, all);
  await page.context().close();
});

for (const [lang, address] of Object.entries(page)) {
  test(`an older address of a row leads to its part, in ${lang}`, { timeout: 300_000 }, async () => {
    const page = await here.open(`${address}#g1r250`);
    const part = `${address}${parts[lang]}-4/`;
    await page.waitForURL(`**${part}#g1r250`);
    assert.ok(await page.locator('#g1r250').isVisible());
    // From a page on which it no longer is, too; and what was chosen stays chosen.
    await page.goto(`${address}${parts[lang]}-1/?of-theme=w#g0r254`);
    await page.waitForURL(`**${address}${parts[lang]}-2/#g0r254`);
    await page.goto(`${address}?status=completed#g2`);
    await page.waitForURL(`**${address}${parts[lang]}-5/?status=completed#g2`);
    assert.equal(await page.locator('main tbody tr[id]:visible').count(), 40);
    await page.context().close();
  });
}

test('what is chosen is found in all parts', { timeout: 300_000 }, async () => {
  const page = await here.open(null);
  const asked = [];
  page.on('request', (request) => request.url().endsWith('rows.json') && asked.push(request.url()));
  await page.goto('/en/data/large/');
  assert.deepEqual(asked, [], 'the rows are read once they are asked for');
  const field = (name) => page.locator(`.filter [name="${name}"]`);
  const says = async (number) => {
    await page.waitForFunction((words) => document.querySelector('form.filter [role="status"]')?.textContent === words, `${number} ${of.en}`);
  };
  await field('text').fill('solar roof');
  await says(23);
  assert.equal(await results(page).count(), 23);
  assert.ok(await page.locator('table.parts').isHidden());
  await field('unit').selectOption('job-centre');
  await says(0);
  await page.locator('.filter [type="reset"]').click();
  assert.ok(await page.locator('table.parts').isVisible());
  assert.equal(await status(page).textContent(), '');
  // Groups, years, columns of the file's own, states.
  await field('group').selectOption('g1');
  await says(251);
  assert.equal(await results(page).count(), 100);
  await page.getByRole('button', { name: 'Show 100 more' }).click();
  await page.getByRole('button', { name: 'Show 51 more' }).click();
  assert.equal(await results(page).count(), 251);
  await field('year').selectOption('2026');
  await says(84);
  await field('of-theme').selectOption('a');
  await says(42);
  const wanted = Array.from({ length: 251 }, (_, n) => n).filter((n) => n % 3 === 1 && n % 2 === 1);
  const sum = wanted.reduce((sum, n) => sum + n + 0.5, 0);
  const total = await page.locator('form.filter ~ .table-scroll tfoot tr.total:visible').textContent();
  assert.equal(total.replace(/[^\d]/g, ''), sum.toFixed(2).replace('.', ''), total);
  assert.deepEqual([...new URL(page.url()).searchParams].sort(), [['group', 'g1'], ['of-theme', 'a'], ['year', '2026']]);
  await field('status').selectOption('late');
  await says(42);
  // In the order of a column, both ways; each leads to its row.
  await page.locator('form.filter ~ .table-scroll thead .c-cost button').click();
  await page.locator('form.filter ~ .table-scroll thead .c-cost[aria-sort="ascending"]').waitFor();
  await page.locator('form.filter ~ .table-scroll thead .c-cost button').click();
  await page.locator('form.filter ~ .table-scroll thead .c-cost[aria-sort="descending"]').waitFor();
  const first = results(page).first().locator('a').first();
  assert.equal(await first.textContent(), '2.248 Work 1-247');
  await first.click();
  await page.waitForURL('**/en/data/large/part-3/#g1r247');
  assert.ok(await page.locator('#g1r247').isVisible());
  await page.goBack();
  await says(42);
  await page.context().close();
});

test('a number in the overviews leads to as many rows', { timeout: 300_000 }, async () => {
  const page = await here.open(null);
  for (const address of ['/en/data/large/', '/en/data/large/by-unit/', '/en/data/large/by-time/']) {
    await page.goto(address);
    const links = await page.locator('table.summary td a').evaluateAll((links) => links.map((link) => [link.getAttribute('href'), Number(link.textContent.replace(',', ''))]));
    assert.ok(links.length >= 8, `${address}: ${links.length}`);
    for (const [href, number] of [...links.slice(0, 4), ...links.slice(-4)]) {
      // On the page of a part it is narrowed down among its own rows.
      if (!href.includes('?') || href.includes('/part-')) continue;
      await page.goto(href);
      await page.waitForFunction((n) => document.querySelector('form.filter [role="status"]')?.textContent?.startsWith(`${n} `), String(number));
    }
  }
  await page.context().close();
});

test('a part says that it is narrowed down by itself, and leads on to all rows with the same choice', { timeout: 300_000 }, async () => {
  const page = await here.open('/en/data/large/part-5/');
  assert.match(await page.locator('nav.parts summary').textContent(), /^Part 5 of 6: Group C/);
  await page.locator('.filter [name="text"]').fill('solar');
  assert.equal(await status(page).textContent(), '1 of 120 rows');
  await page.locator('.reach a').click();
  await page.waitForFunction((words) => document.querySelector('form.filter [role="status"]')?.textContent === words, `23 ${of.en}`);
  assert.equal(await page.locator('.filter [name="text"]').inputValue(), 'solar');
  await page.context().close();
});

test('a folder opened from disk narrows down the open part, says so, and leads from older addresses', { timeout: 300_000 }, async () => {
  const address = (path) => pathToFileURL(`${portable}${path}`).href;
  const context = await here.browser.newContext({ viewport: wide });
  const page = await context.newPage();
  await page.goto(`${address('/en/data/large/index.html')}#g0r255`);
  await page.waitForURL('**/en/data/large/part-2/index.html#g0r255');
  assert.ok(await page.locator('#g0r255').isVisible());
  await page.locator('.filter [name="of-theme"]').selectOption('a');
  assert.equal(await status(page).textContent(), '5 of 10 rows');
  assert.match(await page.locator('.reach').textContent(), /only to the rows on this page\.$/);
  await page.goto(address('/en/data/large/index.html'));
  assert.equal(await page.locator('.filter').count(), 0);
  assert.equal(await page.locator('table.parts a').count(), 6);
  await context.close();
});

test('what is shown nowhere is in no file of the rows', () => {
  for (const address of Object.values(page)) {
    const rows = readFileSync(`${built}${address}rows.json`, 'utf8');
    assert.doesNotMatch(rows, /hushhush|[Ss]ecret/);
    assert.equal(JSON.parse(rows).rows.length, all);
  }
});

test('axe finds nothing on a large data set', { timeout: 300_000 }, async () => {
  const found = [];
  const page = await here.open(null);
  for (const address of ['/en/data/large/', '/en/data/large/?of-theme=a#table-large', '/ar/bayanat/large/juz-6/', '/ar/bayanat/large/?year=2026', '/da/data/large/efter-enhed/']) {
    await page.goto(address);
    await prepare(page);
    if (address.includes('?')) await page.locator('form.filter ~ .table-scroll tfoot').first().waitFor();
    for (const [size, colorScheme] of [[wide, 'light'], [wide, 'dark'], [phone, 'light']]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      found.push(...(await findings(page)).map((finding) => `${address} ${size.width} ${colorScheme}: ${finding}`));
    }
  }
  assert.deepEqual(found, []);
  await page.context().close();
});
