// axe on a page: WCAG 2.2 AA and what is good practice beside it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Puts axe into the page; it stays until the page is left. */
export async function prepare(page) {
  await page.evaluate(axe);
}

// What axe leaves out unless it is asked: how large targets are, which is new in WCAG 2.2, and heads of large tables.
const rules = { 'target-size': { enabled: true }, 'td-has-header': { enabled: true } };

/** What axe finds on a prepared page as it is shown now: rule, first place, how many. */
export async function findings(page, options = { rules }) {
  return page.evaluate(async (options) => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'], elementRef: false, preload: false, ...options });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].target.join(' ')} (${nodes.length})`);
  }, options);
}
