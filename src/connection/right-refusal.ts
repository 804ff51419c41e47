import { isOnbehalfError, OnbehalfError } from '../core/errors.ts';
import { operations } from '../permissions/index.ts';

/**
 * Tells a right that the account lacks apart from a missing permission. Graph answers 403 to both, in many services with the same words, so what
 * the token holds decides: https://learn.microsoft.com/graph/permissions-overview#delegated-permissions
 *
 * @param granted - What the token of a person holds; undefined: nobody knows.
 * @returns ACCESS_DENIED where a permission that opens the call is there; any other error as it is. What is refused of another mailbox is
 * for `mailboxRefusal` to tell.
 */
export function rightRefusal(error: unknown, granted: readonly string[] | undefined): unknown {
  if (!isOnbehalfError(error) || error.code !== 'PERMISSION_MISSING' || !granted) return error;
  const { activity, operation, mailbox, status } = error.details;
  if (status !== 403 || mailbox !== undefined) return error;
  const opening = operations.get(String(operation))?.delegated.find((permission) => granted.includes(permission));
  if (opening === undefined) return error;
  const said = error.message.endsWith('"') ? error.message.indexOf(' Microsoft Graph says: "') : -1;
  return new OnbehalfError(
    'ACCESS_DENIED',
    `${String(activity)} could not do ${String(operation)}: the signed-in account has no right to it, although the permission for it is there (${opening}).${said === -1 ? '' : error.message.slice(said)}`,
    { details: error.details, cause: error },
  );
}
