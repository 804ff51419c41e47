import { z } from 'zod';
import { inputError } from '../../core/input.ts';

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
  if (typeof message === 'string') return message;
  // A message that was put together by hand need not say where it is.
  if (message.mailbox === undefined) return message.id;
  const origin = message.mailbox ?? undefined;
  if (origin?.toLowerCase() === mailbox?.toLowerCase()) return message.id;
  const advice = origin === undefined ? 'Leave `mailbox` out.' : `Give \`mailbox: '${origin}'\`.`;
  const problem = `is in ${nameOf(origin)}, and this call works on ${nameOf(mailbox)}. ${advice}`;
  throw inputError('The message', [{ field: 'message', problem }]);
}

function nameOf(mailbox: string | undefined): string {
  return mailbox === undefined ? 'your own mailbox' : `the mailbox ${mailbox}`;
}
