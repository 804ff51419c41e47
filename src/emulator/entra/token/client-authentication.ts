import type { Application } from '../../tenant/directory.ts';
import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import { isSameText } from '../password.ts';
import type { Platform } from '../state.ts';
import { audiencesOf, verifyAssertion, type ClientAssertion } from './client-assertion.ts';

/** What the caller of the token endpoint shows to prove which application it is. */
export interface ClientCredentials {
  readonly clientId: string | undefined;
  readonly secret: string | undefined;
  readonly assertion: ClientAssertion | undefined;
  /** When they arrived. */
  readonly at: Date;
}

/**
 * Reads credentials from the form (client_secret_post) or from the `Authorization` header (client_secret_basic).
 *
 * @throws EntraFailure 70002 when they differ.
 */
export function readClientCredentials(exchange: Exchange): ClientCredentials {
  const { request, parameter, at } = exchange;
  const basic = /^Basic +([\w+/=-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const jwt = parameter('client_assertion');
  const posted = {
    clientId: parameter('client_id'),
    secret: parameter('client_secret'),
    assertion: jwt === undefined ? undefined : { jwt, type: parameter('client_assertion_type'), audiences: audiencesOf(exchange) },
    at,
  };
  if (basic === undefined) return posted;
  const [clientId = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':').map(decode);
  if (posted.clientId !== undefined && posted.clientId !== clientId) throw new EntraFailure(70002);
  return { ...posted, clientId, secret };
}

/** RFC 6749, section 2.3.1: both halves are form-encoded before they are joined. */
function decode(text: string): string {
  return new URLSearchParams(`x=${text}`).get('x') ?? '';
}

/**
 * Checks that the caller is the application.
 *
 * @param platform - That of the redirect URI; undefined for grants that have none.
 * @throws EntraFailure 700025 when a public client sends credentials, 7000218 when a confidential one sends none, 7000215 when a secret
 * is wrong, 7000222 when it has ended; for assertions see `verifyAssertion`.
 */
export function authenticateClient(application: Application, credentials: ClientCredentials, platform: Platform | undefined): void {
  if (isPublic(application, platform)) {
    if (credentials.secret !== undefined || credentials.assertion) throw new EntraFailure(700025);
    return;
  }
  const { secret, assertion, at } = credentials;
  if (assertion) return verifyAssertion(application, assertion, at);
  if (secret === undefined) throw new EntraFailure(7000218);
  const known = application.secrets.filter(({ text }) => isSameText(text, secret));
  // Assumption: one that does not hold yet is a wrong one.
  if (known.some(({ startDateTime, endDateTime }) => new Date(startDateTime) <= at && at < new Date(endDateTime))) return;
  const hasEnded = known.some(({ endDateTime }) => new Date(endDateTime) <= at);
  throw new EntraFailure(hasEnded ? 7000222 : 7000215, { clientId: application.clientId });
}

function isPublic(application: Application, platform: Platform | undefined): boolean {
  if (platform === undefined) return application.isFallbackPublicClient;
  return platform !== 'web';
}
