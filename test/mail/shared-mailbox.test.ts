import { expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope, use } from '../../src/index.ts';
import { failureOf } from '../support/failure-of.ts';

test('a mailbox that one may not open is told apart from a missing permission', async () => {
  await using cloud = await embed({ account: 'ada@contoso.example' });
  const listOthers = use(mail.list, { mailbox: true });
  const readBen = async (remove: readonly string[]) => {
    await using m365 = await microsoft365Scope({ activities: [listOthers], permissions: { add: ['User.Read'], remove } }, cloud.world());
    return await failureOf(() => m365.mail.list({ mailbox: 'ben@contoso.example' }).all());
  };

  expect(await readBen(['Mail.Read.Shared', 'Mail.ReadWrite.Shared'])).toMatchObject({ code: 'PERMISSION_MISSING' });
  expect(await readBen([])).toMatchObject({ code: 'ACCESS_DENIED', details: { mailbox: 'ben@contoso.example', status: 403 } });
});
