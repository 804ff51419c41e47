// Fetches what Microsoft publishes into `facts` (git ignores it) and runs the tests that compare our tables with it. `npm run facts`
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertPermissions } from './facts/convert.mjs';
import { fetchSource } from './facts/fetch.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = JSON.parse(readFileSync(new URL('facts/sources.json', import.meta.url), 'utf8'));

/**
 * Writes the published files into a folder, and beside them `SOURCES.json`: from where they are, and the hash of each.
 * @param {string} folder Is replaced whole, and only once everything is there.
 */
export function fetchFacts(folder, from = sources) {
  const files = new Map(from.flatMap((source) => [...fetchSource(source)]));
  const parsed = (path) => JSON.parse(files.get(path).toString('utf8'));
  const { permissions } = convertPermissions(
    parsed('permissions/new/permissions.json'),
    parsed('permissions/new/provisioningInfo.json'),
    parsed('permissions/permissions-descriptions.json'),
  );
  const text = `${JSON.stringify({ permissions })}\n`;
  const aside = `${folder}.${process.pid}.tmp`;
  mkdirSync(aside, { recursive: true });
  writeFileSync(join(aside, 'permissions.json'), text);
  const written = { 'permissions.json': createHash('sha256').update(text).digest('hex') };
  writeFileSync(join(aside, 'SOURCES.json'), `${JSON.stringify({ sources: from, sha256: written }, undefined, 2)}\n`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(aside, folder);
}

/** The tests that read published files. */
function factsTests() {
  return ['src', 'test']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((name) => name.endsWith('.test.ts') && readFileSync(join(root, name), 'utf8').includes('support/published.ts'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  fetchFacts(join(root, 'facts'));
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...factsTests()], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
