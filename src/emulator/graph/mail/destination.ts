import type { Mailbox, MailFolder } from '../../tenant/mailbox.ts';
import type { Call } from '../route.ts';
import { findFolder } from './folders.ts';
import { memberOf, objectFrom, textFrom } from '../json-input.ts';

/**
 * The folder that `destinationId` in the body of a move or copy names, by id or well-known name.
 *
 * @throws GraphFailure 400 when it is missing or malformed, 404 when there is no such folder.
 */
export async function destinationOf(call: Call, mailbox: Mailbox): Promise<MailFolder> {
  const body = objectFrom(await call.json(), 'The body');
  return findFolder(mailbox, textFrom(memberOf(body, 'destinationId') ?? '', 'destinationId'));
}
