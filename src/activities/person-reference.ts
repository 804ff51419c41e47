import { z } from 'zod';
import { naming } from '../core/named-thing.ts';

/** Which person an activity is about: an address or an id, or a person that another activity gave. */
export const personReference = z
  .union([z.string().trim().min(1), z.looseObject({ id: z.string().min(1) })], {
    error: 'must be an address, an id, or a person that another activity gave.',
  })
  .meta({
    ...naming('person'),
    named: { name: 'PersonReference', text: 'A person: an address, an id, or what another activity gave.' },
    description: 'The person: an address, an id, or what another activity gave.',
  });

/** A person, or the address or id of one. */
export type PersonReference = z.output<typeof personReference>;

/** The address or the id of the person that is meant: Graph takes either in its place. */
export function keyOf(person: PersonReference): string {
  return typeof person === 'string' ? person : person.id;
}

/** True for the object id of a person, which is a GUID. */
export function isObjectId(key: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key);
}
