import { OnbehalfError } from '../../core/errors.ts';
import { applicationAccount } from '../accounts/application-account.ts';
import { createConfidentialMsal, type ApplicationCredential } from '../msal.ts';
import { createNetwork } from '../network.ts';
import { signInError } from '../failures/sign-in-error.ts';
import type { SignedIn, SignInContext, TokenRequest } from '../sign-in-method.ts';
import { tellMissing } from '../signed-in.ts';

/**
 * Gets a token for the application itself (client credentials, RFC 6749, 4.4). It has the permissions that an administrator granted, all of
 * them: they cannot be asked for one by one. The token is kept in memory only, because a new one costs a single request and no person.
 *
 * @param remedies - What to do, by AADSTS number, where this way to sign in knows better.
 * @throws OnbehalfError of the SIGN_IN, APPLICATION or NETWORK codes.
 */
export async function acquireForApplication(
  context: SignInContext,
  credential: ApplicationCredential,
  { permissions, claims }: TokenRequest,
  signal: AbortSignal,
  remedies: Readonly<Record<number, string>> = {},
): Promise<SignedIn> {
  const { settings, ports, environment, application, tenant } = context;
  const network = createNetwork({ fetch: ports.fetch, signal, timeoutMS: settings.timeoutMS });
  try {
    const msal = createConfidentialMsal(context, network, credential);
    const result = await msal.acquireTokenByClientCredential({
      scopes: [`${environment.graphUrl}/.default`],
      ...(claims !== undefined && { claims }),
    });
    if (!result) throw new OnbehalfError('SIGN_IN_FAILED', 'The sign-in service answered without a token.');
    const { accessToken, expiresOn } = result;
    const granted = grantedToApplication(accessToken);
    const signedIn = {
      accessToken,
      expiresOn: expiresOn ?? new Date(0),
      permissions: granted ?? permissions,
      account: applicationAccount(context),
    };
    ports.notify({ type: 'signedIn', account: signedIn.account, application, permissions: signedIn.permissions });
    tellMissing(ports.notify, signedIn, permissions);
    return signedIn;
  } catch (error) {
    throw network.failure() ?? signInError(error, { environment, application, tenant, account: application.name, permissions, remedies });
  }
}

/**
 * The `roles` of a token (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference). The answer names them nowhere
 * else. Only Graph may judge the token; here it decides nothing but a warning, so that one which cannot be read is taken to be enough.
 */
function grantedToApplication(accessToken: string): string[] | undefined {
  try {
    const { roles = [] } = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as { roles?: unknown };
    return Array.isArray(roles) ? roles.map(String) : undefined;
  } catch {
    return undefined;
  }
}
