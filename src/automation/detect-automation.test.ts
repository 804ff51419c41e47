import { expect, test } from 'vitest';
import { withAutomation } from '../../test/support/automation-files.ts';
import { detectAutomation } from './detect-automation.ts';

const needed = (...scopes: readonly string[]): Promise<string[]> =>
  withAutomation(
    {
      'tidy.ts': [
        "import { mail, microsoft365Scope, use } from 'onbehalf';",
        ...scopes.map((scope) => `await microsoft365Scope(${scope});`),
      ].join('\n'),
    },
    async (path) => (await detectAutomation(path)).detection.permissions.map(({ name }) => name),
  );

const reading = '{ activities: [use(mail.list, { markAsRead: false })] }';

test.each([
  ['one scope', [reading], ['Mail.Read']],
  [
    'a scope on another mailbox',
    ["{ activities: [use(mail.list, { markAsRead: false })], mailbox: 'a@contoso.example' }"],
    ['Mail.Read.Shared'],
  ],
  [
    'what another scope leaves out is asked for by the one that needs it',
    [reading, "{ activities: [mail.move], permissions: { remove: ['mail.read'] } }"],
    ['Mail.Read', 'Mail.ReadWrite'],
  ],
  [
    'what the only scope that needs it leaves out is not',
    ["{ activities: [mail.move], permissions: { remove: ['mail.readwrite'] } }", reading],
    ['Mail.Read'],
  ],
  [
    'what one leaves out and the other adds',
    [
      reading,
      "{ activities: [mail.move], permissions: { remove: ['Mail.ReadWrite'], add: ['User.Read'] } }",
      '{ activities: [mail.delete] }',
    ],
    ['Mail.ReadWrite', 'User.Read'],
  ],
  ['permissions that a scope names instead', ["{ activities: [mail.move], authenticationScopes: ['mail.read'] }"], ['Mail.Read']],
  [
    'permissions that a scope names instead, beside another',
    ["{ activities: [mail.move], authenticationScopes: ['User.Read'] }", reading],
    ['Mail.Read', 'User.Read'],
  ],
])('%s', async (_what, scopes, permissions) => {
  expect(await needed(...scopes)).toEqual(permissions);
});
