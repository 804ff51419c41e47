import { expect, test } from 'vitest';
import { withAutomation } from '../../test/support/automation-files.ts';
import { failureOf } from '../../test/support/failure-of.ts';
import { detectAutomation, outlineAutomation } from './detect-automation.ts';

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
  ['what the public application has is preferred', ['{ activities: [mail.folders] }'], ['Mail.Read']],
  ["an application of one's own asks for the least", ["{ activities: [mail.folders], oauthApplication: 'Custom' }"], ['Mail.ReadBasic']],
  [
    'so does one that is only known when the file runs',
    ["{ activities: [mail.folders], applicationId: process.env['ID'] }"],
    ['Mail.ReadBasic'],
  ],
  ['and one that is named', ["{ activities: [mail.folders], applicationId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10' }"], ['Mail.ReadBasic']],
])('%s', async (_what, scopes, permissions) => {
  expect(await needed(...scopes)).toEqual(permissions);
});

test('a file that opens no scope is told so', async () => {
  const failure = await failureOf(withAutomation({ 'tidy.ts': 'export {};' }, (path) => outlineAutomation(path)));

  expect(failure).toMatchObject({ code: 'AUTOMATION_INVALID', remedy: expect.stringContaining('Call `microsoft365Scope(') as string });
  expect(failure.message).toMatch(/tidy\.ts opens no Microsoft 365 Scope\.$/);
});

test('a file that takes Onbehalf from the folder of its source is refused, for its scopes would not be seen', async () => {
  const source = new URL('../index.ts', import.meta.url).href;

  const failure = await failureOf(
    withAutomation(
      { 'tidy.ts': `import { mail, microsoft365Scope } from '${source}';\nawait microsoft365Scope({ activities: [mail.list] });` },
      (path) => detectAutomation(path),
    ),
  );

  expect(failure).toMatchObject({ code: 'AUTOMATION_INVALID' });
  expect(String(failure)).toContain('takes Onbehalf by a path');
});
