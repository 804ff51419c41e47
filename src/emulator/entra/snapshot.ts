import type { webcrypto } from 'node:crypto';
import type { EntraContext } from './context.ts';
import { exportSigningKey } from './signing-key.ts';
import type { SignInRecord } from './sign-in-record.ts';
import type { EntraState, RefreshToken } from './state.ts';

/** What of an Entra ID outlives a restart, as plain JSON: who has signed in where stays signed in. */
export interface EntraSnapshot {
  readonly signingKey: webcrypto.JsonWebKey;
  /** Where the identifiers go on, so that none is given out twice. */
  readonly idSeed: number;
  readonly refreshTokens: readonly (readonly [string, RefreshToken])[];
  readonly revokedTokenIds: readonly string[];
  readonly applicationsValidFrom: readonly (readonly [string, number])[];
  /** Left out by snapshots that were taken before the log was part of them. */
  readonly signInLog?: readonly SignInRecord[];
}

/** Takes a snapshot. Half finished sign-ins, codes and browser sessions are left out. */
export async function takeSnapshot({ state, ids, signingKey }: EntraContext): Promise<EntraSnapshot> {
  return {
    signingKey: await exportSigningKey(await signingKey()),
    idSeed: ids.integer(1, 0x7fff_ffff),
    refreshTokens: [...state.refreshTokens],
    revokedTokenIds: [...state.revokedTokenIds],
    applicationsValidFrom: [...state.applicationsValidFrom],
    signInLog: [...state.signInLog],
  };
}

/** Puts a snapshot back into the memory of a new Entra ID. */
export function restoreSnapshot(state: EntraState, snapshot: EntraSnapshot): void {
  for (const [token, details] of snapshot.refreshTokens) state.refreshTokens.set(token, details);
  for (const id of snapshot.revokedTokenIds) state.revokedTokenIds.add(id);
  for (const [clientId, from] of snapshot.applicationsValidFrom) state.applicationsValidFrom.set(clientId, from);
  state.signInLog.push(...(snapshot.signInLog ?? []));
}
