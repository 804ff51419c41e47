import { z } from 'zod';
import { faultKinds, FaultRefusal, type FaultRule, lostStatuses } from '../faults/faults.ts';
import { type ControlOperation, ControlRefusal, refusedField, withBody } from './operation.ts';

const match = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).describe('HTTP method.').optional(),
    path: z.string().startsWith('/').describe('Beginning of the path, /v1.0/me/messages. Needed to hit what is not Graph.').optional(),
    operation: z.string().describe('Graph operation as its template, GET /me/messages/{id}.').optional(),
    user: z.string().describe('Object id or user principal name of the signed-in person.').optional(),
  })
  .describe('Which requests it hits; all that is given must fit. Default: every Graph request.');

/** The body that adds a fault. */
export const faultRule: z.ZodType<FaultRule> = z.strictObject({
  kind: z.enum(faultKinds).describe('What goes wrong.'),
  match: match.optional(),
  times: z
    .union([z.int().min(1), z.literal('always')])
    .describe('How many requests it hits. Default 1.')
    .optional(),
  after: z.int().min(0).describe('How many fitting requests pass first. Default 0.').optional(),
  retryAfter: z.number().min(0).nullable().describe('Seconds in Retry-After; null leaves the header out.').optional(),
  status: z.literal(lostStatuses).describe('What comes instead of a lostAnswer. Default: the connection breaks.').optional(),
  milliseconds: z.int().min(0).max(600_000).describe('How late a latency answer is. Default 1000.').optional(),
  claims: z.string().describe('JSON text of the claims that a claimsChallenge asks for.').optional(),
}) as z.ZodType<FaultRule>;

function noSuchFault(id: string): ControlRefusal {
  return new ControlRefusal(404, `There is no fault '${id}'. GET /_emulator/faults lists those that there are.`);
}

/** Operations on faults. */
export const faultOperations: readonly ControlOperation[] = [
  {
    method: 'GET',
    path: '/faults',
    summary: 'All faults, used up or not, in the order in which they are tried.',
    handle: ({ faults }) => ({ faults: faults.list() }),
  },
  withBody({
    method: 'POST',
    path: '/faults',
    summary: 'Adds a fault behind the others.',
    body: faultRule,
    status: 201,
    handle({ faults }, { body }) {
      try {
        return faults.add(body);
      } catch (error) {
        if (error instanceof FaultRefusal) throw refusedField(error.field, error.problem);
        throw error;
      }
    },
  }),
  { method: 'DELETE', path: '/faults', summary: 'Removes all faults.', status: 204, handle: ({ faults }) => faults.clear() },
  {
    method: 'GET',
    path: '/faults/:id',
    summary: 'One fault, and how many requests it hit.',
    handle({ faults }, { params: { id = '' } }) {
      const fault = faults.list().find((candidate) => candidate.id === id);
      if (!fault) throw noSuchFault(id);
      return fault;
    },
  },
  {
    method: 'DELETE',
    path: '/faults/:id',
    summary: 'Removes a fault.',
    status: 204,
    handle({ faults }, { params: { id = '' } }) {
      if (!faults.remove(id)) throw noSuchFault(id);
    },
  },
];
