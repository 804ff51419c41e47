import { z } from 'zod';
import { isOnbehalfError } from '../../core/errors.ts';
import { isObjectId, keyOf, type PersonReference } from '../person-reference.ts';

/** As many owners and members as one request takes. https://learn.microsoft.com/graph/api/group-post-groups */
export const mostAtOnce = 20;

/**
 * The address by which Graph takes somebody or some group into a group. https://learn.microsoft.com/graph/api/group-post-members
 *
 * Assumption: the host is not looked at, so that of the global cloud does everywhere; and a person may be named by address, as in the path of
 * a call. A refusal of either would change it.
 */
export function addressOf(person: PersonReference): string {
  const key = keyOf(person);
  return `https://graph.microsoft.com/v1.0/${isObjectId(key) ? 'directoryObjects' : 'users'}/${encodeURIComponent(key)}`;
}

const wanted = 'must be the id, or what groups.members or another activity gave; users.get gives the id for an address.';

/** Who is taken away: an id, or what another activity gave. An address does not do, because Graph takes ids here. */
export const present = z.union([z.string().refine(isObjectId, wanted), z.looseObject({ id: z.string().min(1) })], { error: wanted }).meta({
  named: { name: 'MemberReference', text: 'Somebody or some group in a group: the id, or what another activity gave.' },
  description: 'Whom to take away: the id, or what another activity gave.',
});

/** What activities that add to a group give. */
export const addedOutput = z.object({
  changed: z.boolean().describe('True where somebody was added; false where it was so already.'),
});

/**
 * Adds, where it is not so already: a request that is sent again after its answer was lost does no harm.
 *
 * @throws OnbehalfError whatever else Graph refuses.
 */
export async function added(adding: Promise<unknown>): Promise<z.output<typeof addedOutput>> {
  try {
    await adding;
    return { changed: true };
  } catch (error) {
    // Graph has no code of its own for it: https://learn.microsoft.com/graph/api/group-post-members
    if (isOnbehalfError(error) && error.code === 'REQUEST_REFUSED' && /object references already exist/i.test(error.message))
      return { changed: false };
    throw error;
  }
}
