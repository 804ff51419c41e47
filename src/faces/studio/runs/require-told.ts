import { OnbehalfError } from '../../../core/errors.ts';
import type { PersonView } from '../protocol-runs.ts';

/** Who answered for scopes, and the connections that they name; undefined for those that name none. */
export type Answers = readonly {
  readonly account: { readonly username: string };
  readonly connections: readonly (string | undefined)[];
}[];

/**
 * Makes sure that nobody else answered for a connection than who was named to the person. Where nobody was signed in, whoever answers is meant.
 *
 * @param people - As they were named.
 * @param standIn - Name of the connection that stands in where a scope names none; null for none.
 * @throws OnbehalfError ACCOUNT_MISMATCH before the first step.
 */
export function requireTold(people: readonly PersonView[], standIn: string | null, answers: Answers): void {
  for (const { account, connections } of answers) {
    const own = connections.map((name) => name ?? standIn);
    // Scopes may say more about themselves than their connection, so that it was named with several people.
    const named = people.flatMap((person) => (own.includes(person.connection) ? [person.account?.toLowerCase()] : []));
    if (named.length === 0 || named.includes(undefined) || named.includes(account.username.toLowerCase())) continue;
    throw new OnbehalfError('ACCOUNT_MISMATCH', `${account.username} answered in the place of ${named.join(' or ')}. Nothing was done.`, {
      remedy: 'Start it again and answer as who was named, or sign out first and look at what it would do once more.',
    });
  }
}
