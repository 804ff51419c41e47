import { z } from 'zod';
import { idIn } from '../reference.ts';

/** Which event an activity works on: an event that another activity gave, or its id. */
export const eventReference = z
  .union([z.string().min(1), z.looseObject({ id: z.string().min(1), mailbox: z.string().nullish() })], {
    error: 'must be an event, as another calendar activity gave it, or its id.',
  })
  .meta({
    named: { name: 'EventReference', text: 'An event as another calendar activity gave it, or its id.' },
    description: 'The event, as another calendar activity gave it, or its id.',
  });

/** An event, or the id of one. */
export type EventReference = z.output<typeof eventReference>;

/**
 * The id of the event that is meant.
 *
 * @param mailbox - The mailbox of the call; undefined for one's own. Ids hold in one mailbox only.
 * @throws OnbehalfError INPUT_INVALID for an event out of another mailbox than the call works on.
 */
export function idOf(event: EventReference, mailbox: string | undefined): string {
  return idIn('event', event, mailbox);
}
