import { expect, test } from 'vitest';
import { type Details, OnbehalfError } from '../core/errors.ts';
import { rightRefusal } from './right-refusal.ts';

const details = { activity: 'mail.get', operation: 'GET /me/messages/{message}', status: 403 };
const refused = (more: Details = {}, code: 'PERMISSION_MISSING' | 'NOT_FOUND' = 'PERMISSION_MISSING') =>
  new OnbehalfError(code, 'Refused. Microsoft Graph says: "No."', { details: { ...details, ...more } });

test('a right that is missing although the permission is there is told as that', () => {
  const error = refused();
  expect(rightRefusal(error, ['User.Read', 'Mail.Read'])).toMatchObject({
    code: 'ACCESS_DENIED',
    message:
      'mail.get could not do GET /me/messages/{message}: the signed-in account has no right to it, although the permission for it is there ' +
      '(Mail.Read). Microsoft Graph says: "No."',
    details,
    cause: error,
  });
});

test.each<[string, unknown, readonly string[] | undefined]>([
  ['the permission is missing', refused(), ['User.Read']],
  ['nobody knows the permissions', refused(), undefined],
  ['it is about another mailbox', refused({ mailbox: 'invoices@contoso.example' }), ['Mail.Read']],
  ['it was refused before any call', refused({ status: 0 }), ['Mail.Read']],
  ['it is another failure', refused({}, 'NOT_FOUND'), ['Mail.Read']],
  ['the operation is in no table', refused({ operation: 'GET /me/else' }), ['Mail.Read']],
  ['it is no failure of ours', new TypeError('No.'), ['Mail.Read']],
])('the error stays as it is where %s', (_, error, granted) => {
  expect(rightRefusal(error, granted)).toBe(error);
});
