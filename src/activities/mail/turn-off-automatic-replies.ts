import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { automaticRepliesOutput, changeAutomaticReplies, changingSettings } from './automatic-replies.ts';
import { mailbox } from './fields.ts';

export const turnOffAutomaticReplies = defineActivity({
  name: 'mail.turnOffAutomaticReplies',
  title: 'Turn Off Automatic Replies',
  summary: 'Stops the automatic replies of the mailbox; their texts are kept.',
  effect: 'changes',
  calls: [changingSettings],
  input: z.object({
    mailbox: mailbox.describe('Address of the mailbox. Left out: your own. The settings of somebody else are open to an application with a permission of its own only.'),
  }),
  output: automaticRepliesOutput,
  examples: [{ title: 'Back at work', input: {} }],

  run: ({ graph }, { mailbox }) => changeAutomaticReplies(graph, { status: 'disabled' }, mailbox),
});
