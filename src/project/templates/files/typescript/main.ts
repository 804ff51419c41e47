import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files, microsoft365Scope } from 'onbehalf';

// Makes a folder, uploads notes, shares them with a link, and lists what lies in the folder.
await using m365 = await microsoft365Scope({ activities: [files.createFolder, files.upload, files.share, files.list] });

const file = join(await mkdtemp(join(tmpdir(), 'notes-')), 'notes.txt');
await writeFile(file, 'What was said today.\n');
const folder = await m365.files.createFolder({ path: 'Reports/Notes', onConflict: 'replace' });
const uploaded = await m365.files.upload({ file, folder, onConflict: 'rename' });
await m365.files.share({ item: uploaded, linkFor: 'organization', access: 'view' });

/** What the run gives: `onbehalf run main.ts --json` prints it. */
export const found = (await m365.files.list({ folder }).all()).map(({ name }) => name);
