import type { Application } from '../../tenant/directory.ts';
import { readApplication } from '../applications.ts';
import { checkAudience, readAuthority, type Authority } from '../authority.ts';
import { readClaimsRequest, type ClaimsRequest } from '../claims-request.ts';
import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import { readChallenge } from '../pkce.ts';
import { readRedirectUri, type RedirectTarget } from '../redirect-uri.ts';
import { requiredScope, scopePlace } from '../scope-place.ts';
import { readScopes, type RequestedScopes } from '../scopes.ts';
import type { Prompt } from '../sign-in/sign-in.ts';
import type { CodeChallenge } from '../state.ts';
import type { ResponseMode } from './answer.ts';
import { checkOpenid, readResponseTypes, type ResponseType } from './response-type.ts';

/** Who asks, and where answers go. What is wrong here is shown as a page and never sent anywhere. */
export interface Requester {
  readonly authority: Authority;
  readonly application: Application;
  readonly redirect: RedirectTarget;
}

/** What is asked for. What is wrong here is sent to the redirect URI. */
export interface AuthorizeRequest {
  readonly responseTypes: readonly ResponseType[];
  readonly scopes: RequestedScopes;
  readonly challenge: CodeChallenge | undefined;
  readonly nonce: string | undefined;
  readonly prompt: Prompt | undefined;
  readonly loginHint: string | undefined;
  readonly claims: ClaimsRequest;
  readonly authority: Authority;
}

/** Finds out who asks. @throws EntraFailure 90002, 900144, 700016, 50194, 9002331, 9002332, 900971 or 50011. */
export function readRequester({ entra, segment, parameter }: Exchange): Requester {
  const authority = readAuthority(entra.tenant, segment);
  const application = readApplication(entra.tenant, parameter('client_id'));
  checkAudience(application, authority);
  const redirect = readRedirectUri(application, parameter('redirect_uri'));
  return { authority, application, redirect };
}

/**
 * `response_mode`; without one, `query` for a code and `fragment` when a token is in the answer. An unknown one counts as none.
 *
 * Assumption: an access token alone comes in the fragment too, as RFC 6749, 4.2.2, has it; the page on the implicit grant says that it is `query` by default.
 */
export function readResponseMode({ parameter }: Exchange): ResponseMode {
  const mode = parameter('response_mode');
  if (mode === 'query' || mode === 'fragment' || mode === 'form_post') return mode;
  return (parameter('response_type') ?? '').includes('token') ? 'fragment' : 'query';
}

/**
 * Finds out what is asked for, in the order of Entra ID's own checks.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 *
 * @throws EntraFailure 900144, 70005, 700051, 700054, 70007, 9002313, 70011, 500011, 650053 or 501491.
 */
export function readAuthorizeRequest(exchange: Exchange, { authority, application }: Requester): AuthorizeRequest {
  const { parameter } = exchange;
  const responseTypes = readResponseTypes(required('response_type', parameter('response_type')), application);
  checkResponseMode(parameter('response_mode'), responseTypes);
  const scopes = readScopes(requiredScope(exchange), scopePlace(exchange, application, 'authorize'));
  checkOpenid(responseTypes, scopes.basic);
  const challenge = readChallenge(parameter('code_challenge'), parameter('code_challenge_method'));
  const nonce = responseTypes.includes('id_token') ? required('nonce', parameter('nonce')) : parameter('nonce');
  const prompt = readPrompt(parameter('prompt'));
  const claims = readClaimsRequest(parameter('claims'), exchange.entra.tenant);
  const loginHint = prompt === 'select_account' ? undefined : parameter('login_hint');
  return { responseTypes, scopes, challenge, nonce, prompt, claims, loginHint, authority: narrow(authority, parameter('domain_hint')) };
}

function required(name: string, value: string | undefined): string {
  if (value === undefined) throw new EntraFailure(900144, { parameter: name });
  return value;
}

/** A token in a query would be written into logs and histories (OAuth 2.0 Multiple Response Types, section 5). */
function checkResponseMode(mode: string | undefined, responseTypes: readonly ResponseType[]): void {
  if (mode !== undefined && mode !== 'query' && mode !== 'fragment' && mode !== 'form_post') {
    throw new EntraFailure(9002313, { reason: 'response_mode is none of query, fragment and form_post.' });
  }
  if (mode === 'query' && responseTypes.some((type) => type !== 'code')) throw new EntraFailure(70007, { mode });
}

/**
 * `prompt`. `create` leads to a sign-up where the tenant lets outsiders sign up by themselves; this one does not, and Entra ID then goes on as without a prompt.
 * https://learn.microsoft.com/entra/identity-platform/msal-js-prompt-behavior,
 * https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/pull/2493
 */
function readPrompt(text: string | undefined): Prompt | undefined {
  if (text === 'create') return undefined;
  if (text === undefined || text === 'login' || text === 'none' || text === 'consent' || text === 'select_account') return text;
  // Assumption: the number that people report of an unknown prompt.
  throw new EntraFailure(90023, { reason: 'prompt is none of login, none, consent, select_account and create.' });
}

/**
 * `domain_hint` says which kind of account is meant where the address leaves it open. Other values are hints about federated domains,
 * which we have none of. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function narrow(authority: Authority, domainHint: string | undefined): Authority {
  if (authority.kind !== 'common' || (domainHint !== 'organizations' && domainHint !== 'consumers')) return authority;
  return { ...authority, kind: domainHint };
}
