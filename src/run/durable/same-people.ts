import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';

/** Who signed in for a run, before its first step. */
export type Answers = readonly { readonly account: Pick<Account, 'homeAccountId' | 'username'> }[];

/** Their home account ids, each once, sorted. */
export function peopleOf(answered: Answers): string[] {
  return [...new Set(answered.map(({ account }) => account.homeAccountId))].toSorted();
}

/**
 * Makes sure that a run goes on as whom it began.
 *
 * @param before - As `peopleOf` gave them when it began.
 * @throws OnbehalfError ACCOUNT_MISMATCH naming who answered now.
 */
export function requireSamePeople(before: readonly string[], answered: Answers): void {
  if (isDeepStrictEqual(peopleOf(answered), before)) return;
  const names = answered.map(({ account }) => account.username).join(', ') || 'nobody';
  throw new OnbehalfError('ACCOUNT_MISMATCH', `The run began as somebody else: ${names} answered now. Nothing was done.`, {
    remedy: 'Sign in as who started the run, then resume it; or start a new run.',
  });
}
