import type { Ids } from '../tenant/ids.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { EntraSettings } from './settings.ts';
import type { SigningKey } from './signing-key.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import type { EntraState } from './state.ts';

/** Everything that the endpoints of one emulated Entra ID share. */
export interface EntraContext {
  readonly tenant: Tenant;
  readonly settings: EntraSettings;
  readonly state: EntraState;
  /** Identifiers of codes, tokens and traces; apart from the tenant's own, so that signing in does not move those of the mail. */
  readonly ids: Ids;
  /** Sign-ins that a person is in the middle of, by the id in their forms. */
  readonly signIns: Map<string, SignIn>;
  /** The key that signs tokens, made when it is needed for the first time. */
  signingKey(): Promise<SigningKey>;
}
