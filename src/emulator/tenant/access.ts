import type { Application, User } from './directory.ts';

/** What a valid access token for Graph says; Entra issues it, Graph judges by it. */
export interface Access {
  readonly application: Application;
  /** The signed-in person; undefined for an application that acts alone. */
  readonly user: User | undefined;
  /** Delegated permissions (`scp`), without openid, profile, email, offline_access. */
  readonly permissions: readonly string[];
  /** Application permissions (`roles`). */
  readonly roles: readonly string[];
  /** `uti`, unique to the token: what is revoked one by one. */
  readonly tokenId: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  /** True when the client said that it can answer claims challenges (`xms_cc` holds `cp1`). */
  readonly canAnswerClaims: boolean;
}

/** Why a token is no access. */
export type AccessProblem = 'missing' | 'malformed' | 'expired' | 'wrongAudience' | 'revoked' | 'badSignature';
