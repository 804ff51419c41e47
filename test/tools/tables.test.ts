import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { packageFolder } from '../support/package-folder.ts';
import { publishedPermissions } from '../support/published.ts';

const { isThere, reason } = publishedPermissions();

test.skipIf(!isThere)(`the generated tables are what the published files give${reason}`, () => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/tables.mjs', '--check'], { cwd: packageFolder, encoding: 'utf8' });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
