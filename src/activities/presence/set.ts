import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { act, callsOf, durationOf, endOf, settingOutput, whose } from './setting.ts';

// Each with the one activity that goes with it, and the days that it lasts: https://learn.microsoft.com/graph/api/presence-setuserpreferredpresence
const states = {
  Available: { activity: 'Available', days: 7 },
  Busy: { activity: 'Busy', days: 1 },
  DoNotDisturb: { activity: 'DoNotDisturb', days: 1 },
  BeRightBack: { activity: 'BeRightBack', days: 7 },
  Away: { activity: 'Away', days: 7 },
  Offline: { activity: 'OffWork', days: 7 },
} as const;

/** The activity `presence.set`. */
export const set = defineActivity({
  name: 'presence.set',
  title: 'Set Presence',
  summary:
    'Sets the presence that you want to be shown, whatever your clients of Teams say. It shows while you are signed in to one of them.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: callsOf('setUserPreferredPresence'),
  input: z.object({
    availability: z.enum(['Available', 'Busy', 'DoNotDisturb', 'BeRightBack', 'Away', 'Offline']).describe('What is to be shown.'),
    minutes: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe('How long it holds. Left out: a day for Busy and DoNotDisturb, a week for the others.'),
    person: whose,
  }),
  output: settingOutput,
  examples: [
    { title: 'Not to be disturbed for an hour and a half', input: { availability: 'DoNotDisturb', minutes: 90 } },
    { title: 'Named by an address, as an application has to', input: { availability: 'Away', person: 'ada@contoso.example' } },
  ],

  async run({ graph, now }, { availability, minutes, person }) {
    const { activity, days } = states[availability];
    const body = { availability, activity, ...(minutes !== undefined && { expirationDuration: durationOf(minutes) }) };
    await act(graph, 'setUserPreferredPresence', person, body);
    return { availability, activity, endsAt: endOf(now(), minutes ?? days * 24 * 60) };
  },
});
