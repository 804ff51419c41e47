import { describe, expect, test } from 'vitest';
import { failures, OnbehalfError, type FailureCode } from '../../core/errors.ts';
import { aadsts } from './aadsts.ts';
import { publicApplication } from '../settings/applications.ts';
import { environments } from '../settings/environments.ts';
import { msalCodes } from './msal-codes.ts';
import { fill, signInError, type SignInFacts } from './sign-in-error.ts';

const facts: SignInFacts = {
  application: publicApplication,
  environment: environments.Global,
  tenant: 'contoso.example',
  account: 'ada@contoso.example',
  permissions: ['Mail.Read', 'Mail.Send'],
};
const ids =
  'Trace ID: 11111111-2222-3333-4444-555555555555\r\nCorrelation ID: 66666666-7777-8888-9999-000000000000\r\nTimestamp: 2026-11-23 09:00:00Z';

function msalError(errorCode: string, errorMessage: string, more: object = {}): Error {
  return Object.assign(new Error(errorMessage), {
    errorCode,
    errorMessage,
    correlationId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    ...more,
  });
}

function translated(error: unknown, about: SignInFacts = facts): OnbehalfError {
  const result = signInError(error, about);
  if (!(result instanceof OnbehalfError)) throw new Error('Not translated.');
  return result;
}

test('the details are those by which the service finds the request, and nothing that is empty', () => {
  const error = msalError('invalid_grant', `AADSTS50076: No. ${ids}`, { subError: 'basic_action', errorNo: 50_076 });

  expect(translated(error).details).toMatchObject({
    oauthError: 'invalid_grant',
    suberror: 'basic_action',
    aadsts: 50_076,
    correlationId: '66666666-7777-8888-9999-000000000000',
    traceId: '11111111-2222-3333-4444-555555555555',
    timestamp: '2026-11-23 09:00:00Z',
    clientId: publicApplication.clientId,
  });
  expect(translated(msalError('invalid_grant', 'No.', { subError: '' })).details).not.toHaveProperty('suberror');
});

test('a code that is not known comes with the first sentence of the service, without ids; without a text with none', () => {
  const unknown = (text: string | undefined) =>
    translated(msalError('invalid_grant', text ?? '', { errorNo: 999_999, ...(text === undefined && { errorMessage: undefined }) }))
      .message;

  expect(unknown(`AADSTS999999: Something new happened. ${ids}`)).toBe('The sign-in service says: Something new happened. (AADSTS999999)');
  expect(unknown(`AADSTS999999:   First line.\r\nSecond line.`)).toBe('The sign-in service says: First line. (AADSTS999999)');
  expect(unknown('No number in it.')).toBe('The sign-in service says:  (AADSTS999999)');
  expect(unknown(undefined)).toBe('The sign-in service says:  (AADSTS999999)');
  expect(unknown(`AADSTS999999: ${'long '.repeat(100)}`)).toHaveLength(
    'The sign-in service says: '.length + 300 + ' (AADSTS999999)'.length,
  );
});

describe('a code of the sign-in service', () => {
  test.each(Object.keys(aadsts))('AADSTS%s has a whole sentence, a remedy, and no fact that is not there', (number) => {
    const error = translated(msalError('invalid_grant', `AADSTS${number}: Text of the service. ${ids}`));

    expect(error.message).toMatch(new RegExp(`^[A-Z\`].*\\. \\(AADSTS${number}\\)$`));
    expect(error.message + error.remedy).not.toMatch(/[{}]|undefined|Text of the service/);
    expect(error.details).toMatchObject({
      aadsts: Number(number),
      traceId: '11111111-2222-3333-4444-555555555555',
      correlationId: '66666666-7777-8888-9999-000000000000',
    });
  });

  const cases: [number: number, code: string, message: string, remedy: string][] = [
    [
      50011,
      'REDIRECT_NOT_REGISTERED',
      'The redirect URI http://localhost is not registered for UiPathStudioO365App (f2f43f65-16a6-4319-91b6-d2a342a88744).',
      'In the app registration, under Authentication, add the platform "Mobile and desktop applications" with the redirect URI http://localhost exactly.',
    ],
    [53003, 'SIGN_IN_BLOCKED', 'A conditional access policy of the organisation blocks this sign-in.', failures.SIGN_IN_BLOCKED.remedy],
    [
      65004,
      'CONSENT_DECLINED',
      'The permissions Mail.Read, Mail.Send for UiPathStudioO365App were declined.',
      failures.CONSENT_DECLINED.remedy,
    ],
    [
      700016,
      'APPLICATION_INVALID',
      'The tenant contoso.example does not know the application f2f43f65-16a6-4319-91b6-d2a342a88744.',
      failures.APPLICATION_INVALID.remedy,
    ],
    [
      90002,
      'APPLICATION_INVALID',
      'There is no tenant contoso.example in this cloud.',
      'Check tenantId: it is the tenant ID or a domain of the organisation that the account belongs to.',
    ],
    [
      7000218,
      'APPLICATION_INVALID',
      'UiPathStudioO365App (f2f43f65-16a6-4319-91b6-d2a342a88744) is not registered as a public client, so that a secret was asked for.',
      'In the app registration, under Authentication, set "Allow public client flows" to Yes.',
    ],
  ];
  test.each(cases)('AADSTS%i says what happened and what to do', (number, code, message, remedy) => {
    expect(translated(msalError('x', `AADSTS${number}: ...`))).toMatchObject({ code, message: `${message} (AADSTS${number})`, remedy });
  });

  test.each(['constructor', 'toString', '__proto__'])('%s is a code like another that is not known', (code) => {
    expect(translated(msalError(code, ''))).toMatchObject({ code: 'SIGN_IN_FAILED', message: `The sign-in failed (${code}). ` });
  });

  test('that is no name is not repeated', () => {
    const error = translated(msalError('access_deniedhttps://localhost/?code=secret', ''));

    expect(error).toMatchObject({ message: 'The sign-in failed (no name). ', details: { oauthError: 'no name' } });
  });

  test('is read from error_codes too', () => {
    expect(translated(msalError('invalid_grant', 'Something', { errorNo: 50057 })).code).toBe('SIGN_IN_BLOCKED');
  });

  test('that is not known is passed on with the first sentence of the service, without its ids', () => {
    const error = translated(msalError('invalid_request', `AADSTS999999: The moon is not full. ${ids}`));

    expect(error.message).toBe('The sign-in service says: The moon is not full. (AADSTS999999)');
    expect(error.code).toBe('APPLICATION_INVALID');
    expect(error.details).toMatchObject({ timestamp: '2026-11-23 09:00:00Z', oauthError: 'invalid_request' });
  });

  test('that wants an administrator carries the link', () => {
    for (const number of [65001, 90094, 90095]) {
      const error = translated(msalError('access_denied', `AADSTS${number}: ...`));

      expect(error.details['adminConsentUrl']).toMatch(/^https:\/\/login\.microsoftonline\.com\/contoso\.example\/v2\.0\/adminconsent\?/);
      expect(error.remedy).toContain(String(error.details['adminConsentUrl']));
      expect(error.exitStatus).toBe(4);
    }
  });
});

describe('a code of MSAL or OAuth', () => {
  test.each(Object.keys(msalCodes))('%s has a whole sentence and a remedy', (code) => {
    const error = translated(msalError(code, 'See https://aka.ms/msal.js.errors for details'));

    expect(error.message).toMatch(/^(?:[A-Z]|login\.microsoftonline\.com ).*\.$/);
    expect(error.message + error.remedy).not.toMatch(/[{}]|undefined|aka\.ms\/msal/);
    expect(error.details['oauthError']).toBe(code);
  });

  const again = expect.stringMatching(/^(?:Run `onbehalf signin` and sign in|Try) again/) as string;
  test.each<[FailureCode, string, string[]]>([
    ['SIGN_IN_CANCELLED', failures.SIGN_IN_CANCELLED.remedy, ['user_cancelled', 'user_canceled']],
    ['SIGN_IN_CANCELLED', 'Try again, and accept on the page.', ['authorization_declined']],
    ['CONSENT_DECLINED', failures.CONSENT_DECLINED.remedy, ['access_denied']],
    ['SIGN_IN_TIMED_OUT', again, ['expired_token', 'device_code_expired']],
    ['SIGN_IN_FAILED', again, ['bad_verification_code', 'state_mismatch', 'invalid_state', 'nonce_mismatch', 'no_auth_code_in_response']],
    ['SIGN_IN_FAILED', again, ['loopback_server_query_response_not_supported']],
    ['SIGN_IN_FAILED', 'Check what keeps programs from listening on this machine.', ['loopback_server_timeout']],
    ['SIGN_IN_REQUIRED', failures.SIGN_IN_REQUIRED.remedy, ['no_tokens_found', 'no_account_found', 'no_account_in_silent_request']],
    ['SIGN_IN_REQUIRED', failures.SIGN_IN_REQUIRED.remedy, ['refresh_token_expired', 'login_required', 'interaction_required']],
    ['SIGN_IN_REQUIRED', failures.SIGN_IN_REQUIRED.remedy, ['interrupted_user', 'bad_token', 'invalid_grant']],
    ['CONSENT_REQUIRED', failures.CONSENT_REQUIRED.remedy, ['consent_required']],
    ['SIGN_IN_BLOCKED', failures.SIGN_IN_BLOCKED.remedy, ['ui_not_allowed']],
    ['NETWORK_FAILED', failures.NETWORK_FAILED.remedy, ['network_error', 'no_network_connectivity']],
    ['NETWORK_FAILED', 'Check tenantId, the network and the proxy, then try again.', ['endpoints_resolution_error', 'openid_config_error']],
    ['THROTTLED', failures.THROTTLED.remedy, ['request_cannot_be_made']],
    ['UNAVAILABLE', failures.UNAVAILABLE.remedy, ['temporarily_unavailable', 'server_error']],
    ['APPLICATION_INVALID', failures.APPLICATION_INVALID.remedy, ['invalid_client', 'unauthorized_client']],
    ['APPLICATION_INVALID', failures.APPLICATION_INVALID.remedy, ['invalid_request', 'invalid_resource']],
    ['SETTINGS_INVALID', 'Check the names in authenticationScopes.', ['invalid_scope']],
    ['SETTINGS_INVALID', 'Check environment and tenantId.', ['untrusted_authority']],
  ])('is %s, and what to do is said for it: %s %j', (code, remedy, met) => {
    for (const one of met) {
      const error = translated(msalError(one, 'See https://aka.ms/msal.js.errors'));
      expect(error).toMatchObject({ code, remedy });
      // Not the sentence of a code that is not known.
      expect(error.message).not.toContain(`(${one})`);
    }
  });

  test('that is not known is named', () => {
    expect(translated(msalError('brand_new', 'See https://aka.ms/msal.js.errors'))).toMatchObject({
      code: 'SIGN_IN_FAILED',
      message: expect.stringContaining('(brand_new)'),
    });
  });
});

test('our own error stays as it is, and a bug stays a bug', () => {
  const own = new OnbehalfError('CANCELLED', 'x');
  const bug = new TypeError('x is not a function');

  expect(signInError(own, facts)).toBe(own);
  expect(signInError(bug, facts)).toBe(bug);
});

test('a text reads well where no tenant and no account are known', () => {
  const open = { ...facts, tenant: 'common', account: undefined };

  expect(fill('The account {account} is not in the tenant {tenant}.', open)).toBe(
    'The account that signed in is not in the tenant of the account.',
  );
});
