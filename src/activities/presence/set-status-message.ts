import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { dateTime, instantsIn } from '../date-times.ts';
import { timeZone } from '../fields.ts';
import { act, callsOf, whose } from './setting.ts';

/** The activity `presence.setStatusMessage`. */
export const setStatusMessage = defineActivity({
  name: 'presence.setStatusMessage',
  title: 'Set Status Message',
  summary: 'Puts a text beside your presence, or takes it away.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: callsOf('setStatusMessage'),
  input: z.object({
    // Assumption: as many characters as the windows of Teams take.
    message: z.string().max(280).describe('The text. Empty: there is none any more.'),
    endsAt: dateTime.optional().describe('When it goes. Left out: it stays.'),
    timeZone,
    person: whose,
  }),
  output: z.object({
    message: z.string().describe('The text.'),
    endsAt: z.string().nullable().describe('When it goes: ISO 8601 in UTC; null when it stays.'),
  }),
  examples: [
    {
      title: 'For the afternoon',
      input: { message: 'In the warehouse, please call.', endsAt: '2026-11-02T17:00', timeZone: 'Europe/Paris' },
    },
    { title: 'None any more', input: { message: '' } },
    { title: 'Named by an address, as an application has to', input: { message: 'Back on Monday.', person: 'ada@contoso.example' } },
  ],

  async run({ graph }, { message: content, endsAt, timeZone: zone, person }) {
    const toInstant = await instantsIn(zone);
    const end = endsAt === undefined ? undefined : toInstant(endsAt).toISOString();
    const statusMessage = {
      message: { content, contentType: 'text' },
      ...(end !== undefined && { expiryDateTime: { dateTime: end.slice(0, 19), timeZone: 'UTC' } }),
    };
    await act(graph, 'setStatusMessage', person, { statusMessage });
    return { message: content, endsAt: end?.replace('.000Z', 'Z') ?? null };
  },
});
