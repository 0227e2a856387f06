// The program itself, to build or serve a site of a test's own.

import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The program; `TAVLE` in the environment names another. */
export const program = process.env.TAVLE ?? here('../../target/debug/tavle');

if (!existsSync(program)) throw new Error(`${program} is not there: cargo build makes it, TAVLE names another`);

/** A folder of a test's own, with a copy of `site` (a folder beside this file) and the theme of this repository. */
export function folder(site) {
  const path = mkdtempSync(join(tmpdir(), 'tavle-'));
  const end = () => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  cpSync(here('../../themes/default'), join(path, 'themes/default'), { recursive: true });
  if (site) cpSync(here(site), path, { recursive: true });
  return { path, end };
}
