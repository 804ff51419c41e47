import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files, lists, mail, microsoft365Scope } from 'onbehalf';

// Files what came with the newest invoices, tracks each in a list, archives the mail, and sends a summary.
await using m365 = await microsoft365Scope({
  activities: [mail.list, mail.downloadAttachments, mail.move, mail.send, files.createFolder, files.upload, lists.addItems],
});

const site = 'https://contoso.sharepoint.com/sites/accounts-payable';
const saveTo = await mkdtemp(join(tmpdir(), 'invoices-'));
const month = await m365.files.createFolder({ path: `Invoices/${new Date().toISOString().slice(0, 7)}`, onConflict: 'replace' });

/** How many invoices were filed: `onbehalf run main.ts --json` prints it. */
export let filed = 0;
for await (const message of m365.mail.list({ query: "startsWith(subject, 'Invoice')", withAttachmentsOnly: true, top: 5 })) {
  for await (const { path } of m365.mail.downloadAttachments({ message, saveTo, onConflict: 'rename' }))
    await m365.files.upload({ file: path, folder: month, onConflict: 'rename' });
  await m365.lists.addItems({ site, list: 'Invoices', items: [{ Title: message.subject, Status: 'Open' }] });
  await m365.mail.move({ message, to: 'Archive/Invoices', createFolderIfMissing: true });
  filed += 1;
}
await m365.mail.send({ to: ['ben@contoso.example'], subject: `${filed} invoices filed`, body: `See ${month.webUrl}.` });
