import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { liftableRules, queryRules, queryRulesTable } from '../../src/emulator/graph/query-rules.ts';
import { packageFolder } from '../support/command-line.ts';

// `npm run reference` does not write this page: the failure shows the table that belongs there.
test('docs/emulator.md lists every rule of queries as the emulator has it', async () => {
  const page = await readFile(join(packageFolder, 'docs/emulator.md'), 'utf8');
  const [, table] = /## What each service refuses\n\n[^|]*(\|[^]*?\|)\n\n/.exec(page) ?? [];
  expect(table).toBe(queryRulesTable());
});

test('a rule has its source or is an assumption, and a name of its own', () => {
  expect(queryRules.filter(({ source, isAssumption }) => source === undefined && !isAssumption)).toEqual([]);
  expect(new Set(queryRules.map(({ name }) => name)).size).toBe(queryRules.length);
  expect(liftableRules).toEqual(['mail-endswith', 'mail-recipients-any', 'folders-in']);
});
