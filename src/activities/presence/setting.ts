import { z } from 'zod';
import { keyOf, personReference, type PersonReference } from '../person-reference.ts';
import type { Graph, Operation } from '../../core/ports.ts';

/** Whose presence is set. */
export const whose = personReference
  .optional()
  .describe('Whose presence. Left out: your own. That of somebody else can be set only by an application, with a permission of its own.');

/** The calls of an action on one's own presence, and on that of a person who is named. */
export function callsOf<const Action extends string>(action: Action) {
  return [
    { operation: `POST /me/presence/${action}`, unless: 'person' },
    { operation: `POST /users/{person}/presence/${action}`, when: 'person' },
  ] as const;
}

/** Does an action on one's own presence, or on that of a person who is named. */
export async function act<const Action extends string>(
  graph: Graph<`POST /me/presence/${Action}` | `POST /users/{person}/presence/${Action}`>,
  action: Action,
  person: PersonReference | undefined,
  body: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  if (person === undefined) await graph.call(`POST /me/presence/${action}` satisfies Operation, { body });
  else await graph.call(`POST /users/{person}/presence/${action}` satisfies Operation, { body, params: { person: keyOf(person) } });
}

/** A number of minutes as Graph wants a duration. */
export function durationOf(minutes: number): string {
  return `PT${minutes}M`;
}

/** When something ends that lasts so many minutes: ISO 8601 in UTC. */
export function endOf(now: Date, minutes: number): string {
  return new Date(now.getTime() + minutes * 60_000).toISOString().replace('.000Z', 'Z');
}

/** What was set, and until when. */
export const settingOutput = z
  .object({
    availability: z.string().describe('Availability that was set.'),
    activity: z.string().describe('Activity that was set.'),
    endsAt: z.string().describe('When it ends, by the clock of this machine: ISO 8601 in UTC.'),
  })
  .meta({ named: { name: 'PresenceSetting', text: 'A presence that was set.' } });
