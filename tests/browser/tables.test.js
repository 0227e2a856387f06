// Tables are narrowed down and sorted; what is chosen stands in the address and on paper, and is said aloud.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paper } from './paper.js';
import { phone, reading } from './reader.js';

const here = reading();
const overview = '/en/data/reception/overview/';
const plan = '/en/data/reception/activities/';
const rows = 'table.table:not(.figure-text *) tbody tr:not(.group):not([hidden])';
const count = '.filter [role="status"]';

/** The names of the rows that are shown, in order. */
const names = (page) => page.locator(`${rows} > th`).evaluateAll((found) => found.map((th) => th.firstChild.textContent.trim()));

test('a unit leaves the rows in which it or one below it has a role', { timeout: 300_000 }, async () => {
  const page = await here.open(overview);
  const all = await page.locator(rows).count();
  assert.equal(await page.locator(count).textContent(), `${all} of ${all} rows`);
  await page.locator('.filter [name="unit"]').selectOption('job-centre');
  const shown = await page.locator(rows).evaluateAll((found) => found.map((row) => row.dataset.units));
  assert.ok(shown.length > 0 && shown.length < all);
  assert.ok(shown.every((units) => units.split(' ').includes('job-centre')));
  assert.equal(new URL(page.url()).search, '?unit=job-centre');
  assert.equal(await page.locator(count).textContent(), `${shown.length} of ${all} rows`);
  for (const heading of await page.locator('table.matrix tr.group').all()) {
    const has = await heading.evaluate((one) => one.parentElement.querySelector('tr:not(.group):not([hidden])') !== null);
    assert.equal(await heading.isVisible(), has);
  }
  await page.context().close();
});

test('the address shows a colleague the same, and the back button undoes', { timeout: 300_000 }, async () => {
  const page = await here.open(overview);
  const all = await page.locator(rows).count();
  await page.locator('.filter [name="unit"]').selectOption('job-centre');
  await page.locator('.filter [name="text"]').pressSequentially('home');
  const address = page.url();
  assert.equal(new URL(address).search, '?text=home&unit=job-centre');
  await page.goBack();
  assert.equal(new URL(page.url()).search, '?unit=job-centre', 'a typed word is one step');
  await page.goBack();
  assert.equal(await page.locator(rows).count(), all);
  assert.equal(await page.locator('.filter [name="unit"]').inputValue(), '');
  await page.goForward();
  assert.equal(await page.locator('.filter [name="unit"]').inputValue(), 'job-centre');
  const colleague = await here.open(`${overview}?unit=job-centre`);
  assert.deepEqual(await names(colleague), await names(page));
  await colleague.getByRole('button', { name: 'Show all' }).click();
  assert.equal(await colleague.locator(rows).count(), all);
  assert.equal(new URL(colleague.url()).search, '');
  await page.context().close();
  await colleague.context().close();
});

test('a text is found however it is spelt', { timeout: 300_000 }, async () => {
  const page = await here.open('/da/data/reception/overview/');
  const field = page.locator('.filter [name="text"]');
  await field.fill('børn');
  const shown = await names(page);
  assert.ok(shown.length > 0);
  for (const written of ['boern', 'BØRN']) {
    await field.fill(written);
    assert.deepEqual(await names(page), shown, written);
  }
  await field.fill('findes slet ikke');
  assert.equal(await page.locator(rows).count(), 0);
  assert.match(await page.locator(count).textContent(), /^0 af /);
  await page.context().close();
});

test('a status leaves its rows, and a task stands with those of its activities that are left', { timeout: 300_000 }, async () => {
  const page = await here.open(`${plan}?status=completed`);
  const shown = await page.locator(rows).evaluateAll((found) => found.map((row) => row.dataset.status));
  assert.ok(shown.length > 0 && shown.every((status) => status === 'completed'));
  // Each row that is shown has its cells: with those that stand in it, as many as there are columns.
  const [columns, widths] = await page.locator('table.activity-plan:not(.figure-text *)').evaluate((table) => {
    let spanned = [];
    const widths = [...table.querySelectorAll('tbody tr:not(.group):not([hidden])')].map((row) => {
      const width = row.cells.length + spanned.filter((left) => left > 0).length;
      spanned = [...spanned.map((left) => left - 1), ...[...row.cells].map((cell) => cell.rowSpan - 1)].filter((left) => left > 0);
      return width;
    });
    return [table.tHead.rows[0].cells.length, widths];
  });
  assert.deepEqual(new Set(widths), new Set([columns]));
  await page.context().close();
});

test('heads sort, the other way at the second press and as written at the third', { timeout: 300_000 }, async () => {
  const page = await here.open(overview);
  const written = await names(page);
  const head = page.locator('table.matrix thead th.c-task');
  const button = head.getByRole('button');
  await button.focus();
  await page.keyboard.press('Enter');
  assert.equal(await head.getAttribute('aria-sort'), 'ascending');
  assert.equal(new URL(page.url()).search, '?sort=task');
  const up = await names(page);
  const { compare } = new Intl.Collator('en', { numeric: true });
  assert.deepEqual(up, [...up].sort(compare));
  await button.click();
  assert.equal(await head.getAttribute('aria-sort'), 'descending');
  assert.deepEqual(await names(page), [...up].sort((a, b) => compare(b, a)));
  await button.click();
  assert.equal(await head.getAttribute('aria-sort'), null);
  assert.deepEqual(await names(page), written);
  await page.context().close();
});

test('states sort in the order of the work, and rows of many groups say to which they belong', { timeout: 300_000 }, async () => {
  const page = await here.open(`${plan}?sort=status`);
  const order = await page.locator(`${rows} > td.c-status`).evaluateAll((found) => found.map((td) => td.dataset.order ?? '9'));
  assert.deepEqual(order, [...order].sort());
  assert.equal(await page.locator(`${rows} .of-group`).count(), order.length);
  await page.context().close();
});

test('what has no date stands last, whichever way dates are sorted', { timeout: 300_000 }, async () => {
  for (const [sort, way] of [['when', 1], ['-when', -1]]) {
    const page = await here.open(`${plan}?sort=${sort}`);
    const order = await page.locator(`${rows} > .c-when`).evaluateAll((found) => found.map((cell) => cell.dataset.order ?? ''));
    const dated = order.filter((day) => day);
    assert.ok(dated.length > 5 && dated.length < order.length, `${dated.length} of ${order.length} are dated`);
    assert.deepEqual(order.slice(0, dated.length), [...dated].sort((a, b) => way * (a < b ? -1 : Number(a > b))), sort);
    await page.context().close();
  }
});

test('an address of a group marks its heading, and not all of its rows', { timeout: 300_000 }, async () => {
  const page = await here.open(plan);
  const id = await page.locator('table.activity-plan:not(.figure-text *) tbody[id]:has(tr.group)').first().getAttribute('id');
  await page.evaluate((id) => (location.hash = id), id);
  const colours = await page.locator(`tbody#${id}`).evaluate((body) => {
    const colour = (cell) => getComputedStyle(cell).backgroundColor;
    return [colour(body.querySelector('.group > th')), ...[...body.querySelectorAll('tr:not(.group) > *')].map(colour)];
  });
  assert.ok(colours.length > 2 && colours.slice(1).every((colour) => colour !== colours[0]), colours.join(' '));
  await page.context().close();
});

test('on a narrow screen a list does what the heads do', { timeout: 300_000 }, async () => {
  const page = await here.open(overview, { viewport: phone });
  const stops = await page.locator('thead .sort').evaluateAll((found) => found.filter((one) => one.tabIndex >= 0).length);
  assert.equal(stops, 0);
  await page.getByLabel('Order by').selectOption('task');
  assert.equal(new URL(page.url()).search, '?sort=task');
  await page.context().close();
});

test('paper has only what is chosen, and says so', { timeout: 300_000 }, async () => {
  const page = await here.open(`${overview}?unit=job-centre`);
  const number = await page.locator(rows).count();
  const text = await paper(page);
  assert.match(text, new RegExp(`Only some of the rows: Unit: [^;]+; ${number} of \\d+ rows\\.`));
  assert.doesNotMatch(text, /Show all|Order by/);
  await page.context().close();
});

test('rows and headings have a link to copy', { timeout: 300_000 }, async () => {
  const page = await here.open(overview, { permissions: ['clipboard-read', 'clipboard-write'] });
  const row = page.locator('table.matrix tbody tr[id]:not(.group)').first();
  await row.hover();
  const link = row.getByRole('link', { name: 'Link to this row' });
  const box = await link.boundingBox();
  assert.ok(box.width >= 24 && box.height >= 24);
  await link.click();
  const address = new URL(page.url());
  assert.equal(address.hash, `#${await row.getAttribute('id')}`);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address.href);
  await page.getByText('The link has been copied.').waitFor({ state: 'attached' });
  await page.goto('/en/reception-strategy/housing/');
  const heading = page.locator('main h2[id]').first();
  assert.equal(await heading.getByRole('link', { name: 'Link to this heading' }).count(), 1);
  await page.context().close();
});

test('a link to a row that is left out shows all rows', { timeout: 300_000 }, async () => {
  const page = await here.open(`${overview}?text=nothing+has+this`);
  assert.equal(await page.locator(rows).count(), 0);
  const id = await page.locator('table.matrix tbody tr[id]:not(.group)').first().getAttribute('id');
  await page.evaluate((id) => (location.hash = id), id);
  await page.locator(`#${id}:not([hidden])`).waitFor();
  assert.equal(new URL(page.url()).search, '');
  await page.context().close();
});

test('an address that is no name of anything leaves all tables as they are', { timeout: 300_000 }, async () => {
  const page = await here.open(`${overview}#100%`);
  assert.equal(await page.locator('.filter').first().isVisible(), true);
  assert.ok((await page.locator('main .table tbody tr[id] a.anchor').count()) > 0, 'links can be copied');
  await page.evaluate(() => (location.hash = '#%e0%a4%a'));
  await page.locator('.filter [name="unit"]').selectOption('job-centre');
  assert.equal(new URL(page.url()).search, '?unit=job-centre');
  await page.context().close();
});

test('a link to a status or unit that no row has any more shows no row, and says what was asked for', { timeout: 300_000 }, async () => {
  for (const [name, value] of [['status', 'postponed-for-ever'], ['unit', 'former-department']]) {
    const page = await here.open(`${plan}?${name}=${value}`);
    const field = page.locator(`.filter [name="${name}"]`).first();
    assert.equal(await page.locator(rows).count(), 0, name);
    assert.equal(await field.inputValue(), value);
    assert.equal(await field.locator('option:checked').textContent(), value);
    assert.match(await page.locator(count).first().textContent(), /^0 of /);
    await page.getByRole('button', { name: 'Show all' }).first().click();
    assert.ok((await page.locator(rows).count()) > 0);
    assert.equal(new URL(page.url()).search, '');
    await page.context().close();
  }
});
