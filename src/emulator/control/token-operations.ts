import { z } from 'zod';
import { type ControlOperation, ControlRefusal, withBody } from './operation.ts';

/** A token without a sign-in. */
export const tokenOperations: readonly ControlOperation[] = [
  withBody({
    method: 'POST',
    path: '/tokens',
    summary: 'Makes an access token at once: for a person with delegated permissions, or for an application alone.',
    body: z.strictObject({
      user: z.string().describe('User principal name or object id. Left out: the application acts alone.').optional(),
      application: z.string().describe('Client id. Left out: the first application of the tenant.').optional(),
      permissions: z.array(z.string()).min(1).describe('Permissions of Microsoft Graph.'),
    }),
    async handle(controlled, { body }) {
      try {
        return await controlled.token(body);
      } catch (error) {
        throw new ControlRefusal(400, error instanceof Error ? error.message : String(error));
      }
    },
  }),
];
