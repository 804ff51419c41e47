import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mail, microsoft365Scope } from 'onbehalf';

// Saves the files of the three newest invoices. It only reads, and is asked for no more than that.
await using m365 = await microsoft365Scope({ activities: [mail.list, mail.downloadAttachments] });

const folder = await mkdtemp(join(tmpdir(), 'invoices-'));
export const saved: string[] = [];

for await (const message of m365.mail.list({ query: "startsWith(subject, 'Invoice')", withAttachmentsOnly: true, top: 3 })) {
  for await (const file of m365.mail.downloadAttachments({ message, saveTo: folder, onConflict: 'rename' })) {
    if ((await stat(file.path)).size !== file.size) throw new Error(`${file.path} is not whole.`);
    saved.push(file.name);
  }
}

if (saved.length < 3) throw new Error(`Only ${saved.length} files were saved.`);
