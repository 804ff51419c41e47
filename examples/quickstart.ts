import { mail, microsoft365Scope } from 'onbehalf';

/** What was moved; `onbehalf run --json` prints it. */
export const moved: { subject: string; from: string }[] = [];

// Moves every invoice in the inbox to the folder Inbox/Invoices, which is made if it is not there.
await using m365 = await microsoft365Scope({ activities: [mail.list, mail.move] });

for await (const message of m365.mail.list({ folder: 'Inbox', query: "startsWith(subject, 'Invoice')" })) {
  await m365.mail.move({ message, to: 'Inbox/Invoices', createFolderIfMissing: true });
  moved.push({ subject: message.subject, from: message.from?.address ?? '' });
}

if (moved.length === 0) throw new Error('There was no invoice to move.');
