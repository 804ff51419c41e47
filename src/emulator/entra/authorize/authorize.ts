import { browserOf } from '../browsers.ts';
import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import { recordSignIn } from '../sign-in-log.ts';
import { advance } from '../sign-in/advance.ts';
import { beginSignIn } from '../sign-in/begin.ts';
import type { Purpose } from '../sign-in/sign-in.ts';
import { answer, answerFailure, type Recipient } from './answer.ts';
import { issueAuthorization } from './issue.ts';
import { readAuthorizeRequest, readRequester, readResponseMode, type AuthorizeRequest, type Requester } from './request.ts';

/**
 * The authorization endpoint: who asks, what is asked for, and then the sign-in.
 *
 * @throws EntraFailure when it is not known where to answer; it is shown as a page.
 */
export async function authorize(exchange: Exchange): Promise<Response> {
  const requester = readRequester(exchange);
  const recipient: Recipient = {
    redirectUri: requester.redirect.uri,
    mode: readResponseMode(exchange),
    state: exchange.parameter('state'),
  };
  let request: AuthorizeRequest;
  try {
    request = readAuthorizeRequest(exchange, requester);
  } catch (failure) {
    if (!(failure instanceof EntraFailure)) throw failure;
    recordSignIn(exchange, { application: requester.application, failure });
    return answerFailure(exchange, recipient, failure);
  }
  const { application } = requester;
  const { authority, scopes, claims, prompt, loginHint } = request;
  const purpose = authorizePurpose(requester, request, recipient, exchange.parameter('client_info') !== undefined);
  return advance(
    exchange,
    beginSignIn(exchange, browserOf(exchange), { application, authority, scopes, claims, prompt, loginHint, purpose }),
  );
}

function authorizePurpose(requester: Requester, request: AuthorizeRequest, recipient: Recipient, wantsClientInfo: boolean): Purpose {
  return {
    formTarget: recipient.redirectUri,
    needsConfirmation: false,
    isForOrganization: false,
    async finish(exchange, _, outcome) {
      return answer(exchange, recipient, await issueAuthorization(exchange, { requester, request, wantsClientInfo, ...outcome }));
    },
    async refuse(exchange, failure) {
      return answerFailure(exchange, recipient, failure);
    },
  };
}
