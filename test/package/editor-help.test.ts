import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../support/package-folder.ts';
import { startLanguageServer } from '../support/language-server.ts';

const source = `import { mail, microsoft365Scope, use } from 'onbehalf';
await using m365 = await microsoft365Scope({ activities: [mail.list, mail.send, use(mail.move, { mailbox: true })] });
for await (const message of m365.mail.list({ folder: 'Inbox', unreadOnly: true })) {
  const moved = await m365.mail.move({ message, to: 'Done', mailbox: 'invoices@contoso.example' });
  await m365.mail.send({ subject: message.subject, attachments: [{ path: 'a.csv' }] });
  console.log(moved.from?.address);
}
`;

test('an editor shows what each activity, field and result is, and types by their names', async () => {
  await using server = await startLanguageServer(packageFolder);
  const show = (needle: string): Promise<string> => server.hover(join(packageFolder, 'examples', 'as-typed.ts'), source, needle);

  expect(await show('[mail.list')).toMatch(/^\(property\) list: MailList\b[^]*Reads the messages of a folder/);
  expect(await show('m365.mail.list')).toMatch(
    /^\(property\) list: \(input\?: MailListInput, options\?: CallOptions\) => Items<Message>[^]*Needs Mail\.Read\.[^]*m365\.mail\.list\(/,
  );
  expect(await show('({ folder')).toMatch(/Folder to look in: .*[^]*@default/);
  expect(await show("'Inbox', unreadOnly")).toContain('Only messages that are not marked as read.');
  expect(await show('message.subject')).toContain('Subject line; empty when there is none.');
  expect(await show('moved.from')).toMatch(/\(property\) from: Person \| null.*Whom the message is from/);
  expect(await show('address')).toContain('E-mail address.');
  expect(await show('m365.mail.send')).toContain('**Send Mail**');
  expect(await show('m365.mail.move')).toContain('(input: MailMoveInput & Pick<MailMoveMore, "mailbox">');
  expect(await show('message, to')).toContain('Folder to move it to');
  for (const needle of ['[mail.list', 'm365.mail.list', 'm365.mail.move', 'moved.from']) expect(await show(needle)).not.toContain('Zod');
});
