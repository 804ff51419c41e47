import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { fitsPatterns } from '../file-patterns.ts';
import { take } from '../take.ts';
import { findDrive } from './find-drive.ts';
import { findingItems, idIn } from './find-item.ts';
import { type GraphItem, isFolderItem, itemOutput, itemProperties, toItem } from './item.ts';
import { isElsewhere, itemCalls, onItem } from './place.ts';
import { walkFields } from './walk.ts';

const { folder, what, filterByFileNames, top, drive, mailbox } = walkFields;

/** The activity `files.find`. */
export const find = defineActivity({
  name: 'files.find',
  title: 'Find Files And Folders',
  summary: 'Finds files and folders by words in their names, descriptions and contents, in a folder and in all folders below it.',
  effect: 'reads',
  calls: [...findingItems, ...itemCalls('GET', "/search(q='{text}')")],
  input: z.object({
    text: z.string().trim().min(1).describe('Words to look for. What was changed in the last minutes may not be found yet.'),
    folder,
    what,
    filterByFileNames,
    top,
    drive,
    mailbox,
  }),
  output: itemOutput,
  examples: [
    { title: 'In all of your OneDrive', input: { text: 'Northwind' } },
    { title: 'PDF files in a folder and below', input: { text: 'January', folder: 'Documents', filterByFileNames: '*.pdf', top: 5 } },
    {
      title: 'In the library of a site',
      input: { text: 'Welcome', folder: 'General', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async *run({ graph }, { text, folder, what, filterByFileNames, top, ...where }) {
    const place = await findDrive(graph, where);
    const item = folder === undefined ? 'root' : await idIn(graph, place, 'folder', folder);
    const request = { item, params: { text }, query: { $select: itemProperties } };
    const found = graph.list<GraphItem>(...onItem(place, 'GET', "/search(q='{text}')", request));
    for await (const one of take(wanted(found, what, filterByFileNames), top)) yield toItem(one, isElsewhere(place));
  },
});

async function* wanted(
  items: AsyncIterable<GraphItem>,
  what: z.output<typeof walkFields.what>,
  patterns: string | undefined,
): AsyncGenerator<GraphItem, void, void> {
  for await (const item of items) {
    if (what === (isFolderItem(item) ? 'files' : 'folders')) continue;
    if (patterns === undefined || fitsPatterns(item.name ?? '', patterns)) yield item;
  }
}
