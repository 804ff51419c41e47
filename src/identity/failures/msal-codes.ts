import type { Explanation } from './explanation.ts';

const signInAgain = 'Run `onbehalf signin` and sign in again.';
const codeEnded = 'The code was not entered in time.';
const codeAgain = 'Try again, and enter the new code on the page that is named with it.';

/**
 * Codes of MSAL and of the OAuth protocol (RFC 6749, sections 4.1.2.1 and 5.2) that come without a code of Microsoft's own, or where that
 * one is not known. MSAL's own texts only point to a page.
 */
export const msalCodes: Readonly<Record<string, Explanation>> = {
  user_cancelled: { code: 'SIGN_IN_CANCELLED', says: 'The sign-in was cancelled.' },
  user_canceled: { code: 'SIGN_IN_CANCELLED', says: 'The sign-in was cancelled.' },
  access_denied: { code: 'CONSENT_DECLINED', says: 'The sign-in page answered that access is denied to {application}.' },

  authorization_declined: {
    code: 'SIGN_IN_CANCELLED',
    says: 'The sign-in was declined on the other device.',
    remedy: 'Try again, and accept on the page.',
  },
  expired_token: { code: 'SIGN_IN_TIMED_OUT', says: codeEnded, remedy: codeAgain },
  device_code_expired: { code: 'SIGN_IN_TIMED_OUT', says: codeEnded, remedy: codeAgain },
  bad_verification_code: { code: 'SIGN_IN_FAILED', says: 'The sign-in service does not know the code any more.', remedy: codeAgain },

  no_tokens_found: { code: 'SIGN_IN_REQUIRED', says: 'There is no stored sign-in that can be renewed.' },
  no_account_found: { code: 'SIGN_IN_REQUIRED', says: 'There is no stored sign-in.' },
  no_account_in_silent_request: { code: 'SIGN_IN_REQUIRED', says: 'There is no stored sign-in.' },
  refresh_token_expired: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in has expired.' },
  login_required: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in service wants the person to sign in.' },
  interaction_required: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in service wants to ask the person something.' },
  interrupted_user: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in service wants to ask the person something.' },
  bad_token: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in is not valid any more.' },
  invalid_grant: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in service does not accept what it was shown.' },
  consent_required: { code: 'CONSENT_REQUIRED', says: 'Nobody has consented yet that {application} may use {permissions}.' },
  ui_not_allowed: { code: 'SIGN_IN_BLOCKED', says: 'A policy does not allow the sign-in page to be shown.' },

  network_error: { code: 'NETWORK_FAILED', says: '{host} could not be reached.' },
  no_network_connectivity: { code: 'NETWORK_FAILED', says: 'There is no network.' },
  endpoints_resolution_error: {
    code: 'NETWORK_FAILED',
    says: 'The endpoints of {host} for the tenant {tenant} could not be read.',
    remedy: 'Check tenantId, the network and the proxy, then try again.',
  },
  openid_config_error: {
    code: 'NETWORK_FAILED',
    says: 'The endpoints of {host} for the tenant {tenant} could not be read.',
    remedy: 'Check tenantId, the network and the proxy, then try again.',
  },
  request_cannot_be_made: { code: 'THROTTLED', says: '{host} refuses more sign-in requests for now.' },
  temporarily_unavailable: { code: 'UNAVAILABLE', says: '{host} is not available for the moment.' },
  server_error: { code: 'UNAVAILABLE', says: '{host} met an error of its own.' },

  invalid_client: { code: 'APPLICATION_INVALID', says: '{host} does not accept {application} ({clientId}).' },
  unauthorized_client: { code: 'APPLICATION_INVALID', says: '{application} ({clientId}) may not sign people in this way.' },
  invalid_request: { code: 'APPLICATION_INVALID', says: '{host} does not accept the sign-in request of {application} ({clientId}).' },
  invalid_resource: {
    code: 'APPLICATION_INVALID',
    says: 'A resource that permissions were asked for does not exist in the tenant {tenant}.',
  },
  invalid_scope: {
    code: 'SETTINGS_INVALID',
    says: 'Among {permissions} is one that does not exist.',
    remedy: 'Check the names in authenticationScopes.',
  },
  untrusted_authority: {
    code: 'SETTINGS_INVALID',
    says: '{host} is no sign-in host of Microsoft.',
    remedy: 'Check environment and tenantId.',
  },

  state_mismatch: { code: 'SIGN_IN_FAILED', says: 'The answer does not belong to this sign-in.', remedy: signInAgain },
  invalid_state: { code: 'SIGN_IN_FAILED', says: 'The answer does not belong to this sign-in.', remedy: signInAgain },
  nonce_mismatch: { code: 'SIGN_IN_FAILED', says: 'The answer does not belong to this sign-in.', remedy: signInAgain },
  no_auth_code_in_response: { code: 'SIGN_IN_FAILED', says: 'The answer of the sign-in page has no code.', remedy: signInAgain },
  loopback_server_query_response_not_supported: {
    code: 'SIGN_IN_FAILED',
    says: 'The sign-in page put its answer into the address, where other programs can read it; it was not used.',
    remedy: signInAgain,
  },
  loopback_server_timeout: {
    code: 'SIGN_IN_FAILED',
    says: 'No port could be opened on 127.0.0.1 for the answer of the sign-in page.',
    remedy: 'Check what keeps programs from listening on this machine.',
  },
};
