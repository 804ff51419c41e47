import { describe, expect, test } from 'vitest';
import { mail } from '../../activities/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { readSettings, type Account } from '../../identity/index.ts';
import { explainRefusal } from './consent-refusal.ts';
import { isRefusal } from './is-refusal.ts';
import type { Wanted } from './wanted.ts';
import { detectFor } from '../detect-for.ts';
import { use } from '../use.ts';

const ada: Account = {
  homeAccountId: 'a.b',
  username: 'ada@contoso.example',
  name: 'Ada Martin',
  tenantId: 'contoso.example',
  personal: false,
};
const list = use(mail.list, { markAsRead: false });
const activities = [list, mail.move];

const wanted = (add: readonly string[] = [], settings: object = {}): Wanted => ({
  settings: readSettings(settings),
  activities,
  detection: detectFor(activities, { add }),
  mailbox: undefined,
});
const identity = (granted: readonly string[], account: Account = ada) => ({ current: async () => account, granted: async () => granted });
const declined = new OnbehalfError('CONSENT_DECLINED', 'Declined.');
const ofAdministrator = new OnbehalfError('ADMIN_CONSENT_REQUIRED', 'Not yours to give.');

describe('ways on', () => {
  test('after a decline: what was consented to, and no page', async () => {
    expect((await explainRefusal(declined, identity(['Mail.Read']), wanted())).ways).toEqual([
      { permissions: ['Mail.Read'], mayAsk: false },
    ]);
  });

  test("where some are an administrator's: the others with one page, else what was consented to", async () => {
    expect((await explainRefusal(ofAdministrator, identity(['Mail.Read']), wanted(['User.Read.All']))).ways).toEqual([
      { permissions: ['Mail.ReadWrite', 'Mail.Read'], mayAsk: true },
      { permissions: ['Mail.Read'], mayAsk: false },
    ]);
  });

  test("where none is known as an administrator's, the organisation lets nobody consent: no page", async () => {
    expect((await explainRefusal(ofAdministrator, identity(['Mail.Read']), wanted())).ways).toEqual([
      { permissions: ['Mail.Read'], mayAsk: false },
    ]);
  });

  test('none, where nothing that is listed would work', async () => {
    expect((await explainRefusal(declined, identity(['Files.Read']), wanted())).ways).toEqual([]);
  });

  test('none, where what is stored as granted was refused all the same', async () => {
    const { ways, error } = await explainRefusal(
      new OnbehalfError('CONSENT_REQUIRED', 'Taken back.'),
      identity(['Mail.ReadWrite']),
      wanted(),
    );

    expect(ways).toEqual([]);
    expect(error.message).toBe('Taken back. mail.list and mail.move fail without Mail.ReadWrite; nothing that is listed works.');
  });
});

test('a storage that cannot be read does not hide the refusal', async () => {
  const broken = async () => Promise.reject(new OnbehalfError('STORAGE_UNAVAILABLE', 'No.'));
  const { error, ways } = await explainRefusal(declined, { current: broken, granted: broken }, wanted());

  expect([error.code, ways]).toEqual(['CONSENT_DECLINED', []]);
});

test('a personal account has no administrator to ask', async () => {
  const { error, adminConsent } = await explainRefusal(declined, identity([], { ...ada, personal: true }), wanted());

  expect(adminConsent).toBeUndefined();
  expect(error.remedy).toBe(declined.remedy);
  expect(error.details).not.toHaveProperty('adminConsent');
});

test.each([
  ['a decline', declined, true],
  ['consent that nobody is there to give', new OnbehalfError('SIGN_IN_UNATTENDED', 'x', { details: { reason: 'CONSENT_REQUIRED' } }), true],
  ['a sign-in that nobody is there for', new OnbehalfError('SIGN_IN_UNATTENDED', 'x', { details: { reason: 'SIGN_IN_REQUIRED' } }), false],
  ['a broken network', new OnbehalfError('NETWORK_FAILED', 'x'), false],
  ['a bug', new TypeError('x'), false],
])('%s is told from other failures', (_, error, isOne) => {
  expect(isRefusal(error)).toBe(isOne);
});
