import { z } from 'zod';

/** Which group an activity is about: its id, or a group that another activity gave. */
export const groupReference = z
  .union([z.string().trim().min(1), z.looseObject({ id: z.string().min(1) })], {
    error: 'must be the id of a group, or a group that another activity gave.',
  })
  .meta({
    named: { name: 'GroupReference', text: 'A group: its id, or what another activity gave.' },
    description: 'The group: its id, or a group that another activity gave.',
  });

/** A group, or the id of one. */
export type GroupReference = z.output<typeof groupReference>;

/** The id of the group that is meant. */
export function groupId(group: GroupReference): string {
  return typeof group === 'string' ? group : group.id;
}
