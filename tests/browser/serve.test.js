// `tavle serve` in a browser: a problem lies over the page until it is fixed, a changed text is shown at once where the
// reader was, a changed style without a reload.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { findings, prepare } from './axe.js';
import { reading } from './reader.js';
import { program } from './tavle.js';

const parent = mkdtempSync(join(tmpdir(), 'tavle-'));
const site = join(parent, 'site');
execFileSync(program, ['init', site]);
after(() => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }));

/** Begins to serve the site; gives its address and what ends it. */
async function host() {
  const served = spawn(program, ['serve', '--root', site, '--port', '0', '--as-of', '2026-11-22'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => served.once('exit', done));
  const said = [];
  const origin = await new Promise((found, failed) => {
    const hear = (text) => {
      said.push(text);
      const address = /http:\/\/[\d.:]+/.exec(said.join(''));
      if (address) found(address[0]);
    };
    served.stdout.on('data', hear);
    served.stderr.on('data', hear);
    ended.then(() => failed(new Error(said.join(''))));
  });
  return { origin, end: async () => (served.kill(), await ended) };
}

// Playwright's Chromium forgets pages that are left; that of readers keeps them, with all that they hold.
const here = reading(host, { ignoreDefaultArgs: ['--disable-back-forward-cache'] });
const file = (path) => join(site, path);
const undone = new Map();
/** Changes a file of the site; gives what takes the change back, which is done at the end of the test at the latest. */
const changed = (path, change) => {
  const was = readFileSync(file(path), 'utf8');
  const now = change(was);
  assert.notEqual(now, was, path);
  writeFileSync(file(path), now);
  const back = () => undone.delete(path) && writeFileSync(file(path), was);
  undone.set(path, back);
  return back;
};
afterEach(() => undone.forEach((back) => back()));

/** Opens a page of the starter that has a table and is longer than the screen. */
async function open() {
  const page = await here.open('/en/cycling-plan/what-we-do/', { viewport: { width: 900, height: 400 } });
  // A page that is reloaded has it no more.
  page.setDefaultTimeout(20_000);
  await page.evaluate(() => (globalThis.marker = 'still here'));
  return page;
}

const marker = (page) => page.evaluate(() => globalThis.marker);
const overlay = (page) => page.locator('[role="alertdialog"]');

test('a problem lies over the page with its place and a link, and goes when it is fixed', { timeout: 120_000 }, async () => {
  const page = await open();
  assert.equal(await overlay(page).count(), 0);
  const fix = changed('data/cycling/activities.yaml', (text) => text.replace(/^kind: .*/m, 'kind: activity-plam'));
  await overlay(page).waitFor();
  const said = await overlay(page).innerText();
  assert.match(said, /activity-plam/);
  assert.match(said, /One thing needs fixing/);
  // The line itself, and what to do.
  assert.match(said, /help/);
  const link = overlay(page).getByRole('link').first();
  assert.match(await link.textContent(), /^data\/cycling\/activities\.yaml:\d+:\d+$/);
  assert.match(await link.getAttribute('href'), /^vscode:\/\/file.*activities\.yaml:\d+:\d+$/);
  // The site is there as it was, and is not reloaded for this.
  assert.ok(await page.locator('main table').first().isVisible());
  assert.equal(await marker(page), 'still here');
  await prepare(page);
  assert.deepEqual(await findings(page), []);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.deepEqual(await findings(page), []);
  // A second problem is reported beside the first.
  const both = changed('data/glossary.yaml', (text) => text.replace(/^kind: .*/m, 'kind: glosary'));
  await overlay(page).getByText('2 things need fixing').waitFor();
  both();
  await overlay(page).getByText('One thing needs fixing').waitFor();
  fix();
  await overlay(page).waitFor({ state: 'detached' });
  await page.context().close();
});

test('whoever hides a problem has it hidden, with the button or the keyboard', { timeout: 120_000 }, async () => {
  const page = await open();
  const fix = changed('data/cycling/activities.yaml', (text) => text.replace(/^kind: .*/m, 'kind: activity-plam'));
  await overlay(page).getByRole('button', { name: 'Hide' }).focus();
  await page.keyboard.press('Escape');
  await overlay(page).waitFor({ state: 'detached' });
  await page.reload();
  await overlay(page).getByRole('button', { name: 'Hide' }).click();
  await overlay(page).waitFor({ state: 'detached' });
  fix();
  await page.waitForLoadState();
  await page.context().close();
});

test('what is due for review is a word in the corner, which opens, and never stands on the page', { timeout: 120_000 }, async () => {
  const page = await open();
  const due = page.locator('details', { hasText: 'Due for review' });
  assert.equal(await due.count(), 0);
  const publication = 'content/cycling-plan/publication.yaml';
  const back = changed(publication, (text) => `${text}reviewed: 2025-05-03\nreview_every: 12 months\n`);
  await due.waitFor();
  assert.equal(await due.getByText('by 2026-05-03').isVisible(), false);
  await due.locator('summary').press('Enter');
  await due.getByText('1 text is due for review').waitFor();
  assert.match(await due.innerText(), /by 2026-05-03/);
  assert.match(await due.getByRole('link').getAttribute('href'), /publication\.yaml:\d+:1$/);
  assert.match(await page.locator('main').innerText(), /Review due by\s+3 May 2026/);
  await prepare(page);
  assert.deepEqual(await findings(page), []);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.deepEqual(await findings(page), []);
  back();
  await due.waitFor({ state: 'detached' });
  await page.context().close();
});

test('a changed text is shown where the reader was', { timeout: 120_000 }, async () => {
  const page = await open();
  await page.evaluate(() => scrollTo({ top: 300, behavior: 'instant' }));
  await page.waitForFunction(() => scrollY === 300);
  const back = changed('content/cycling-plan/actions.en.md', (text) => `${text}\nA sentence that was not there before.\n`);
  await page.getByText('A sentence that was not there before.').waitFor();
  assert.equal(await marker(page), undefined, 'the page is another');
  await page.waitForFunction(() => Math.abs(scrollY - 300) < 2);
  back();
  await page.getByText('A sentence that was not there before.').waitFor({ state: 'detached' });
  await page.context().close();
});

test('a changed style is put in without a reload', { timeout: 120_000 }, async () => {
  const style = readFileSync(new URL('../../themes/default/style.css', import.meta.url), 'utf8');
  mkdirSync(file('themes/default'), { recursive: true });
  const page = await open();
  const colour = () => page.evaluate(() => getComputedStyle(document.querySelector('h1')).color);
  const before = await colour();
  writeFileSync(file('themes/default/style.css'), `${style}\nh1 { color: rgb(1, 2, 3); }\n`);
  await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)');
  assert.equal(await marker(page), 'still here', 'the style came without a reload');
  assert.equal(await page.locator('link[rel="stylesheet"]').count(), 1);
  writeFileSync(file('themes/default/style.css'), style);
  await page.waitForFunction((before) => getComputedStyle(document.querySelector('h1')).color === before, before);
  assert.equal(await marker(page), 'still here');
  await page.context().close();
});

test('pages that are left hold no connection, and hear the news when the reader comes back', { timeout: 120_000 }, async () => {
  const page = await open();
  const addresses = ['/en/', '/da/', '/en/data/', '/da/data/', '/en/units/', '/en/glossary/', '/en/cycling-plan/', '/en/search/'];
  page.setDefaultNavigationTimeout(20_000);
  for (const address of addresses) await page.goto(address);
  const back = changed('content/cycling-plan/goals.en.md', (text) => text.replace(/^title: .*/m, 'title: Another title'));
  await page.goBack();
  await page.getByText('Another title').first().waitFor();
  back();
  await page.context().close();
});
