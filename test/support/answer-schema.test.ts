import { expect, test } from 'vitest';
import { answerCheck } from './answer-schema.ts';

const context = (fragment: string) => ({ '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${fragment}` });
const check = async (body: unknown, path = '/v1.0/me', init?: ResponseInit): Promise<string> =>
  await answerCheck()(path, Response.json(body, init)).then(
    () => '',
    (error: unknown) => String(error),
  );

test.each<[object, string]>([
  [{ ...context('users/$entity'), displayName: 'Ada', mail: null, businessPhones: ['1'] }, ''],
  [{ ...context('users/$entity'), nothing: 1 }, 'user.nothing is no property of user'],
  [{ ...context('users/$entity'), displayName: 5 }, 'user.displayName is 5, not a string'],
  [{ ...context('users/$entity'), businessPhones: '1' }, 'user.businessPhones is no list'],
  [{ ...context('users/$entity'), businessPhones: [1] }, 'user.businessPhones[] is 1, not a string'],
  [
    { ...context("users('a')/messages(subject)"), value: [{ subject: 'x' }, { importance: 'urgent' }] },
    'message.importance is "urgent", none of low, normal, high',
  ],
  [
    { ...context("users('a')/messages/$entity"), from: { emailAddress: { address: 'x', more: 1 } } },
    'message.from.emailAddress.more is no property of emailAddress',
  ],
  [{ ...context("users('a')/mailFolders/$entity"), '@odata.type': '#microsoft.graph.mailSearchFolder', filterQuery: 'x' }, ''],
  [{ ...context("users('a')/mailFolders/$entity"), filterQuery: 'x' }, 'mailFolder.filterQuery is no property'],
  [{ ...context('Collection(microsoft.graph.mailTips)'), value: [{ mailboxFull: 'no' }] }, 'mailTips.mailboxFull is "no", not a boolean'],
  [
    { ...context("users('a')/messages('b')/attachments"), value: [{ '@odata.type': '#microsoft.graph.nothing' }] },
    'has the type nothing, which there is not',
  ],
  [{ ...context('whatever'), nothing: 1 }, ''],
  [{ nothing: 1 }, ''],
])('%j: %s', async (body, found) => {
  expect(await check(body)).toMatch(found === '' ? /^$/ : new RegExp(found.replaceAll(/[.[\]()]/g, String.raw`\$&`)));
});

test('refusals, other texts and beta are not looked at', async () => {
  const wrong = { ...context('users/$entity'), nothing: 1 };
  expect([
    await check(wrong, '/v1.0/me', { status: 400 }),
    await check(wrong, '/beta/me'),
    await check(wrong, '/v1.0/me', { headers: { 'Content-Type': 'text/plain' } }),
  ]).toEqual(['', '', '']);
});
