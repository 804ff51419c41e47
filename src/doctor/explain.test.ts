import { describe, expect, test } from 'vitest';
import { foreignCodes } from '../connection/examine/explanations.ts';
import { failures } from '../core/errors.ts';
import { refusalsByCode, refusalsByStatus } from '../graph/refusals.ts';
import { aadsts } from '../identity/failures/aadsts.ts';
import { brokerStatuses } from '../identity/broker/broker-error.ts';
import { explainCode } from './explain.ts';

const everyCode = [
  ...Object.keys(aadsts).map((number) => `AADSTS${number}`),
  ...Object.keys(brokerStatuses),
  ...refusalsByCode.keys(),
  ...[...refusalsByStatus.keys()].map(String),
  ...Object.keys(failures),
];

describe('explaining a code', () => {
  test.each(everyCode)('%s has a cause, somebody whose move it is, and a remedy', (name) => {
    const { says, whose, remedy, exitStatus } = explainCode(name);

    expect(says).toMatch(/^[A-Z].*\.$/);
    expect(remedy).toMatch(/^[A-Z]/);
    expect(says + remedy).not.toMatch(/[{}]/);
    expect(Object.values(failures)).toContainEqual(expect.objectContaining({ whose, exit: exitStatus }));
  });

  // Codes that a client of this kind can meet: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
  test.each([
    16000, 28000, 50011, 50020, 50034, 50049, 50053, 50055, 50057, 50058, 50074, 50076, 50078, 50079, 50089, 50097, 50105, 50126, 50132,
    50133, 50147, 501491, 501481, 50173, 50194, 50196, 500011, 500208, 53000, 53001, 53002, 53003, 530035, 54005, 65001, 65004, 65005,
    650056, 650057, 70000, 70001, 7000112, 70003, 70008, 700082, 700084, 70011, 70016, 70018, 70019, 70043, 700005, 700016, 700022, 700025,
    7000215, 7000218, 7000222, 90002, 90014, 900144, 90072, 90094, 90095, 9001023, 9002313, 9002325, 9002326, 9002327, 9002332,
  ])('AADSTS%i is among them', (number) => {
    expect(explainCode(String(number))).toMatchObject({ name: `AADSTS${number}`, source: 'sign-in service' });
  });

  // https://learn.microsoft.com/graph/errors and https://learn.microsoft.com/graph/workbook-error-codes
  test.each([
    'accessDenied',
    'activityLimitReached',
    'extensionError',
    'generalException',
    'invalidRange',
    'invalidRequest',
    'itemNotFound',
    'malwareDetected',
    'nameAlreadyExists',
    'notAllowed',
    'notSupported',
    'resourceModified',
    'resyncRequired',
    'serviceNotAvailable',
    'syncStateNotFound',
    'quotaLimitReached',
    'unauthenticated',
    'Request_ResourceNotFound',
    'Request_BadRequest',
    'Request_UnsupportedQuery',
    'Authorization_RequestDenied',
    'ErrorItemNotFound',
    'ErrorAccessDenied',
    'ErrorInvalidIdMalformed',
    'ErrorAttachmentSizeShouldNotBeLessThanMinimumSize',
    'InefficientFilter',
    'InvalidAuthenticationToken',
    'insufficient_claims',
    'badRequest',
    'unauthorized',
    'forbidden',
    'notFound',
    'methodNotAllowed',
    'conflict',
    'payloadTooLarge',
    'tooManyRequests',
    'internalServerError',
    'notImplemented',
    'badGateway',
    'serviceUnavailable',
    'gatewayTimeout',
    'accessConflict',
    'invalidSessionReCreatable',
    'invalidSessionNotFound',
    'filteredRangeConflict',
    'insertDeleteConflict',
    'invalidArgument',
    'invalidReference',
    'itemAlreadyExists',
    '400',
    '401',
    '403',
    '404',
    '405',
    '406',
    '409',
    '410',
    '411',
    '412',
    '413',
    '415',
    '416',
    '422',
    '423',
    '429',
    '500',
    '501',
    '503',
    '504',
    '507',
    '509',
  ])('%s of Microsoft Graph is among them', (name) => {
    expect(explainCode(name)).toMatchObject({ name, source: 'Microsoft Graph' });
  });

  test('no name stands for two codes', () => {
    const names = foreignCodes().map(({ name }) => name.toLowerCase());

    expect(names).toHaveLength(new Set(names).size);
  });

  test('a sign-in code', () => {
    expect(explainCode('AADSTS65001')).toEqual({
      name: 'AADSTS65001',
      source: 'sign-in service',
      code: 'CONSENT_REQUIRED',
      says: 'Nobody has consented yet that APPLICATION may use PERMISSIONS.',
      whose: 'user',
      remedy: 'Run `onbehalf signin` and accept, or send your administrator this link: ADMIN-CONSENT-URL',
      exitStatus: 4,
      comesFrom: [],
    });
  });

  test.each(['aadsts65001', ' 65001 ', 'invalid_grant: AADSTS65001: The user or administrator has not consented. Trace ID: 1'])(
    '%j names it too',
    (text) => {
      expect(explainCode(text).name).toBe('AADSTS65001');
    },
  );

  test('facts stand in the text where they are known', () => {
    expect(explainCode('90002', { tenant: 'nowhere.example' }).says).toBe('There is no tenant nowhere.example in this cloud.');
  });

  test('a code of Graph is spelt as it was asked for', () => {
    expect(explainCode('ErrorAccessDenied')).toMatchObject({
      name: 'ErrorAccessDenied',
      source: 'Microsoft Graph',
      code: 'PERMISSION_MISSING',
      whose: 'user',
    });
  });

  test('a status of the broker of Windows', () => {
    expect(explainCode('accountnotfound')).toMatchObject({
      source: 'broker of Windows',
      code: 'SIGN_IN_REQUIRED',
      says: 'Windows does not know the account ACCOUNT.',
    });
  });

  test('a failure of ours tells which codes become it, and a service that uses the same word goes second', () => {
    const { comesFrom, remedy } = explainCode('REDIRECT_NOT_REGISTERED');

    expect(comesFrom).toEqual([
      { name: 'AADSTS50011', says: 'The redirect URI REDIRECT-URI is not registered for APPLICATION (CLIENT-ID).' },
    ]);
    expect(remedy).toBe(failures.REDIRECT_NOT_REGISTERED.remedy);
  });

  test.each([
    ['ErorItemNotFound', 'ErorItemNotFound is not a code that is known here; did you mean erroritemnotfound?'],
    ['THROTLED', 'THROTLED is not a code that is known here; did you mean THROTTLED?'],
    ['AADSTS1234567', 'Microsoft explains 1234567 at https://login.microsoftonline.com/error.'],
    ['', 'is not a code that is known here.'],
    ['constructor', 'is not a code that is known here'],
  ])('%j is not known', (text, message) => {
    expect(() => explainCode(text)).toThrow(message);
  });
});
