import type { AuthenticationResult } from '@azure/msal-node';
import { expect, test } from 'vitest';
import { accountIn } from '../accounts/account.ts';
import { brokerAccount, brokerText } from './broker-account.ts';

const now = new Date('2026-03-02T09:00:00.900Z');
const account = {
  homeAccountId: 'u.t',
  environment: 'login.windows.net',
  tenantId: 't',
  localAccountId: 'u',
  username: 'ada@contoso.example',
  name: 'Ada Martin',
  nativeAccountId: 'native-1',
};
const resultOf = (changes: object): AuthenticationResult =>
  ({ account: { ...account, ...changes }, scopes: ['Mail.Read', 'openid'], accessToken: 'never-kept' }) as unknown as AuthenticationResult;

test('what is kept names the account and what was granted, and holds no token', () => {
  const text = brokerText(resultOf({}), 'app', now);

  expect(JSON.parse(text)).toEqual({
    Account: {
      'u.t-login.windows.net-t': {
        home_account_id: 'u.t',
        environment: 'login.windows.net',
        realm: 't',
        local_account_id: 'u',
        username: 'ada@contoso.example',
        name: 'Ada Martin',
        authority_type: 'MSSTS',
        native_account_id: 'native-1',
      },
    },
    AccessToken: {
      'u.t-login.windows.net-accesstoken-app-t-mail.read openid--': {
        home_account_id: 'u.t',
        environment: 'login.windows.net',
        realm: 't',
        client_id: 'app',
        target: 'Mail.Read openid',
        token_type: 'Bearer',
        credential_type: 'AccessToken',
        cached_at: '1772442000',
        expires_on: '0',
        secret: '',
      },
    },
  });
  expect(text).not.toContain('never-kept');
});

test('an account without a name or a native ID has empty ones, and the broker is not asked about it', () => {
  const content = brokerText(resultOf({ name: undefined, nativeAccountId: undefined }), 'app', now);
  const kept = accountIn(content);

  expect(JSON.parse(content)).toMatchObject({ Account: { 'u.t-login.windows.net-t': { name: '', native_account_id: '' } } });
  expect(kept && brokerAccount({ account: kept, content })).toBeUndefined();
});

test('the broker is asked about an account as it gave it', () => {
  const content = brokerText(resultOf({}), 'app', now);
  const kept = accountIn(content);
  expect(kept && brokerAccount({ account: kept, content })).toEqual(account);
});

test('an answer without an account is an empty text', () => {
  expect(brokerText({ account: null, scopes: [] } as unknown as AuthenticationResult, 'app', now)).toBe('{}');
});
