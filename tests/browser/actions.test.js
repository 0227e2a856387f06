// A table of actions: several stand in one row, and a status leaves some of them.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { serve } from './host.js';
import { reading } from './reader.js';
import { folder, program } from './tavle.js';

const row = (n) => `
      - id: row-${n}
        responsible: housing
        actions:
          - { text: { en: Build ${n} }, status: completed }
          - { text: { en: Let ${n} }, status: in-progress }
          - { text: { en: Visit ${n} } }`;

const files = {
  'site.yaml': 'name: { en: Sundby }\nbase_url: https://sundby.example\nlanguages: [en]\n',
  'content/index.en.md': '---\ntitle: Sundby\n---\nWelcome.\n',
  'data/units.yaml': 'kind: units\nunits: [{ id: housing, name: { en: Housing } }]\n',
  'data/actions.yaml': `kind: actions\npublic: true\ntitle: { en: Actions }\nareas:\n  - title: { en: Homes }\n    rows:${[1, 2, 3, 4, 5, 6].map(row).join('')}\n`,
};

const site = folder();
after(site.end);
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(site.path, path)), { recursive: true });
  writeFileSync(join(site.path, path), text);
}
const built = join(site.path, 'public');
execFileSync(program, ['build', '--root', site.path, '--as-of', '2026-11-22', '--output', built, '--quiet', '--strict', '--no-print']);
const here = reading(() => serve(built));

test('of the actions in a row only those in the chosen status are shown', { timeout: 300_000 }, async () => {
  const page = await here.open('/en/data/actions/');
  const shown = () => page.locator('tr#row-1 .c-actions li:not([hidden])').evaluateAll((all) => all.map((li) => li.textContent.trim()));
  const status = page.locator('.filter [name="status"]');
  for (const [state, expected] of [['', /^Build 1.*;Let 1.*;Visit 1$/], ['completed', /^Build 1[^;]*$/], ['no-status', /^Visit 1$/]]) {
    await status.selectOption(state);
    assert.match((await shown()).join(';'), expected, state);
    assert.equal(await page.locator('tbody tr[id]:not([hidden])').count(), 6);
  }
  await page.context().close();
});
