import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import { dateTime, instantsIn } from '../date-times.ts';
import { timeZone } from '../fields.ts';
import { findingItems, findItem, itemFields } from './find-item.ts';
import { type GraphItem, itemOutput, itemProperties, toItem } from './item.ts';
import { callItem, isElsewhere, itemCalls } from './place.ts';

/** The activity `files.update`. */
export const update = defineActivity({
  name: 'files.update',
  title: 'Update File/Folder Metadata',
  summary: 'Changes what is noted about a file or folder: its description, and when it was made and changed on the machine it came from.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [...findingItems, ...itemCalls('PATCH', '')],
  input: z.object({
    ...itemFields,
    description: z.string().optional().describe('What to note about it. Left out: as it is. Some libraries of SharePoint keep none.'),
    createdAt: dateTime.optional().describe('When it was made on the machine it came from: ISO 8601.'),
    modifiedAt: dateTime.optional().describe('When it was changed there: ISO 8601.'),
    timeZone,
  }),
  output: itemOutput,
  examples: [
    { title: 'A note', input: { item: 'Documents/Month end.txt', description: 'Ask Ben before the third step.' } },
    {
      title: 'When it was changed, in the library of a site',
      input: {
        item: 'General/Welcome.txt',
        modifiedAt: '2026-01-15T09:30:00Z',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run({ graph }, { description, createdAt, modifiedAt, timeZone, ...input }) {
    const instant = await instantsIn(timeZone);
    const times = {
      ...(createdAt !== undefined && { createdDateTime: instant(createdAt).toISOString() }),
      ...(modifiedAt !== undefined && { lastModifiedDateTime: instant(modifiedAt).toISOString() }),
    };
    const hasTimes = Object.keys(times).length > 0;
    if (description === undefined && !hasTimes)
      throw inputError('files.update', [{ field: 'description', problem: 'is required where neither createdAt nor modifiedAt is given.' }]);
    const { place, id } = await findItem(graph, input);
    const body = { ...(description !== undefined && { description }), ...(hasTimes && { fileSystemInfo: times }) };
    const updated = await callItem<GraphItem>(graph, place, 'PATCH', '', { item: id, body, query: { $select: itemProperties } });
    return toItem(updated, isElsewhere(place));
  },
});
