// Search finds what citizens look for as they type it, leads to the row itself, says what it found, and needs neither a
// mouse nor anything from elsewhere.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, prepare } from './axe.js';
import { html, leadsOn, pages } from './host.js';
import { phone, reading, tooWide, wide } from './reader.js';

const here = reading();
const where = { da: '/da/soeg/', en: '/en/search/' };

/** The page once its answer is there. */
async function answered(page) {
  await page.waitForFunction(() => document.querySelector('#page-count').textContent !== '');
  return page;
}

async function asked(lang, query, options) {
  return answered(await here.open(`${where[lang]}?q=${encodeURIComponent(query)}`, options));
}

const said = (page) => page.locator('#page-count').textContent();
const titles = (page) => page.locator('#page-results a').evaluateAll((all) => all.map((one) => one.textContent));
const links = (page) => page.locator('#page-results a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));

/** Waits until the page says something else than before. */
async function afterwards(page, act) {
  const before = await said(page);
  await act();
  await page.waitForFunction((before) => !['', before].includes(document.querySelector('#page-count').textContent), before);
}

// What is typed, and the beginning of an address that is among the first three.
const looked = [
  ['da', 'bolig', '/da/modtagelsesstrategi/bolig/'],
  ['da', 'BOLIG', '/da/modtagelsesstrategi/bolig/'],
  ['da', 'handleplan', '/da/frivillighed-og-medborgerskab/'],
  ['da', 'Jobcentret', '/da/enheder/job-centre/'],
  ['da', 'jobcenter integration', '/da/enheder/job-centre-integration/'],
  ['da', 'børn', '/da/enheder/children-families/'],
  ['da', 'boern', '/da/enheder/children-families/'],
  ['da', 'born', '/da/enheder/children-families/'],
  ['da', 'IGU', '/da/ordliste/#igu'],
  ['da', 'integrationsgrunduddannelse', '/da/ordliste/#igu'],
  ['da', 'Maagevig', '/da/'],
  ['en', 'housing', '/en/reception-strategy/housing/'],
  ['en', 'job centre', '/en/units/job-centre/'],
  ['en', 'IGU', '/en/glossary/#igu'],
  ['en', 'glossary', '/en/glossary/'],
  ['en', 'accessibility', '/en/accessibility/'],
];

test('what is looked for is among the first three', { timeout: 600_000 }, async () => {
  const missed = [];
  for (const [lang, query, expected] of looked) {
    const page = await asked(lang, query);
    const first = (await links(page)).slice(0, 3);
    if (!first.some((link) => link.startsWith(expected))) missed.push(`${lang} ${query}: ${first.join(' ')}`);
    await page.context().close();
  }
  assert.deepEqual(missed, []);
});

test('part of a compound finds the whole, and every spelling finds the same', { timeout: 300_000 }, async () => {
  const count = async (query) => {
    const page = await asked('da', query);
    const more = page.getByRole('button', { name: 'Vis flere resultater' });
    while (await more.isVisible()) {
      const before = await page.locator('#page-results > li').count();
      await more.click();
      await page.waitForFunction((before) => document.querySelectorAll('#page-results > li').length > before, before);
    }
    const found = [Number(/\d+/.exec(await said(page))?.[0] ?? 0), await page.locator('#page-results').textContent()];
    await page.context().close();
    return found;
  };
  for (const [part, whole] of [['skema', 'spørgeskema'], ['undersøgelse', 'helbredsundersøgelse'], ['forløb', 'introduktionsforløb']]) {
    assert.match((await count(part))[1], new RegExp(whole, 'i'), part);
  }
  const [børn] = await count('børn');
  assert.ok(børn > 20);
  assert.deepEqual([(await count('boern'))[0], (await count('born'))[0]], [børn, børn]);
  assert.equal((await count('Maagevig'))[0], (await count('Mågevig'))[0]);
});

test('a number is found with and without the signs between its digits', { timeout: 120_000 }, async () => {
  const found = [];
  for (const query of ['850000', '850.000']) {
    const page = await asked('da', query);
    found.push({ said: (await said(page)).replace(query, ''), links: await links(page), marked: await page.locator('#page-results mark').allTextContents() });
    await page.context().close();
  }
  assert.deepEqual(found[0], found[1]);
  assert.ok(found[0].links[0].startsWith('/da/frivillighed-og-medborgerskab/'), String(found[0].links));
  assert.ok(found[0].marked.includes('850.000'), String(found[0].marked));
});

test('a hit on a row leads to the row', { timeout: 300_000 }, async () => {
  const page = await asked('en', 'interpreter');
  const rows = await page.locator('#page-results > li').evaluateAll((all) =>
    all
      .filter((one) => /^(Task|Step|Action|Activity|Objective|Table row)/.test(one.querySelector('.facts').textContent))
      .map((one) => one.querySelector('a').getAttribute('href')),
  );
  assert.ok(rows.length > 2);
  for (const link of rows) {
    await page.goto(link);
    assert.equal(await page.locator(':target').count(), 1, link);
    assert.match((await page.locator(':target').textContent()) ?? '', /interpret/i, link);
  }
  await page.context().close();
});

test('a row says what it is, who is responsible, how far it is and where it belongs', { timeout: 120_000 }, async () => {
  const page = await asked('da', 'Ombygning af den tidligere SFO Mågehuset');
  const facts = await page.locator('#page-results .facts').first().textContent();
  assert.equal(facts, 'Aktivitet · Plan og Teknik · Afsluttet · Aktivitetsplan 2026');
  assert.ok((await page.locator('#page-results li').first().locator('mark').count()) > 2);
  await page.context().close();
});

test('choices narrow the results, stand in the address, and the back button undoes them', { timeout: 300_000 }, async () => {
  const page = await asked('en', 'housing');
  const all = await said(page);
  await afterwards(page, () => page.getByLabel('Unit', { exact: true }).selectOption('job-centre'));
  assert.equal(new URL(page.url()).search, '?q=housing&unit=job-centre');
  const some = await said(page);
  await afterwards(page, () => page.getByLabel('Type', { exact: true }).selectOption('task'));
  assert.equal(new URL(page.url()).search, '?q=housing&kind=task&unit=job-centre');
  const fewer = await said(page);
  const number = (text) => Number(/\d+/.exec(text)[0]);
  assert.ok(number(all) > number(some) && number(some) > number(fewer) && number(fewer) > 0);
  // A choice says beforehand how much it would leave.
  const option = await page.locator('#page-unit option:checked').textContent();
  assert.match(option, new RegExp(`\\(${number(fewer)}\\)$`));
  const colleague = await answered(await here.open(page.url()));
  assert.deepEqual(await titles(colleague), await titles(page));
  await colleague.context().close();
  await afterwards(page, () => page.goBack());
  assert.equal(await said(page), some);
  await afterwards(page, () => page.goBack());
  assert.equal(await said(page), all);
  assert.equal(await page.getByLabel('Unit', { exact: true }).inputValue(), '');
  await afterwards(page, () => page.goForward());
  assert.equal(await said(page), some);
  await page.context().close();
});

test('what was found is said aloud, and more is shown where the reader was', { timeout: 300_000 }, async () => {
  const page = await asked('en', 'plan');
  assert.equal(await page.locator('#page-count').getAttribute('role'), 'status');
  assert.match(await said(page), /^\d+ results for “plan”\. Here are the first 10\.$/);
  assert.equal((await titles(page)).length, 10);
  await page.getByRole('button', { name: 'Show more results' }).click();
  await page.waitForFunction(() => document.querySelectorAll('#page-results > li').length === 20);
  assert.ok(await page.locator('#page-results > li').nth(10).locator('a').evaluate((one) => one === document.activeElement));
  await afterwards(page, async () => {
    await page.getByRole('searchbox').fill('xylophone');
    await page.keyboard.press('Enter');
  });
  assert.match(await said(page), /^Nothing was found for “xylophone”/);
  assert.deepEqual(await titles(page), []);
  await page.context().close();
});

test('a word that only the other language has is found there, and marked so', { timeout: 120_000 }, async () => {
  for (const [lang, query, other, note] of [
    ['en', 'boligindskudslån', 'da', 'in Danish'],
    ['da', 'housing', 'en', 'på engelsk'],
  ]) {
    const page = await asked(lang, query);
    assert.match(await said(page), new RegExp(` ${note}\\.`));
    const first = page.locator('#page-results > li').first();
    assert.equal(await first.locator('a > [lang]').getAttribute('lang'), other);
    assert.match(await first.locator('.facts').textContent(), new RegExp(note));
    assert.ok((await first.locator('a').getAttribute('href')).startsWith(`/${other}/`));
    await page.context().close();
  }
});

test('a question is understood, whatever small words it has', { timeout: 300_000 }, async () => {
  for (const [lang, query, expected] of [
    ['da', 'hvem betaler for bolig', 'activities-housing-costs'],
    ['en', 'who is responsible for housing', 'housing'],
    ['en', 'where can I find an interpreter', 'interpret'],
  ]) {
    const page = await asked(lang, query);
    const first = await page.locator('#page-results > li').evaluateAll((all) => all.slice(0, 3).map((one) => one.innerHTML));
    assert.match(first.join(' '), new RegExp(expected, 'i'), query);
    await page.context().close();
  }
  // A name that has nothing but small words is looked for as it is.
  const page = await asked('da', 'Hvem gør hvad');
  assert.ok((await links(page)).slice(0, 2).includes('/da/enheder/'));
  await page.context().close();
});

test('where nothing has all words there is what has some, and where a word is spelt otherwise the page says what it took it for', {
  timeout: 300_000,
}, async () => {
  const both = await asked('da', 'tolk læge');
  assert.match(await said(both), /^Vi fandt ikke alle ordene i »tolk læge« samme sted, men \d+ resultater med nogle af dem\./);
  assert.match(await both.locator('#page-results').textContent(), /tolk/i);
  await both.context().close();
  const misspelt = await asked('da', 'intergration');
  assert.match(await said(misspelt), /^Vi fandt ikke »intergration«, men \d+ resultater for »integration«\./);
  assert.ok((await titles(misspelt)).length > 5);
  await misspelt.context().close();
});

test('from any page with the keyboard alone to a row and back', { timeout: 120_000 }, async () => {
  const page = await here.open('/en/units/', { viewport: phone });
  const focused = (wanted) => page.evaluate((wanted) => document.activeElement.matches(wanted), wanted);
  const tabTo = async (wanted) => {
    for (let n = 0; n < 40 && !(await focused(wanted)); n += 1) await page.keyboard.press('Tab');
    assert.ok(await focused(wanted), wanted);
  };
  await tabTo('.search-box input');
  await page.keyboard.type('interpreter');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/en/search/?q=interpreter');
  await answered(page);
  await tabTo('#page-results a');
  const link = await page.evaluate(() => document.activeElement.getAttribute('href'));
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${link}`);
  await page.goBack();
  await answered(page);
  assert.ok((await titles(page)).length > 0);
  await page.context().close();
});

test('without scripts the page says so, and offers the units and the index', async () => {
  const page = await here.open('/en/', { javaScriptEnabled: false });
  await page.locator('.search-box input').fill('housing');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/en/search/?q=housing');
  assert.match(await page.locator('main').innerText(), /only where the browser may run JavaScript/);
  assert.equal(await page.locator('form.search-form').isVisible(), false);
  for (const [name, address] of [['Who does what', '/en/units/'], ['Index', '/en/a-z/']]) {
    assert.equal(await page.locator('main').getByRole('link', { name }).getAttribute('href'), address);
  }
  await page.context().close();
});

test('axe finds nothing among results, wide and narrow, light and dark', { timeout: 600_000 }, async () => {
  for (const query of ['plan', 'boligindskudslån', 'xylophone']) {
    const page = await asked('en', query);
    await prepare(page);
    for (const [size, colorScheme] of [[wide, 'light'], [wide, 'dark'], [phone, 'light'], [phone, 'dark']]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await findings(page), [], `${query}, ${size.width}, ${colorScheme}`);
    }
    await page.setViewportSize({ width: 320, height: 256 });
    assert.equal(await tooWide(page), 0, query);
    await page.context().close();
  }
});

test('nothing is kept, and nothing asked for but the index', { timeout: 120_000 }, async () => {
  const page = await here.open('/en/');
  const paths = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  await page.goto('/en/search/');
  assert.ok(!paths.some((path) => path.startsWith('/pagefind/')), 'the index is fetched when somebody searches');
  await page.goto('/en/search/?q=plan');
  await answered(page);
  assert.ok(paths.every((path) => /^\/(assets|pagefind\/en|en\/search)\//.test(path)), paths.join(' '));
  const kept = await page.evaluate(async () => [
    document.cookie,
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
  ]);
  assert.deepEqual(kept, ['', 0, 0, 0, 0]);
  await page.context().close();
});

test('only the page that searches may compile code, every page has a box that leads to it', () => {
  for (const address of pages().filter((address) => !leadsOn(address) && address !== '/404.html')) {
    const page = html(address);
    const searches = Object.values(where).includes(address);
    assert.equal(/<meta http-equiv="Content-Security-Policy"[^>]*wasm-unsafe-eval/.test(page), searches, address);
    const lang = address.split('/')[1];
    assert.ok(searches || page.includes(`role="search" action="${where[lang]}"`), address);
  }
});
