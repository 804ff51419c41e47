import { inputError } from '../core/input.ts';

/** Something in a mailbox: its id, or what an activity gave, which says in which mailbox it is. */
export type MailboxReference = string | { readonly id: string; readonly mailbox?: string | null | undefined };

/**
 * The id of what is meant.
 *
 * @param field - The input field that names it.
 * @param mailbox - The mailbox of the call; undefined for one's own. Ids hold in one mailbox only.
 * @throws OnbehalfError INPUT_INVALID for something out of another mailbox than the call works on.
 */
export function idIn(field: string, reference: MailboxReference, mailbox: string | undefined): string {
  if (typeof reference === 'string') return reference;
  // What was put together by hand need not say where it is.
  if (reference.mailbox === undefined) return reference.id;
  const origin = reference.mailbox ?? undefined;
  if (origin?.toLowerCase() === mailbox?.toLowerCase()) return reference.id;
  const advice = origin === undefined ? 'Leave `mailbox` out.' : `Give \`mailbox: '${origin}'\`.`;
  const problem = `is in ${nameOf(origin)}, and this call works on ${nameOf(mailbox)}. ${advice}`;
  throw inputError(`The ${field}`, [{ field, problem }]);
}

function nameOf(mailbox: string | undefined): string {
  return mailbox === undefined ? 'your own mailbox' : `the mailbox ${mailbox}`;
}
