import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { act, callsOf, durationOf, endOf, settingOutput, whose } from './setting.ts';

// https://learn.microsoft.com/graph/api/presence-setpresence
const states = {
  Available: { availability: 'Available', activity: 'Available' },
  InACall: { availability: 'Busy', activity: 'InACall' },
  InAConferenceCall: { availability: 'Busy', activity: 'InAConferenceCall' },
  Presenting: { availability: 'DoNotDisturb', activity: 'Presenting' },
  Away: { availability: 'Away', activity: 'Away' },
} as const;

/** The id of an application, which its session has. */
export const sessionId = z
  .guid()
  .describe('Id of the application that says so (client ID): an application has one session for each person.');

/** The activity `presence.setSession`. */
export const setSession = defineActivity({
  name: 'presence.setSession',
  title: 'Set Presence Session',
  summary: 'Says in the name of an application what you are doing; Teams shows it beside what your clients say. Repeat it to keep it.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: callsOf('setPresence'),
  input: z.object({
    sessionId,
    activity: z.enum(['Available', 'InACall', 'InAConferenceCall', 'Presenting', 'Away']).describe('What is to be shown.'),
    minutes: z.number().int().min(5).max(240).default(5).describe('How long it holds: from 5 to 240 minutes.'),
    person: whose,
  }),
  output: settingOutput,
  examples: [
    { title: 'In a call for half an hour', input: { sessionId: '22553876-f5ab-4529-bffb-cfe50aa89f87', activity: 'InACall', minutes: 30 } },
    {
      title: 'Named by an address, as an application has to',
      input: { sessionId: '22553876-f5ab-4529-bffb-cfe50aa89f87', activity: 'Presenting', person: 'ada@contoso.example' },
    },
  ],

  async run({ graph, now }, { sessionId: session, activity, minutes, person }) {
    const state = states[activity];
    await act(graph, 'setPresence', person, { sessionId: session, ...state, expirationDuration: durationOf(minutes) });
    return { ...state, endsAt: endOf(now(), minutes) };
  },
});
