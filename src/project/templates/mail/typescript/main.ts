import { mail, microsoft365Scope } from 'onbehalf';

// Files the invoices of the inbox, and answers the newest one.
await using m365 = await microsoft365Scope({ activities: [mail.list, mail.reply, mail.move] });

const invoices = await m365.mail.list({ folder: 'Inbox', query: "startsWith(subject, 'Invoice')", top: 20 }).all();
const [newest] = invoices;
if (newest) await m365.mail.reply({ message: newest, body: 'Thank you, we have received your invoice.' });

// A list of messages is moved in few requests.
await m365.mail.move({ message: invoices, to: 'Archive/Invoices', createFolderIfMissing: true });

/** What the run gives: `onbehalf run main.ts --json` prints it. */
export const filed = invoices.length;
