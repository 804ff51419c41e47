import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { act, callsOf, whose } from './setting.ts';

/** The activity `presence.clear`. */
export const clear = defineActivity({
  name: 'presence.clear',
  title: 'Clear Presence',
  summary: 'Takes back the presence that was set, so that Teams shows what you do.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: callsOf('clearUserPreferredPresence'),
  input: z.object({ person: whose }),
  output: z.object({ isCleared: z.boolean().describe('True: it was taken back.') }),
  examples: [
    { title: 'Your own', input: {} },
    { title: 'Named by an address, as an application has to', input: { person: 'ada@contoso.example' } },
  ],

  async run({ graph }, { person }) {
    await act(graph, 'clearUserPreferredPresence', person);
    return { isCleared: true };
  },
});
