import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environments, type EnvironmentName } from '../../src/identity/index.ts';
import { operations } from '../../src/permissions/index.ts';
import { isAbsent } from '../../src/permissions/operations/absences.ts';
import { cloudOf } from '../../src/registration/index.ts';
import type { Operation } from '../../src/core/ports.ts';
import { packageFolder } from '../support/command-line.ts';

/** The cells of the table rows of the page that begin with this text. */
async function rowOf(first: string): Promise<string[] | undefined> {
  const page = await readFile(join(packageFolder, 'docs', 'national-clouds.md'), 'utf8');
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
  return rows.find(([cell]) => cell?.includes(`\`${first}\``));
}

test.each(Object.keys(environments) as EnvironmentName[])('the page has the hosts of %s', async (name) => {
  const { loginHost, graphUrl } = environments[name];

  expect((await rowOf(name))?.slice(2)).toEqual([loginHost, new URL(graphUrl).host, cloudOf(name).portal.address]);
});

test('the page has every call that some cloud does not have, and no other', async () => {
  const names = (Object.keys(environments) as EnvironmentName[]).toSorted();
  for (const operation of operations.keys()) {
    const without = names.filter((name) => isAbsent(operation as Operation, name));
    const row = await rowOf(operation);

    expect({ operation, without: row?.[2] }).toEqual({
      operation,
      without: without.length === 0 ? undefined : without.map((name) => `\`${name}\``).join(', '),
    });
  }
});
