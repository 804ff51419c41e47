import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';

const examples = readdirSync(join(packageFolder, 'examples')).filter((name) => name.endsWith('.ts'));

test.each(examples)('examples/%s runs on the embedded tenant and finds that it did its work', async (name) => {
  const { status, stderr } = await onbehalfCommand(['run', join(packageFolder, 'examples', name), '--emulator', '--json']);

  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
});

test('the test of docs/emulator.md works as it stands there', async () => {
  await using cloud = await embed({ account: 'ada@contoso.example' });
  await using m365 = await microsoft365Scope({ activities: [mail.list] }, cloud.world());

  cloud.emulator.faults.add({ kind: 'throttle', retryAfter: 0.1 });
  const [newest] = await m365.mail.list({ top: 1 }).all();

  expect(newest?.subject).toBeTypeOf('string');
});
