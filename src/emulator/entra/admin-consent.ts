import { answer, answerFailure, type Recipient } from './authorize/answer.ts';
import { readRequester } from './authorize/request.ts';
import { browserOf } from './browsers.ts';
import { noClaims } from './claims-request.ts';
import { EntraFailure } from './failure.ts';
import type { Exchange } from './exchange.ts';
import { graphResource } from './resources.ts';
import { scopePlace } from './scope-place.ts';
import { readScopes, type RequestedScopes } from './scopes.ts';
import { recordSignIn } from './sign-in-log.ts';
import { advance } from './sign-in/advance.ts';
import { beginSignIn } from './sign-in/begin.ts';
import type { Purpose } from './sign-in/sign-in.ts';

/** What the registration lists: what `/adminconsent` without `scope` is about. */
function registered({ url }: Exchange): RequestedScopes {
  return { basic: [], permissions: [], isDefault: true, isQualified: false, resource: graphResource(url.hostname) };
}

/**
 * Lets an administrator consent for the whole organization, outside of any sign-in of the application.
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 *
 * @throws EntraFailure when it is not known where to answer; it is shown as a page.
 */
export async function adminConsent(exchange: Exchange): Promise<Response> {
  const { parameter } = exchange;
  const { application, authority, redirect } = readRequester(exchange);
  const recipient: Recipient = { redirectUri: redirect.uri, mode: 'query', state: parameter('state') };
  const scope = parameter('scope');
  let scopes = registered(exchange);
  try {
    if (scope !== undefined) scopes = readScopes(scope, scopePlace(exchange, application, 'authorize'));
  } catch (failure) {
    if (!(failure instanceof EntraFailure)) throw failure;
    recordSignIn(exchange, { application, failure });
    return answerFailure(exchange, recipient, failure);
  }
  const purpose = adminConsentPurpose(recipient, scopes);
  const start = { application, authority, scopes, claims: noClaims, prompt: undefined, loginHint: undefined, purpose };
  return advance(exchange, beginSignIn(exchange, browserOf(exchange), start));
}

function adminConsentPurpose(recipient: Recipient, { permissions, isDefault }: RequestedScopes): Purpose {
  return {
    formTarget: recipient.redirectUri,
    needsConfirmation: false,
    isForOrganization: true,
    async finish(exchange) {
      const scope = isDefault ? '.default' : permissions.join(' ');
      return answer(exchange, recipient, { admin_consent: 'True', tenant: exchange.entra.tenant.id, scope });
    },
    async refuse(exchange, failure) {
      return answerFailure(exchange, recipient, failure);
    },
  };
}
