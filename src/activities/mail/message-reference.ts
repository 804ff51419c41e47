import { z } from 'zod';
import { idIn } from '../reference.ts';

/** Which message an activity works on: a message that another activity gave, or its id. */
export const messageReference = z
  .union(
    [
      z.string().min(1),
      z.looseObject({
        id: z.string().min(1),
        mailbox: z.string().nullish(),
        conversationId: z.string().nullish(),
      }),
    ],
    { error: 'must be a message, as another mail activity gave it, or its id.' },
  )
  .meta({
    named: { name: 'MessageReference', text: 'A message as another mail activity gave it, or its id.' },
    description: 'The message, as another mail activity gave it, or its id.',
  });

/** A message, or the id of one. */
export type MessageReference = z.output<typeof messageReference>;

/**
 * The id of the message that is meant.
 *
 * @param mailbox - The mailbox of the call; undefined for one's own. Ids hold in one mailbox only.
 * @throws OnbehalfError INPUT_INVALID for a message out of another mailbox than the call works on.
 */
export function idOf(message: MessageReference, mailbox: string | undefined): string {
  return idIn('message', message, mailbox);
}
