import { namedConnections, openIdentity, type NamedConnection, type StoredSignIn } from '../../connection/index.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import type { OpenedWorld } from './world.ts';

/** A connection with the sign-in that it would use, or a sign-in without a connection. */
export interface KnownSignIn {
  /** Undefined for an account that signed in without a connection. */
  readonly connection: NamedConnection | undefined;
  /** Undefined where nobody is signed in, or where it cannot be told. */
  readonly signIn: StoredSignIn | undefined;
  /** Why it cannot be told: the storage cannot be read, or several accounts may be meant. */
  readonly unknown?: string;
}

/** Every named connection with its sign-in, then every sign-in that belongs to none of them. Nothing is asked and nothing is renewed. */
export async function storedSignIns(opened: OpenedWorld): Promise<KnownSignIn[]> {
  const named = await Promise.all((await namedConnections()).map((connection) => signInOf(connection, opened)));
  const known = new Set(named.flatMap(({ signIn }) => signIn?.account.homeAccountId ?? []));
  const unnamed = await (await openIdentity(opened.settings, opened.world)).signIns();
  return [
    ...named,
    ...unnamed.filter(({ account }) => !known.has(account.homeAccountId)).map((signIn) => ({ connection: undefined, signIn })),
  ];
}

/** The sign-in that a connection would use. */
export async function signInOf(connection: NamedConnection, { world }: OpenedWorld): Promise<KnownSignIn> {
  try {
    const signIns = await (await openIdentity(connection.settings, { ...world, settings: {} })).signIns();
    const address = String(connection.settings.emailAddress ?? '').toLowerCase();
    const meant = address === '' ? signIns : signIns.filter(({ account }) => account.username.toLowerCase() === address);
    if (meant.length < 2) return { connection, signIn: meant[0] };
    return { connection, signIn: undefined, unknown: `several accounts: ${meant.map(({ account }) => account.username).join(', ')}` };
  } catch (error) {
    if (!isOnbehalfError(error)) throw error;
    return { connection, signIn: undefined, unknown: error.message };
  }
}

/** The same as fields of JSON. */
export function signInRow({ signIn, unknown }: Pick<KnownSignIn, 'signIn' | 'unknown'>): Record<string, unknown> {
  return {
    signIn: signIn
      ? { username: signIn.account.username, signedInAt: signIn.signedInAt, renewedAt: signIn.renewedAt, staleAt: signIn.staleAt ?? null }
      : null,
    ...(unknown !== undefined && { unknown }),
  };
}

/** A moment as a person reads it, to the minute: `2026-03-05 10:30`. Local time. */
export function shownMoment(moment: string | undefined): string {
  if (moment === undefined || moment === '') return '-';
  const date = new Date(moment);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
