import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { includeAttachments } from './fields.ts';
import { messageOutput, toMessage } from './message.ts';
import { searchCalls, searchFields, searchMessages } from './search.ts';

/** The activity `mail.newest`. */
export const newest = defineActivity({
  name: 'mail.newest',
  title: 'Get Newest Email',
  summary: 'Reads the newest message that fits; it fails when none does.',
  effect: 'reads',
  calls: searchCalls,
  input: z.object({ ...searchFields, includeAttachments: includeAttachments(true) }),
  output: messageOutput,
  examples: [
    { title: 'The newest message', input: {} },
    {
      title: 'The newest unread message of a folder or below it, marked as read',
      input: { includeSubfolders: true, unreadOnly: true, markAsRead: true },
    },
  ],

  async run(context, input) {
    for await (const message of searchMessages(context, input, { order: 'newestFirst', top: 1 })) return toMessage(message, input.mailbox);
    const place = input.mailbox === undefined ? input.folder : `${input.folder} of ${input.mailbox}`;
    throw new OnbehalfError('NOT_FOUND', `There is no such message in ${place}: ${wanted(input)}.`, {
      remedy: 'Look in another folder, or ask for less.',
    });
  },
});

/** What was looked for, in words. */
function wanted({
  unreadOnly,
  withAttachmentsOnly,
  importance,
  query,
  search,
  filter,
  includeSubfolders,
}: z.output<typeof newest.input>): string {
  const limits = [
    includeSubfolders ? 'folders below it included' : 'folders below it not included',
    unreadOnly && 'unread',
    withAttachmentsOnly && 'with attachments',
    importance !== 'any' && `importance ${importance}`,
    filter && `filter with ${filter.conditions.length} condition${filter.conditions.length === 1 ? '' : 's'}`,
    query !== undefined && `query ${query}`,
    search !== undefined && `search ${search}`,
  ];
  return limits.filter((limit) => typeof limit === 'string').join(', ');
}
