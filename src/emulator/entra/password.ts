import { createHash, timingSafeEqual } from 'node:crypto';
import type { User } from '../tenant/directory.ts';
import type { EntraContext } from './context.ts';
import { EntraFailure } from './failure.ts';

/**
 * Judges a password.
 *
 * @throws EntraFailure 50053 while the account is locked, 50126 when the password is wrong, 50057 when it is right and the account is
 * disabled.
 */
export function checkPassword(entra: EntraContext, user: User, password: string): void {
  checkNotLocked(entra, user);
  if (user.password === '' || !isSameText(password, user.password)) {
    recordWrongAnswer(entra, user);
    throw new EntraFailure(50126);
  }
  if (!user.accountEnabled) throw new EntraFailure(50057);
  entra.state.wrongPasswords.delete(user.id);
}

/** @throws EntraFailure 50053 while the account is locked by wrong answers. */
export function checkNotLocked({ state, tenant }: EntraContext, user: User): void {
  const lockedUntil = state.wrongPasswords.get(user.id)?.lockedUntil;
  if (lockedUntil === undefined) return;
  if (tenant.clock.now().getTime() < lockedUntil) throw new EntraFailure(50053);
  state.wrongPasswords.delete(user.id);
}

/** Counts a wrong password or code; the last one that is allowed locks the account for a while. */
export function recordWrongAnswer({ state, settings, tenant }: EntraContext, user: User): void {
  const count = (state.wrongPasswords.get(user.id)?.count ?? 0) + 1;
  const isLocked = count >= settings.wrongPasswordsToLock;
  state.wrongPasswords.set(user.id, {
    count,
    lockedUntil: isLocked ? tenant.clock.now().getTime() + settings.lockSeconds * 1000 : undefined,
  });
}

/** Compares in the same time whatever the difference is. */
export function isSameText(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
