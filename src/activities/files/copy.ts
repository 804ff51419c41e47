import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { conflictName, onConflict } from './conflict.ts';
import { orTakeBack } from '../or-take-back.ts';
import { awaitCopy, begun } from './await-copy.ts';
import { findDestination, to } from './destination.ts';
import { findDrive, findingDrives } from './find-drive.ts';
import { findingItems, itemFields, readItem, readingItems } from './find-item.ts';
import { type GraphItem, itemOutput, itemProperties, toItem } from './item.ts';
import { newName } from './new-name.ts';
import { callItem, drive, isElsewhere, itemCalls, onItem } from './place.ts';

const [, there] = itemCalls('GET', ':/{+path}');
const [, thereById] = itemCalls('GET', '');

/** The activity `files.copy`. */
export const copy = defineActivity({
  name: 'files.copy',
  title: 'Copy File/Folder',
  summary: 'Copies a file, or a folder with all that is in it, into another folder or drive, and waits until it is there.',
  effect: 'changes',
  calls: [
    ...readingItems,
    ...findingItems,
    ...itemCalls('POST', '/copy'),
    { ...findingDrives, when: 'toDrive' },
    { ...there, when: 'toDrive' },
    { ...thereById, when: 'toDrive' },
    { operation: 'POST /drives/{drive}/items/{item}/copy', when: 'toDrive', more: true },
  ],
  each: 'item',
  input: z.object({
    ...itemFields,
    to,
    toDrive: drive.describe('The drive to copy it to, written like `drive`. Left out: the one that it is in.'),
    name: newName.optional().describe('Name of the copy. Left out: the name that it has.'),
    onConflict: onConflict.default('fail'),
  }),
  output: itemOutput,
  examples: [
    { title: 'A file under another name', input: { item: 'Documents/Supplier budget.csv', to: 'Documents', name: 'Budget 2027.csv' } },
    { title: 'A folder with all that is in it, to the top', input: { item: 'Documents/Invoices', onConflict: 'rename' } },
    {
      title: 'Into the library of a site',
      input: { item: '{file}', toDrive: 'https://contoso.sharepoint.com/sites/accounts-payable', to: 'General' },
    },
    {
      title: 'Inside the library of a site',
      input: { item: 'General/Welcome.txt', drive: 'https://contoso.sharepoint.com/sites/accounts-payable', to: 'Templates' },
    },
    { title: 'In the drive of a group, to its top', input: { item: '{groupFile}', drive: '{groupDrive}', onConflict: 'replace' } },
  ],

  async run(context, { to, toDrive, name, onConflict, ...input }) {
    const { graph } = context;
    const { place, id, item } = await readItem(graph, input, 'id,name,webUrl');
    const target = toDrive === undefined ? place : await findDrive(graph, { drive: toDrive });
    const parent = await findDestination(graph, target, to);
    const wanted = name ?? item.name ?? '';
    const request = { item: id, body: { parentReference: parent, name: wanted }, query: { [conflictName]: onConflict } };
    const { headers } = await graph.exchange(...onItem(place, 'POST', '/copy', request));
    const made = await awaitCopy(context, `Copying ${wanted}`, headers['location'] ?? '');
    // Under the name that was wanted lies what was there before.
    if (made === undefined && onConflict === 'rename') throw unnamed(wanted);
    const query = { $select: itemProperties };
    const copied = await orTakeBack(
      () =>
        made === undefined
          ? callItem<GraphItem>(graph, target, 'GET', ':/{+path}', { item: parent.id, params: { path: wanted }, query })
          : callItem<GraphItem>(graph, target, 'GET', '', { item: made, query }),
      () => begun,
    );
    return toItem(copied, isElsewhere(target));
  },
});

function unnamed(wanted: string): OnbehalfError {
  return new OnbehalfError('NOT_FOUND', `The copy of ${wanted} is made, but Microsoft Graph does not say under which name.`, {
    remedy: 'Look for it in the folder that you named: it is the newest there. Do not copy once more.',
  });
}
