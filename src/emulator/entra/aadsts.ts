/** What one AADSTS code means on the wire. */
export interface AadstsRow {
  /** `error` of the token endpoint, and of the authorization endpoint where `authorize` says nothing else. */
  readonly error: string;
  /** `error` that the authorization endpoint sends to the redirect URI. */
  readonly authorize?: string;
  /** `error` of the documents of discovery. */
  readonly discovery?: string;
  /** Tells the client what kind of action helps. */
  readonly suberror?: string;
  /** HTTP status of the token endpoint; 400 when left out. */
  readonly status?: number;
  /** What happened, with placeholders in braces. */
  readonly text: string;
}

/**
 * Every failure that the emulated Entra ID can answer, by its AADSTS number.
 * Numbers and meanings: https://learn.microsoft.com/entra/identity-platform/reference-error-codes. The texts are our own; clients must
 * not read them.
 */
export const aadsts = {
  16000: { error: 'interaction_required', text: 'Several accounts are signed in. Select one, or name it in login_hint.' },
  50011: {
    error: 'invalid_request',
    text: "The redirect URI '{redirectUri}' is not one of those registered for the application '{clientId}'.",
  },
  50013: { error: 'invalid_grant', text: 'The assertion is not valid: its signature is wrong.' },
  50027: { error: 'invalid_request', text: 'The assertion is no JSON Web Token.' },
  50020: {
    error: 'invalid_grant',
    authorize: 'access_denied',
    text: "The account '{account}' comes from another identity provider and is not in this organization.",
  },
  50034: { error: 'invalid_grant', authorize: 'access_denied', text: "The account '{account}' does not exist in this directory." },
  50049: { error: 'invalid_instance', text: "The host '{host}' is not a known sign-in service." },
  50053: { error: 'invalid_grant', text: 'The account is locked, because somebody tried to sign in too many times with a wrong password.' },
  50057: { error: 'invalid_grant', authorize: 'access_denied', text: 'The account is disabled. An administrator can enable it.' },
  50058: { error: 'login_required', text: 'A silent sign-in was asked for, but nobody is signed in.' },
  50059: {
    error: 'invalid_request',
    text: 'The request does not say which tenant is meant. Use the address of the tenant instead of /{segment}.',
  },
  50076: {
    error: 'invalid_grant',
    authorize: 'interaction_required',
    suberror: 'basic_action',
    text: 'Multi-factor authentication is required to reach Microsoft Graph.',
  },
  50079: {
    error: 'invalid_grant',
    authorize: 'interaction_required',
    suberror: 'basic_action',
    text: 'Multi-factor authentication is required, and the person has not registered for it yet.',
  },
  50089: { error: 'invalid_grant', text: 'The sign-in was left open for too long. Start again from the application.' },
  50126: { error: 'invalid_grant', text: 'The user name or the password is wrong.' },
  50173: {
    error: 'invalid_grant',
    suberror: 'bad_token',
    text: 'The grant was revoked at {revokedAt}; it was issued at {issuedAt}. Sign in again.',
  },
  50194: {
    error: 'invalid_request',
    text: "The application '{clientId}' ({application}) is single-tenant. /{segment} does not serve it: use the address of its tenant.",
  },
  53003: {
    error: 'invalid_grant',
    // Assumption: Microsoft ends on a page here; the answer lets a client see why.
    authorize: 'access_denied',
    suberror: 'message_only',
    text: 'A conditional access policy blocks the sign-in. An administrator can change the policy.',
  },
  54005: { error: 'invalid_grant', text: 'The authorization code was already redeemed. Ask for a new one, or use the refresh token.' },
  65001: {
    error: 'invalid_grant',
    authorize: 'consent_required',
    suberror: 'consent_required',
    text: "Neither the person nor an administrator has consented to let the application '{clientId}' ({application}) use: {permissions}.",
  },
  65004: { error: 'access_denied', text: 'The person declined to let the application have access.' },
  70000: {
    error: 'invalid_grant',
    text: 'The grant is not valid: it was not issued by this tenant, or not to this application and redirect URI.',
  },
  70002: {
    error: 'invalid_client',
    status: 401,
    text: 'The request names the application twice, or not in the way that it is registered for.',
  },
  70003: { error: 'unsupported_grant_type', text: "The grant type '{grantType}' is not supported." },
  70005: { error: 'unsupported_response_type', text: "The response type '{responseType}' is not supported. {reason}" },
  // Assumption: the error; the published table of codes names none.
  70007: { error: 'invalid_request', text: "The value '{mode}' of response_mode is not supported when a token is asked for." },
  70008: { error: 'invalid_grant', text: 'The authorization code or refresh token has expired. Sign in again.' },
  70011: { error: 'invalid_scope', text: "The value of scope, '{scope}', is not valid: {reason}" },
  70016: { error: 'authorization_pending', text: 'The person has not finished the sign-in on the other device yet. Poll again.' },
  // Assumption: Microsoft documents the error without its number.
  70017: { error: 'authorization_declined', text: 'The person declined the sign-in on the other device.' },
  70018: { error: 'bad_verification_code', text: 'The code is not known. Check it, and enter it again.' },
  // The number that reports have; the reference has another, 70019.
  70020: { error: 'expired_token', text: 'The device code has expired. Ask for a new one.' },
  90002: {
    error: 'invalid_request',
    discovery: 'invalid_tenant',
    text: "The tenant '{segment}' was not found. Check the tenant id or the domain name.",
  },
  90094: {
    error: 'access_denied',
    text: "An administrator must approve before the application '{clientId}' ({application}) can be used with: {permissions}.",
  },
  165000: { error: 'invalid_request', text: 'The form does not belong to the sign-in of this browser. Start again from the application.' },
  500011: { error: 'invalid_resource', text: "The resource '{resource}' was not found in the tenant '{tenant}'." },
  // Assumption: the number is Microsoft's, the error follows RFC 6749 section 5.2.
  500112: { error: 'invalid_grant', text: 'The redirect URI is not the one for which the authorization code was issued.' },
  500131: {
    error: 'invalid_grant',
    text: "The assertion is for '{audience}', and the application that presents it is '{clientId}': it must be a token for that one.",
  },
  500133: { error: 'invalid_grant', text: 'The assertion is not within its valid time: it has ended.' },
  500121: { error: 'invalid_grant', text: 'The answer to the request for a second factor was wrong.' },
  500208: {
    error: 'invalid_request',
    text: 'The domain is not one that may sign in to this application: it does not take personal accounts.',
  },
  501481: { error: 'invalid_grant', text: 'The code_verifier does not match the code_challenge of the authorization request.' },
  501491: { error: 'invalid_request', text: 'The code_challenge does not have the right size: it has 43 to 128 characters.' },
  650053: {
    error: 'invalid_client',
    text: "The application '{application}' asked for '{scope}', which does not exist on {resource}. Correct the spelling.",
  },
  700016: {
    error: 'unauthorized_client',
    text: "The application '{clientId}' was not found in the tenant '{tenant}'. Check the client id, and that the tenant is the right one.",
  },
  700022: { error: 'invalid_scope', text: 'The value of scope names more than one resource; a token is for one.' },
  // Assumption: the numbers of the three below are Microsoft's, the errors follow RFC 7523 section 3.2.
  700021: { error: 'invalid_client', status: 401, text: 'The client assertion names an application that is not the one of client_id.' },
  700023: { error: 'invalid_client', status: 401, text: "The audience of the client assertion, '{audience}', is not the token endpoint." },
  700024: { error: 'invalid_client', status: 401, text: 'The client assertion is not within its valid time: {reason}' },
  700025: {
    error: 'invalid_client',
    status: 401,
    text: 'The application is a public client: it must not send client_secret or client_assertion.',
  },
  700027: {
    error: 'invalid_client',
    status: 401,
    text: 'The client assertion was not accepted: {reason}',
  },
  700051: { error: 'unsupported_response_type', text: "The response type '{responseType}' is not enabled for the application." },
  700054: { error: 'unsupported_response_type', text: "The response type '{responseType}' is not enabled for the application." },
  700082: { error: 'invalid_grant', text: 'The refresh token has expired, because it was not used for too long.' },
  700084: {
    error: 'invalid_grant',
    text: 'The refresh token was issued to a single-page application and has reached its fixed end. Sign in again.',
  },
  900144: { error: 'invalid_request', text: "The request must contain the parameter '{parameter}'." },
  900971: { error: 'invalid_request', text: 'The request names no redirect URI.' },
  1002012: {
    error: 'invalid_scope',
    text: "The value of scope, '{scope}', is not valid: with client credentials it is the resource followed by /.default.",
  },
  // Assumption: the error, as of the other grants that are refused.
  7000114: {
    error: 'invalid_grant',
    text: "The application '{clientId}' cannot go on on behalf of an application: the assertion is no person's.",
  },
  7000215: { error: 'invalid_client', status: 401, text: 'The client secret is wrong. Send the value of the secret, not its id.' },
  7000222: {
    error: 'invalid_client',
    status: 401,
    text: "The client secret of the application '{clientId}' has expired. Create a new one.",
  },
  7000216: {
    error: 'invalid_client',
    status: 401,
    text: "The request must contain client_secret or client_assertion, because the grant is 'client_credentials'.",
  },
  7000218: {
    error: 'invalid_client',
    status: 401,
    text: 'The request must contain client_secret or client_assertion, because the application is not registered as a public client.',
  },
  9000411: { error: 'invalid_request', text: "The request is malformed: the parameter '{parameter}' is there twice." },
  90023: { error: 'invalid_request', text: 'The request is not valid: {reason}' },
  9001023: {
    error: 'invalid_request',
    text: 'The grant type is not possible on /{segment}. Use /organizations or the address of the tenant.',
  },
  9002313: { error: 'invalid_request', text: 'The request is malformed: {reason}' },
  9002325: { error: 'invalid_request', text: 'A code that is redeemed from another origin needs a code_challenge (PKCE).' },
  9002326: {
    error: 'invalid_request',
    text: "Only what belongs to a redirect URI of the type single-page application can be redeemed from another origin, '{origin}'.",
  },
  9002327: {
    error: 'invalid_request',
    text: 'A code for a redirect URI of the type single-page application is redeemed with an Origin header only.',
  },
  9002331: {
    error: 'invalid_request',
    text: "The application '{clientId}' ({application}) is for personal accounts only. Use /consumers.",
  },
  9002332: {
    error: 'invalid_request',
    text: "The application '{clientId}' ({application}) is for work accounts only. Do not use /consumers.",
  },
} as const satisfies Record<number, AadstsRow>;

/** An AADSTS number that the emulator can answer. */
export type AadstsCode = keyof typeof aadsts;
