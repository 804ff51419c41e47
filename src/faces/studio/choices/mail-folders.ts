import { folders } from '../../../activities/mail/list-folders.ts';
import { chooser } from './chooser.ts';

/** The folders of the mailbox that the step works on, by their paths. */
export const mailFolders = chooser({
  activity: folders,
  beside: ['mailbox'],
  ask: (typed, beside) => ({ input: beside, rest: typed }),
  choice: ({ path, messageCount, unreadCount }) => ({
    value: path,
    label: path,
    detail: `${messageCount} ${messageCount === 1 ? 'message' : 'messages'}, ${unreadCount} unread`,
  }),
});
