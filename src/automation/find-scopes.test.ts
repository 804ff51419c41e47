import { expect, test } from 'vitest';
import { findScopes } from './find-scopes.ts';

const names = (source: string): string[] => findScopes(source, 'tidy.ts').flatMap(({ activities }) => activities.map(({ name }) => name));

test('the activities of a scope are read without running the file', () => {
  const source = `
    import { microsoft365Scope, mail, use } from 'onbehalf';
    throw new Error('this file must not run');
    await using m365 = await microsoft365Scope({ activities: [use(mail.list, { markAsRead: false }), mail.move] });
  `;

  expect(findScopes(source, 'tidy.ts')).toEqual([
    {
      line: 4,
      activities: [
        { name: 'mail.list', given: { markAsRead: false }, line: 4 },
        { name: 'mail.move', given: {}, line: 4 },
      ],
      mailbox: false,
      add: [],
      remove: [],
      settings: { values: {}, unread: [] },
    },
  ]);
});

test('areas, single activities, namespaces, other names and constants all lead to the name', () => {
  const source = `
    import { microsoft365Scope as open } from 'onbehalf';
    import { mail as post } from 'onbehalf/activities';
    import { send as sendMail } from 'onbehalf/activities/mail';
    import * as letters from 'onbehalf/activities/mail';
    const some = [post.list, sendMail] as const;
    const m365 = await open({ activities: [...some, letters.move] });
  `;

  expect(names(source)).toEqual(['mail.list', 'mail.send', 'mail.move']);
});

test('what is commented out does not count', () => {
  const source = `
    import { microsoft365Scope, mail } from 'onbehalf';
    const m365 = await microsoft365Scope({ activities: [mail.list /* , mail.delete */] });
    // await microsoft365Scope({ activities: [mail.send] });
  `;

  expect(names(source)).toEqual(['mail.list']);
});

test('permissions added and removed by hand, and a shared mailbox, are read too', () => {
  const source = `
    import { microsoft365Scope, mail } from 'onbehalf';
    await microsoft365Scope({ mailbox: 'invoices@contoso.example', activities: [mail.list], permissions: { add: ['User.Read'], remove: ['Mail.ReadWrite'] } });
  `;

  expect(findScopes(source, 'tidy.ts')).toMatchObject([{ mailbox: true, add: ['User.Read'], remove: ['Mail.ReadWrite'] }]);
});

test('the connection and the settings beside it are read where they stand there, also through constants', () => {
  const source = `
    import { microsoft365Scope, mail } from 'onbehalf';
    const tenantId = 'contoso.example';
    const nightly = { authenticationType: 'ApplicationIdAndSecret', tenantId, ['user' + 'name']: 'x' } as const;
    await microsoft365Scope({ connection: 'work', timeoutMS: 5000, continueOnError: true, authenticationScopes: ['Mail.Read'], activities: [mail.list] });
    await microsoft365Scope({ ...nightly, ...rest, applicationId: process.env.APPLICATION, environment: \`Global\`, activities: [mail.list] });
  `;

  expect(findScopes(source, 'tidy.ts').map(({ settings }) => settings)).toEqual([
    { values: { connection: 'work', timeoutMS: 5000, continueOnError: true, authenticationScopes: ['Mail.Read'] }, unread: [] },
    {
      values: { authenticationType: 'ApplicationIdAndSecret', tenantId: 'contoso.example', environment: 'Global' },
      unread: ['...', 'applicationId'],
    },
  ]);
});

test('a list that only exists at run time is refused with its line', () => {
  const source = `import { microsoft365Scope } from 'onbehalf';\nawait microsoft365Scope({ activities: choose() });`;

  expect(() => findScopes(source, 'tidy.ts')).toThrow(
    'tidy.ts, line 2: this is not a list that can be read without running the file; write the activities in brackets.',
  );
});

test('a syntax error names the file and the place', () => {
  expect(() => findScopes('const = 1;', 'tidy.ts')).toThrow(/^tidy\.ts is not valid TypeScript: .*\(1:6\)\.$/);
});

test('a function of the same name from elsewhere is no scope', () => {
  expect(findScopes(`import { microsoft365Scope } from './mine.ts'; microsoft365Scope({});`, 'tidy.ts')).toEqual([]);
});
