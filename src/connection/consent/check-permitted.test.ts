import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { mail } from '../../activities/index.ts';
import type { AnyActivity } from '../../core/activity.ts';
import { embed } from '../../embedded.ts';
import { microsoft365Scope } from '../scope.ts';
import { use } from '../use.ts';
import { checkWhole } from './check-permitted.ts';

const hidden = 'body, preview, attachments and extended properties';
const filter = { conditions: [{ field: 'body', operator: 'contains', value: 'invoice' }] };

function checked(
  activity: AnyActivity,
  input: object,
  granted: readonly string[],
  { mailbox, isAlone = false }: { mailbox?: string; isAlone?: boolean } = {},
) {
  return checkWhole(activity, input as Record<string, unknown>, async () => granted, { mailbox, isAlone });
}

test.each<[string, AnyActivity, object, string, string, object]>([
  ['texts', mail.list, {}, 'Mail.ReadBasic', 'Mail.Read', {}],
  ['texts to look for', mail.list, { filter }, 'Mail.ReadBasic', 'Mail.Read', {}],
  ['one text', mail.get, { message: 'M1' }, 'Mail.ReadBasic', 'Mail.Read', {}],
  ['the texts of a conversation', mail.thread, { message: 'M1' }, 'Mail.ReadBasic.Shared', 'Mail.Read', {}],
  ['texts of another mailbox', mail.newest, {}, 'Mail.ReadBasic.Shared', 'Mail.Read.Shared', { mailbox: 'invoices@contoso.example' }],
  ['texts, by the input', mail.newest, { mailbox: 'invoices@contoso.example' }, 'Mail.ReadBasic.Shared', 'Mail.Read.Shared', {}],
  ['texts, as an application alone', mail.list, {}, 'Mail.ReadBasic.All', 'Mail.Read', { isAlone: true }],
])('%s are not read with a permission that hides them', async (_, activity, input, held, needed, place) => {
  expect(await failureOf(checked(activity, input, ['Mail.Send', held], place))).toMatchObject({
    code: 'PERMISSION_MISSING',
    exitStatus: 4,
    message: `${activity.name} needs ${needed}: with ${held}, which is what there is, its results come without ${hidden}.`,
    details: { activity: activity.name, operation: expect.stringMatching(/^GET \/me\/\w/) as string, permission: needed },
    remedy:
      'isAlone' in place
        ? `Ask an administrator to grant ${needed} to the application.`
        : `Ask for ${needed}: name it in authenticationScopes where these are set, and take it out of what is removed.`,
  });
});

test.each<[string, AnyActivity, object, readonly string[], boolean]>([
  ['a permission that shows them', mail.list, {}, ['Mail.ReadBasic', 'Mail.ReadWrite'], true],
  ['an activity that reads none of it', mail.folders, {}, ['Mail.ReadBasic'], false],
  ['a change, which Graph refuses', mail.mark, { message: 'M1' }, ['Mail.ReadBasic'], false],
  ['nothing granted, which Graph refuses', mail.list, {}, [], true],
  ['a permission of another kind, which Graph refuses', mail.list, {}, ['Mail.Send', 'Mail.ReadBasic.All'], true],
])('it is no matter with %s', async (_, activity, input, granted, depends) => {
  expect(await checked(activity, input, granted)).toBe(depends);
});

test('nobody signs in for it where nothing can be hidden', async () => {
  const never = async (): Promise<never> => {
    throw new Error('It was asked for.');
  };
  const place = { mailbox: undefined, isAlone: false };

  await checkWhole(mail.send, { to: ['ben@contoso.example'] }, never, place);
  await checkWhole(mail.folders, {}, never, place);
  await expect(checkWhole(mail.list, {}, never, place)).rejects.toThrow('It was asked for.');
});

describe('a scope that asks for less than is detected', () => {
  const lesser = [{ authenticationScopes: ['Mail.ReadBasic'] }, { permissions: { add: ['Mail.ReadBasic'], remove: ['Mail.Read'] } }];

  test.each(lesser)('%j: what would give less is refused before its call, the rest works', async (settings) => {
    await using cloud = await embed({ account: 'ada@contoso.example' });
    await using m365 = await microsoft365Scope({ ...settings, activities: [mail.list, mail.folders] }, cloud.world());

    const refused = await failureOf(m365.mail.list({ top: 1 }).all());
    const before = cloud.emulator.requests.list().filter(({ path }) => path.startsWith('/v1.0'));
    const folders = await m365.mail.folders().all();

    expect(refused.message).toContain('mail.list needs Mail.Read: with Mail.ReadBasic');
    expect(before).toEqual([]);
    expect(folders.length).toBeGreaterThan(0);
    expect(m365.permissions.warnings.map(({ message }) => message)).toEqual([
      'mail.list will fail at GET /me/mailFolders/{folder}/messages: Mail.Read was removed.',
      'mail.list will fail with id, at GET /me/messages/{message}: Mail.Read was removed.',
    ]);
  });

  test('only the input that needs what was removed is said to fail', async () => {
    await using cloud = await embed({ account: 'ada@contoso.example' });
    await using m365 = await microsoft365Scope(
      { activities: [use(mail.list, { markAsRead: true })], permissions: { add: ['Mail.Read'], remove: ['Mail.ReadWrite'] } },
      cloud.world(),
    );

    expect(m365.permissions.warnings.map(({ message }) => message)).toEqual([
      'mail.list will fail with markAsRead, at PATCH /me/messages/{message}: Mail.ReadWrite was removed.',
    ]);
    expect(await m365.mail.list({ top: 1 }).all()).toHaveLength(1);
  });
});
