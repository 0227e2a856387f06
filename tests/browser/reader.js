// Opens the built site in the distribution's Chromium, and hears of everything that a reader would never see: messages
// of the console, requests that fail, and requests to other hosts.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from './host.js';

export const wide = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };

const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/**
 * For the tests of one file: a browser and a host, begun before the first and ended after the last. `host` begins
 * another than that of the built site; `browser` are further options of Playwright for the browser.
 */
export function reading(host = serve, browser = {}) {
  const here = { heard: [] };
  before(async () => {
    here.host = await host();
    here.origin = here.host.origin;
    // A superuser, as in a container, has no sandbox to use.
    here.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? program,
      chromiumSandbox: process.getuid?.() !== 0,
      ...browser,
    });
  });
  after(async () => {
    await here.browser?.close();
    await here.host?.end();
    assert.deepEqual(here.heard, [], 'messages of the console, and requests that failed or went elsewhere');
  });
  here.open = async (address, options = {}) => {
    const { expects = 200, ...rest } = options;
    const context = await here.browser.newContext({ viewport: wide, baseURL: here.origin, ...rest });
    // No test is about speed, and machines are busy.
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    listen(page, here, expects);
    if (address) await page.goto(address);
    return page;
  };
  return here;
}

/** Notes what goes wrong behind a page. */
function listen(page, here, expects) {
  const note = (what) => here.heard.push(`${new URL(page.url(), here.origin).pathname}: ${what}`);
  page.on('pageerror', (error) => note(error.message));
  page.on('console', (message) => {
    const isExpected = expects === 404 && message.text().includes('404');
    if (['error', 'warning'].includes(message.type()) && !isExpected) note(message.text());
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== here.origin && url.protocol !== 'data:') note(`asks for ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && expects !== response.status()) note(`${response.status()} for ${response.url()}`);
  });
}

/**
 * By how many pixels a page is wider than its screen, asked when a change of the screen's size has been drawn: before
 * that, a table may still stand beside the frame that it fitted in the larger size.
 */
export function tooWide(page) {
  return page.evaluate(async () => {
    const drawn = () => new Promise(requestAnimationFrame);
    await drawn();
    await drawn();
    return Math.max(0, document.scrollingElement.scrollWidth - innerWidth);
  });
}

/** Does `work` with each of `all`, a few at a time, each in a page of its own that is used again. */
export async function each(all, open, work) {
  const left = [...all];
  const worker = async () => {
    const page = await open();
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(page, one);
    await page.context().close();
  };
  await Promise.all(Array.from({ length: 3 }, worker));
}
