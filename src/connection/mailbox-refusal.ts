import { isOnbehalfError, OnbehalfError } from '../core/errors.ts';
import { operations } from '../permissions/index.ts';

/**
 * Tells a mailbox that the account may not open apart from a missing permission. Exchange answers 403 `ErrorAccessDenied` in the same words to
 * both (https://github.com/microsoftgraph/microsoft-graph-docs/issues/9429 with every permission,
 * https://github.com/microsoftgraph/microsoft-graph-explorer-v4/issues/3786 without one), so what the token holds decides.
 *
 * @param granted - What the token of a person holds; undefined: nobody knows.
 * @returns ACCESS_DENIED where the permission is there; any other error as it is.
 */
export function mailboxRefusal(error: unknown, granted: readonly string[] | undefined): unknown {
  if (!isOnbehalfError(error) || error.code !== 'PERMISSION_MISSING' || !granted) return error;
  const { activity, operation, mailbox, graphCode } = error.details;
  if (graphCode !== 'ErrorAccessDenied' || typeof mailbox !== 'string') return error;
  const opening = operations.get(String(operation))?.shared.find((permission) => granted.includes(permission));
  if (opening === undefined) return error;
  return new OnbehalfError(
    'ACCESS_DENIED',
    `${String(activity)} could not do ${String(operation)}: the signed-in account may not open the mailbox ${mailbox}. ` +
      `The permission for it is there (${opening}); the right in Exchange is not.`,
    {
      details: error.details,
      remedy: `Ask the owner of ${mailbox} or an administrator for full access to it in Exchange; no permission of the application replaces that.`,
      cause: error,
    },
  );
}
