// What a page says to those who do not see it: its headings, its landmarks, and its tables, also where a narrow screen
// shows rows as lists.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leadsOn, pages } from './host.js';
import { each, phone, reading } from './reader.js';

const all = pages().filter((address) => !leadsOn(address));
const here = reading();

test('each page has one first heading, leaves out no level, and has each landmark once or named', { timeout: 600_000 }, async () => {
  const found = [];
  await each(all, () => here.open(null), async (page, address) => {
    await page.goto(address);
    const wrong = await page.evaluate(() => {
      const wrong = [];
      const seen = (one) => one.checkVisibility({ visibilityProperty: true });
      const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(seen).map((one) => Number(one.tagName[1]));
      if (levels.filter((level) => level === 1).length !== 1) wrong.push(`headings of the first level: ${levels}`);
      if (levels.some((level, n) => level > (levels[n - 1] ?? 0) + 1)) wrong.push(`a level is left out: ${levels}`);
      const outermost = (one) => !one.parentElement.closest('main, article, aside, nav, section');
      const count = (selector) => [...document.querySelectorAll(selector)].filter((one) => seen(one) && outermost(one)).length;
      const one = ['main'];
      // The two pages that stand for all languages have no frame of one.
      if (document.querySelector('nav')) one.push('header', 'footer');
      for (const name of one) if (count(name) !== 1) wrong.push(`${count(name)} of ${name}`);
      const named = (one) =>
        one.getAttribute('aria-label') ?? document.getElementById(one.getAttribute('aria-labelledby'))?.textContent;
      for (const kind of ['nav', 'aside', 'section[aria-labelledby]', '[role="search"]', '[role="region"]']) {
        const names = [...document.querySelectorAll(kind)].filter(seen).map(named);
        if (new Set(names).size < names.length) wrong.push(`${kind}: ${names}`);
        if (names.length > 1 && !names.every(Boolean)) wrong.push(`${kind} without a name`);
      }
      return wrong;
    });
    found.push(...wrong.map((one) => `${address}: ${one}`));
  });
  assert.deepEqual(found, []);
});

// A table of each kind, and of each view; that it lies in a frame to be scrolled is a table's own matter.
const tables = [
  '/en/responsibility-overview/overview/',
  '/en/data/reception/activities/',
  '/en/data/reception/activities/by-unit/',
  '/en/data/reception/activities/by-time/',
  '/en/reception-roadmap/before-reception/',
  '/en/data/volunteering/timeline/',
  '/en/data/strategy/objectives/',
  '/en/data/strategy/actions/',
  '/en/data/reception/contact-points/',
  '/en/responsibility-overview/raci/',
  '/en/units/job-centre/',
].filter((address) => all.includes(address));

test('on a narrow screen a table is read as a table, or is moved sideways with the keyboard', { timeout: 300_000 }, async () => {
  assert.ok(tables.length > 8, tables.join(' '));
  const page = await here.open(null, { viewport: phone });
  const session = await page.context().newCDPSession(page);
  for (const address of tables) {
    await page.goto(address);
    const expected = await page.locator('main table').evaluateAll((found) =>
      found
        .filter((one) => one.checkVisibility())
        .map((one) => {
          const rows = [...one.rows].filter((row) => getComputedStyle(row).display !== 'none');
          const shown = (cells) => cells.filter((cell) => getComputedStyle(cell).display !== 'none');
          return {
            name: one.caption.textContent.trim(),
            rows: rows.length,
            heads: shown(rows.flatMap((row) => [...row.cells]).filter((cell) => cell.tagName === 'TH')).length,
            cells: shown(rows.flatMap((row) => [...row.cells]).filter((cell) => cell.tagName === 'TD')).length,
          };
        }),
    );
    assert.ok(expected.length > 0, address);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const known = new Map(nodes.map((node) => [node.nodeId, node]));
    const role = (node) => node.role?.value;
    // All that is below, but not what a table within has.
    const within = (node) => (node.childIds ?? []).flatMap((id) => {
      const child = known.get(id);
      return child ? [child, ...within(child)] : [];
    });
    const found = nodes
      .filter((node) => !node.ignored && ['table', 'grid'].includes(role(node)))
      .map((node) => {
        const all = within(node).filter((child) => !child.ignored).map(role);
        const count = (...roles) => all.filter((one) => roles.includes(one)).length;
        return {
          name: node.name.value.trim(),
          rows: count('row'),
          heads: count('columnheader', 'rowheader'),
          cells: count('cell', 'gridcell'),
        };
      });
    const sorted = (tables) => tables.map((one) => JSON.stringify(one)).sort();
    assert.deepEqual(sorted(found), sorted(expected), address);
    // What is wider than the screen lies in a frame with a name that the keyboard can reach.
    const stuck = await page.locator('main *').evaluateAll((all) =>
      all
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX))
        .filter((one) => one.tabIndex < 0 || !one.role || !document.getElementById(one.getAttribute('aria-labelledby')))
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(stuck, [], address);
  }
  await page.context().close();
});
