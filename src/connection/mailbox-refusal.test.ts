import { expect, test } from 'vitest';
import { type Details, OnbehalfError } from '../core/errors.ts';
import { mailboxRefusal } from './mailbox-refusal.ts';

const details = {
  activity: 'mail.list',
  operation: 'GET /me/mailFolders/{folder}/messages',
  mailbox: 'invoices@contoso.example',
  graphCode: 'ErrorAccessDenied',
  status: 403,
};
const refused = (more: Details = {}, code: 'PERMISSION_MISSING' | 'NOT_FOUND' = 'PERMISSION_MISSING') =>
  new OnbehalfError(code, 'Refused.', { details: { ...details, ...more } });

test('a mailbox that may not be opened although the permission is there is told as that', () => {
  const error = refused();
  expect(mailboxRefusal(error, ['User.Read', 'Mail.Read.Shared'])).toMatchObject({
    code: 'ACCESS_DENIED',
    message:
      'mail.list could not do GET /me/mailFolders/{folder}/messages: the signed-in account may not open the mailbox invoices@contoso.example. ' +
      'The permission for it is there (Mail.Read.Shared); the right in Exchange is not.',
    remedy:
      'Ask the owner of invoices@contoso.example or an administrator for full access to it in Exchange; no permission of the application replaces that.',
    details,
    cause: error,
  });
});

test.each<[string, unknown, readonly string[] | undefined]>([
  ['the permission is missing', refused(), ['Mail.Read', 'Mail.ReadWrite']],
  ['nobody knows the permissions', refused(), undefined],
  [
    'the mailbox is one’s own',
    new OnbehalfError('PERMISSION_MISSING', 'Refused.', { details: { ...details, mailbox: true } }),
    ['Mail.Read.Shared'],
  ],
  ['Graph says something else', refused({ graphCode: 'Authorization_RequestDenied' }), ['Mail.Read.Shared']],
  ['it is another failure', refused({}, 'NOT_FOUND'), ['Mail.Read.Shared']],
  ['the operation is in no table', refused({ operation: 'GET /me/else' }), ['Mail.Read.Shared']],
  ['it is no failure of ours', new TypeError('No.'), ['Mail.Read.Shared']],
])('the error stays as it is where %s', (_, error, granted) => {
  expect(mailboxRefusal(error, granted)).toBe(error);
});
