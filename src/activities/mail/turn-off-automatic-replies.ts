import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { automaticRepliesOutput, changeAutomaticReplies, changingSettings, settingsMailbox } from './automatic-replies.ts';

/** The activity `mail.turnOffAutomaticReplies`. */
export const turnOffAutomaticReplies = defineActivity({
  name: 'mail.turnOffAutomaticReplies',
  title: 'Turn Off Automatic Replies',
  summary: 'Stops the automatic replies of the mailbox; their texts are kept.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [changingSettings],
  input: z.object({
    mailbox: settingsMailbox,
  }),
  output: automaticRepliesOutput,
  examples: [{ title: 'Back at work', input: {} }],

  run: ({ graph }, { mailbox }) => changeAutomaticReplies(graph, { status: 'disabled' }, mailbox),
});
