import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import type { ActivityContext } from '../../core/ports.ts';
import { onConflict } from './conflict.ts';
import { findDrive } from './find-drive.ts';
import { findingItems, idIn } from './find-item.ts';
import { itemOutput, toItem } from './item.ts';
import { folderReference, partsOf } from './item-reference.ts';
import { drive, isElsewhere, itemCalls, mailbox } from './place.ts';
import { sendFile } from './send-file.ts';
import { sendFileOnce } from './send-file-once.ts';

const input = z.object({
  file: z.string().min(1).describe('Path of the file on this machine.'),
  folder: folderReference('The folder to put it in: a path, an id or an item. Left out: the top of the drive.'),
  name: z.string().min(1).optional().describe('Name of the file there. Left out: the name that it has.'),
  onConflict: onConflict.default('replace'),
  drive,
  mailbox,
});

type Input = z.output<typeof input>;

/** The activity `files.upload`. */
export const upload = defineActivity({
  name: 'files.upload',
  title: 'Upload File',
  alsoKnownAs: ['Upload Files'],
  summary: 'Puts a file of this machine into OneDrive or SharePoint, and checks that it came whole.',
  effect: 'changes',
  calls: [...findingItems, ...itemCalls('PUT', ':/{+path}:/content'), ...itemCalls('POST', ':/{+path}:/createUploadSession')],
  input,
  output: itemOutput,
  examples: [
    { title: 'Into a folder', input: { file: 'report.csv', folder: 'Documents' }, files: { 'report.csv': 'a,b\n1,2\n' } },
    {
      title: 'A large one under another name, which must be free',
      input: { file: 'scan.tif', folder: 'Documents', name: 'Scan 1.tif', onConflict: 'fail' },
      files: { 'scan.tif': 5_000_000 },
    },
    {
      title: 'Into the library of a site',
      input: { file: 'note.txt', folder: 'General', drive: 'https://contoso.sharepoint.com/sites/accounts-payable', onConflict: 'rename' },
      files: { 'note.txt': 'Hello' },
    },
    {
      title: 'A large one into the library of a site',
      input: { file: 'scan.tif', folder: 'General', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
      files: { 'scan.tif': 5_000_000 },
    },
  ],

  async run(context, input) {
    const { source, target } = await targetOf(context, input);
    return toItem(await sendFile(context, target, source), isElsewhere(target.place));
  },

  reconcile: {
    calls: itemCalls('GET', ':/{+path}'),
    async run(context, input, once) {
      const { source, target } = await targetOf(context, input);
      return toItem(await sendFileOnce(context, target, source, once), isElsewhere(target.place));
    },
  },
});

async function targetOf({ graph, files }: Pick<ActivityContext, 'graph' | 'files'>, { file, folder, name, onConflict, ...where }: Input) {
  const source = await files.open(file);
  const [wanted = '', ...more] = partsOf('name', name ?? source.name);
  if (wanted === '' || more.length > 0) throw inputError('The name', [{ field: 'name', problem: 'must be one name, without "/".' }]);
  const place = await findDrive(graph, where);
  const parent = folder === undefined ? 'root' : await idIn(graph, place, 'folder', folder);
  return { source, target: { place, parent, name: wanted, onConflict } };
}
