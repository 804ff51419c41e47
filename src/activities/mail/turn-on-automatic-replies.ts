import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import { dateTime, instantsIn } from '../date-times.ts';
import { timeZone } from '../fields.ts';
import {
  automaticRepliesOutput,
  changeAutomaticReplies,
  changingSettings,
  externalAudience,
  settingsMailbox,
  toGraphDateTime,
} from './automatic-replies.ts';
import { textAsHtml } from '../text-as-html.ts';

/** The activity `mail.turnOnAutomaticReplies`. */
export const turnOnAutomaticReplies = defineActivity({
  name: 'mail.turnOnAutomaticReplies',
  title: 'Turn On Automatic Replies',
  summary: 'Lets the mailbox answer by itself, from now on or for a time.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [changingSettings],
  input: z
    .object({
      internalMessage: z.string().min(1).describe('Text for people of your organisation.'),
      externalMessage: z.string().min(1).optional().describe('Text for people outside. Left out: the same text.'),
      bodyType: z.enum(['text', 'html']).default('text').describe('How the messages are written.'),
      externalAudience: externalAudience.default('none').describe('Who outside gets a reply: nobody, your contacts, or everyone.'),
      start: dateTime.optional().describe('When to begin. Left out: now, until it is turned off.'),
      end: dateTime.optional().describe('When to end.'),
      timeZone,
      mailbox: settingsMailbox,
    })
    .refine(({ start, end }) => (start === undefined) === (end === undefined), {
      path: ['end'],
      message: 'must be given together with start.',
    })
    .refine(({ externalMessage, externalAudience: audience }) => externalMessage === undefined || audience !== 'none', {
      path: ['externalAudience'],
      message: 'must be contactsOnly or all for externalMessage to be sent.',
    }),
  output: automaticRepliesOutput,
  examples: [
    { title: 'Until further notice', input: { internalMessage: 'I am away. Chloe helps in urgent cases.' } },
    {
      title: 'In HTML',
      input: { internalMessage: '<p>I am away.</p><p><b>Chloe</b> helps in urgent cases.</p>', bodyType: 'html' },
    },
    {
      title: 'Over the holidays, also to contacts outside',
      input: {
        internalMessage: 'I am back on 4 January.',
        externalMessage: 'Our office opens again on 4 January.',
        externalAudience: 'contactsOnly',
        start: '2026-12-24T12:00',
        end: '2027-01-04T08:00',
        timeZone: 'Europe/Paris',
      },
    },
  ],

  async run({ graph }, { internalMessage, externalMessage = internalMessage, bodyType, externalAudience, start, end, timeZone, mailbox }) {
    // The service takes HTML only.
    const written = (text: string): string => (bodyType === 'html' ? text : textAsHtml(text));
    const toInstant = await instantsIn(timeZone);
    const texts = { internalReplyMessage: written(internalMessage), externalReplyMessage: written(externalMessage), externalAudience };
    if (start === undefined || end === undefined) return changeAutomaticReplies(graph, { status: 'alwaysEnabled', ...texts }, mailbox);
    const [from, until] = [toInstant(start), toInstant(end)];
    if (from >= until) throw inputError('The time of the automatic replies', [{ field: 'end', problem: 'must be after start.' }]);
    return changeAutomaticReplies(
      graph,
      { status: 'scheduled', ...texts, scheduledStartDateTime: toGraphDateTime(from), scheduledEndDateTime: toGraphDateTime(until) },
      mailbox,
    );
  },
});
