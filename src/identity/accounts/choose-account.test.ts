import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { OnbehalfError } from '../../core/errors.ts';
import type { SignInContext } from '../sign-in-method.ts';
import { accountFrom } from './account.ts';
import type { StoredAccount } from './accounts.ts';
import { chooseAccount, nameIn, noteChoice } from './choose-account.ts';
import { createRunAccounts } from './run-accounts.ts';

const stored = (username: string, name = ''): StoredAccount => ({
  account: accountFrom({ homeAccountId: `${username}.t`, username, name, tenantId: 't' }),
  key: username,
  content: '',
  signedInAt: '',
});
const ada = stored('ada@contoso.example', 'Ada');
const ben = stored('Ben@contoso.example');

/** A run in which these accounts may be meant, at a terminal where this is typed; `undefined` is never answered. */
function run(found: readonly StoredAccount[], typed: readonly (string | undefined)[] = [], canAsk = true) {
  const asked: string[] = [];
  const left = [...typed];
  const context = (settings: object = {}, more: object = {}): SignInContext =>
    ({
      settings,
      tenant: 'common',
      environment: { loginHost: 'login.microsoftonline.com' },
      application: { name: 'Tidier', clientId: 'id' },
      accounts: { candidates: async () => found },
      runAccounts,
      ports: {
        canAsk,
        ask: (question: string) => {
          asked.push(question);
          const answer = left.shift();
          return answer === undefined ? new Promise(() => undefined) : Promise.resolve(answer);
        },
      },
      ...more,
    }) as unknown as SignInContext;
  const runAccounts = createRunAccounts();
  return { context, asked };
}

test.each([
  ['nobody is signed in', [], undefined],
  ['one is', [ada], ada],
])('nobody is asked where %s', async (_, found, chosen) => {
  const { context, asked } = run(found);
  expect(await chooseAccount(context(), { mayAsk: false })).toEqual({ stored: chosen, wantsOther: false });
  expect(asked).toEqual([]);
});

describe('of several', () => {
  test.each<[string, StoredAccount | undefined]>([
    ['1', ada],
    [' 2 ', ben],
    ['ada@contoso.example', ada],
    ['BEN@CONTOSO.EXAMPLE', ben],
    ['0', undefined],
  ])('%j names one', async (answer, chosen) => {
    const { context } = run([ada, ben], [answer]);
    expect(await chooseAccount(context(), { mayAsk: true })).toEqual({ stored: chosen, wantsOther: chosen === undefined });
  });

  test('each has its number and its name, and another one can be wanted', async () => {
    const { context, asked } = run([ada, ben], ['1']);
    await chooseAccount(context(), { mayAsk: true });

    expect(asked[0]?.split('\n').slice(1, 4)).toEqual([
      '  1  ada@contoso.example (Ada)',
      '  2  Ben@contoso.example',
      '  0  another account',
    ]);
  });

  test('three answers that name none end the question', async () => {
    const { context, asked } = run([ada, ben], ['3', 'chloe@contoso.example', '', '1']);
    const failure = await failureOf(chooseAccount(context(), { mayAsk: true }));

    expect(failure).toMatchObject({ code: 'SIGN_IN_CANCELLED', details: { accounts: ['ada@contoso.example', 'Ben@contoso.example'] } });
    expect(asked).toHaveLength(3);
    // It was not answered, so it may be asked once more.
    expect((await chooseAccount(context(), { mayAsk: true })).stored).toBe(ada);
  });

  test('one that was chosen is chosen for the whole run, for the same question only', async () => {
    const { context, asked } = run([ada, ben], ['1', '2', '2', '2', '2']);
    const chosen = async (settings?: object, more?: object) => (await chooseAccount(context(settings, more), { mayAsk: true })).stored;

    expect(await Promise.all([chosen(), chosen()])).toEqual([ada, ada]);
    expect((await chooseAccount(context(), { mayAsk: false })).stored).toBe(ada);
    expect(asked).toHaveLength(1);
    for (const [settings, more] of [
      [{ emailAddress: 'a@b' }],
      [{}, { tenant: 'contoso.example' }],
      [{}, { application: { name: 'Tidier', clientId: 'other' } }],
      [{}, { environment: { loginHost: 'login.partner.microsoftonline.cn' } }],
    ])
      expect(await chosen(settings, more)).toBe(ben);
    expect(asked).toHaveLength(5);
    expect(await chosen({ emailAddress: 'A@B' })).toBe(ben);
    expect(asked).toHaveLength(5);
  });

  test('whoever signed in is the one that is meant', async () => {
    const { context, asked } = run([ada, ben]);
    noteChoice(context(), ben.account.homeAccountId);

    expect(await chooseAccount(context(), { mayAsk: false })).toEqual({ stored: ben, wantsOther: false });
    expect(asked).toEqual([]);
  });

  test.each([
    ['it is not to be asked', true, false],
    ['nobody can answer', false, true],
  ])('none is chosen where %s', async (_, canAsk, mayAsk) => {
    const { context } = run([ada, ben], ['1'], canAsk);
    const failure = await failureOf(chooseAccount(context(), { mayAsk }));

    expect(failure).toMatchObject({
      code: 'SIGN_IN_UNATTENDED',
      message: 'Several accounts are signed in through Tidier, and none is named: ada@contoso.example, Ben@contoso.example.',
      remedy: expect.stringContaining('--account ada@contoso.example') as string,
    });
    expect((await failureOf(chooseAccount(context({ username: 'team' }), { mayAsk }))).message).toContain('team may be any of them');
  });

  test('a run that is cancelled waits for no answer', async () => {
    const { context } = run([ada, ben], [undefined]);
    const stop = new AbortController();
    const choosing = chooseAccount(context(), { mayAsk: true, signal: stop.signal });
    stop.abort();
    expect((await failureOf(choosing)).code).toBe('CANCELLED');
  });

  test('a question that fails is a failure, and no cancelled run', async () => {
    const { context } = run([ada, ben]);
    const gone = new OnbehalfError('CANCELLED', 'The question was not answered.');
    const ports = { canAsk: true, ask: () => Promise.reject(gone) };
    await expect(chooseAccount(context({}, { ports }), { mayAsk: true })).rejects.toBe(gone);
  });
});

test.each([
  [{}, undefined],
  [{ emailAddress: 'a@b' }, 'a@b'],
  [{ username: 'c@d' }, 'c@d'],
  [{ emailAddress: 'a@b', username: 'c@d' }, 'a@b'],
])('%j name %s', (settings, name) => {
  expect(nameIn(settings as SignInContext['settings'])).toBe(name);
});
