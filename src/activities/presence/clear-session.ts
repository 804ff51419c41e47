import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import { act, callsOf, whose } from './setting.ts';
import { sessionId } from './set-session.ts';

/** The activity `presence.clearSession`. */
export const clearSession = defineActivity({
  name: 'presence.clearSession',
  title: 'Clear Presence Session',
  summary: 'Ends what an application says of what you are doing.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: callsOf('clearPresence'),
  input: z.object({ sessionId, person: whose }),
  output: z.object({
    wasThere: z
      .boolean()
      .describe('False when the application had said nothing, or it had ended already; of somebody who does not exist, too.'),
  }),
  examples: [
    { title: 'Your own', input: { sessionId: '22553876-f5ab-4529-bffb-cfe50aa89f87' } },
    {
      title: 'Named by an address, as an application has to',
      input: { sessionId: '22553876-f5ab-4529-bffb-cfe50aa89f87', person: 'ada@contoso.example' },
    },
  ],

  async run({ graph }, { sessionId: session, person }) {
    try {
      await act(graph, 'clearPresence', person, { sessionId: session });
      return { wasThere: true };
    } catch (error) {
      // https://learn.microsoft.com/graph/api/presence-clearpresence: there is no such session.
      if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return { wasThere: false };
      throw error;
    }
  },
});
