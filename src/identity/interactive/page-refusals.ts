import { isOnbehalfError, type OnbehalfError } from '../../core/errors.ts';
import { aadstsIn } from '../failures/aadsts-in.ts';
import { aadsts } from '../failures/aadsts.ts';
import { serviceError } from '../failures/service-error.ts';
import { signInError } from '../failures/sign-in-error.ts';
import type { SignInContext } from '../sign-in-method.ts';

/** Who and what the page is for. */
interface Requested {
  readonly permissions: readonly string[];
  readonly account?: string | undefined;
}

/** A page is not kept waiting longer than that. */
const patienceMS = 5_000;
const manyTenants: ReadonlySet<string> = new Set(['common', 'organizations', 'consumers']);

/**
 * Ends a sign-in before its page opens when the cloud does not know the tenant that settings name: the page would tell the person only. Asked is the
 * tenant's OpenID Connect document (https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc); where it cannot be had, the page decides.
 *
 * @throws OnbehalfError APPLICATION_INVALID.
 */
export async function refuseUnknownTenant(context: SignInContext, request: Requested, signal: AbortSignal): Promise<void> {
  const { environment, tenant } = context;
  if (manyTenants.has(tenant.toLowerCase())) return;
  const refusal = await refusalAt(
    `https://${environment.loginHost}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`,
    context,
    request,
    signal,
  );
  if (refusal) throw refusal;
}

/**
 * Ends a sign-in before its page opens when the page would refuse whoever comes: a wrong application or redirect URI is shown there and never sent to the
 * one who waits (RFC 6749, 4.1.2.1). The same request is sent first as nobody and without a page (`prompt=none`); one that is in order is answered to the
 * redirect URI. Where no answer can be had, the page decides (decisions/0068).
 *
 * @throws OnbehalfError APPLICATION_INVALID, REDIRECT_NOT_REGISTERED.
 */
export async function refuseWrongApplication(context: SignInContext, request: Requested, page: string, signal: AbortSignal): Promise<void> {
  const address = new URL(page);
  address.searchParams.set('prompt', 'none');
  const refusal = await refusalAt(address.href, context, request, signal);
  if (refusal) throw refusal;
}

/** What the sign-in service refuses at an address, whoever comes. Only such refusals count: of all others a page for nobody can know nothing. */
async function refusalAt(
  address: string,
  context: SignInContext,
  { permissions, account }: Requested,
  signal: AbortSignal,
): Promise<OnbehalfError | undefined> {
  const { ports, environment, application, tenant } = context;
  const text = await textAt(address, ports.fetch, AbortSignal.any([signal, AbortSignal.timeout(patienceMS)]));
  const number = aadstsIn(text);
  const code = number === undefined ? undefined : aadsts[number]?.code;
  if (number === undefined || (code !== 'APPLICATION_INVALID' && code !== 'REDIRECT_NOT_REGISTERED')) return undefined;
  // With the IDs by which an administrator finds the request.
  const said = /AADSTS[^<]{0,1000}/.exec(text)?.[0];
  const refusal = signInError(serviceError({ error: '', error_description: said, error_codes: [number] }), {
    environment,
    application,
    tenant,
    account,
    permissions,
  });
  return isOnbehalfError(refusal) ? refusal : undefined;
}

/** The text at an address; empty where nobody answers, or where the answer leads elsewhere. */
async function textAt(address: string, fetch: SignInContext['ports']['fetch'], signal: AbortSignal): Promise<string> {
  try {
    const answer = await fetch(address, { signal, redirect: 'manual' });
    return answer.headers.get('location') === null ? await answer.text() : '';
  } catch {
    return '';
  }
}
