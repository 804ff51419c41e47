import type { Explanation } from './explanation.ts';

const signInAgain = 'Run `onbehalf signin` and sign in again.';
const codeAgain = 'Try again, and enter the new code on the page that is named with it.';
const giveSecret = 'Give the secret or the certificate of the app registration.';
const codeEnded: Explanation = { code: 'SIGN_IN_TIMED_OUT', says: 'The code was not entered in time.', remedy: codeAgain };
const showAdmin = 'Show this message to your administrator.';
const checkTenant = 'Check tenantId: it is the tenant ID or a domain of the organisation that the account belongs to.';
const allowPublicClient = 'In the app registration, under Authentication, set "Allow public client flows" to Yes.';
const oneService: Explanation = {
  code: 'SETTINGS_INVALID',
  says: 'Permissions of more than one service were asked for at once.',
  remedy: 'List permissions of Microsoft Graph only in authenticationScopes.',
};
const pageOnly: Explanation = {
  code: 'APPLICATION_INVALID',
  says: 'The redirect URI {redirectUri} of {application} ({clientId}) is registered for pages of the web, and this is a program.',
  remedy:
    'In the app registration, under Authentication, list it under "Mobile and desktop applications", and not under "Single-page application".',
};
const addPermissions = 'In the app registration, under API permissions, add Microsoft Graph and the delegated permissions {permissions}.';

/**
 * The error codes of Microsoft's sign-in service that a person or an automation can meet. Meanings from "Microsoft Entra authentication and
 * authorization error codes" (https://learn.microsoft.com/entra/identity-platform/reference-error-codes), in our words.
 * The list is not complete and codes may change: what is not here is passed on with Microsoft's own text.
 */
export const aadsts: Readonly<Record<number, Explanation>> = {
  16000: { code: 'SIGN_IN_REQUIRED', says: 'Several accounts are signed in, and none was chosen.', remedy: signInAgain },
  28000: oneService,
  50011: {
    code: 'REDIRECT_NOT_REGISTERED',
    says: 'The redirect URI {redirectUri} is not registered for {application} ({clientId}).',
    remedy:
      'In the app registration, under Authentication, add the platform "Mobile and desktop applications" with the redirect URI {redirectUri} exactly.',
  },
  50020: {
    code: 'SIGN_IN_FAILED',
    says: 'The account {account} is not in the tenant {tenant}.',
    remedy:
      'Sign in with an account of that tenant, or have this one invited there; for other tenants the application must be multi-tenant.',
  },
  50034: {
    code: 'SIGN_IN_FAILED',
    says: 'The account {account} does not exist in the tenant {tenant}.',
    remedy: 'Check emailAddress and tenantId.',
  },
  50049: { code: 'SETTINGS_INVALID', says: 'The sign-in service does not know {host} as one of its hosts.', remedy: 'Check environment.' },
  50053: {
    code: 'SIGN_IN_BLOCKED',
    says: 'The account {account} is locked after too many wrong passwords, or the sign-in came from a blocked address.',
    remedy: 'Wait some minutes and try again, or ask your administrator to unlock the account.',
  },
  50055: {
    code: 'SIGN_IN_FAILED',
    says: 'The password of {account} has expired.',
    remedy: 'Change the password at https://aka.ms/sspr, then sign in again.',
  },
  50056: {
    code: 'SIGN_IN_FAILED',
    says: 'The account {account} has no password in this directory.',
    remedy: 'Set a password at https://aka.ms/sspr, or ask your administrator.',
  },
  50057: { code: 'SIGN_IN_BLOCKED', says: 'The account {account} is disabled.', remedy: 'Ask your administrator to enable the account.' },
  50058: { code: 'SIGN_IN_REQUIRED', says: 'Nobody is signed in, and the sign-in page was not to be shown.', remedy: signInAgain },
  50059: { code: 'APPLICATION_INVALID', says: 'The tenant could not be told from the request.', remedy: checkTenant },
  50072: { code: 'SIGN_IN_REQUIRED', says: 'The account {account} has to set up a second factor.', remedy: signInAgain },
  50074: { code: 'SIGN_IN_REQUIRED', says: 'The account {account} has to prove itself with a second factor.', remedy: signInAgain },
  50076: { code: 'SIGN_IN_REQUIRED', says: 'The account {account} has to prove itself with a second factor now.', remedy: signInAgain },
  50078: { code: 'SIGN_IN_REQUIRED', says: 'The second factor of {account} was given too long ago.', remedy: signInAgain },
  50079: { code: 'SIGN_IN_REQUIRED', says: 'The account {account} has to register a second factor.', remedy: signInAgain },
  50089: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in took too long and expired.', remedy: signInAgain },
  50097: { code: 'SIGN_IN_BLOCKED', says: 'The organisation lets only known devices sign in.' },
  50105: {
    code: 'SIGN_IN_BLOCKED',
    says: 'The account {account} is not assigned to {application} ({clientId}).',
    remedy: 'Ask your administrator to assign the account under Enterprise applications, Users and groups.',
  },
  50126: { code: 'SIGN_IN_FAILED', says: 'The user name or the password is wrong.', remedy: 'Check both and sign in again.' },
  50132: {
    code: 'SIGN_IN_REQUIRED',
    says: 'The sign-in ended because the password was changed or the sign-in was revoked.',
    remedy: signInAgain,
  },
  50133: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in ended because the password was changed or has expired.', remedy: signInAgain },
  50147: { code: 'SIGN_IN_FAILED', says: 'The code challenge of the sign-in request is not of the right form.', remedy: signInAgain },
  50173: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in was revoked, for example because the password was changed.', remedy: signInAgain },
  50194: {
    code: 'APPLICATION_INVALID',
    says: '{application} ({clientId}) is registered for a single tenant, and no tenant was named.',
    remedy: 'Set tenantId to the tenant of the application.',
  },
  50196: { code: 'THROTTLED', says: 'The same sign-in request was repeated too often.', remedy: 'Wait some minutes, then try again.' },
  500011: {
    code: 'APPLICATION_INVALID',
    says: 'A resource that permissions were asked for does not exist in the tenant {tenant}.',
    remedy: 'Check authenticationScopes.',
  },
  500208: {
    code: 'SIGN_IN_FAILED',
    says: 'This kind of account cannot sign in here.',
    remedy: 'Sign in with a work or school account, or use an application that is registered for personal accounts.',
  },
  501491: { code: 'SIGN_IN_FAILED', says: 'The code challenge of the sign-in request is not of the right size.', remedy: signInAgain },
  501481: { code: 'SIGN_IN_FAILED', says: 'The answer of the sign-in page does not belong to this sign-in.', remedy: signInAgain },
  53000: { code: 'SIGN_IN_BLOCKED', says: 'The organisation requires a compliant device, and this one is not.' },
  53001: { code: 'SIGN_IN_BLOCKED', says: 'The organisation requires a device that is joined to its domain.' },
  53002: { code: 'SIGN_IN_BLOCKED', says: 'The organisation does not allow {application} ({clientId}).' },
  53003: { code: 'SIGN_IN_BLOCKED', says: 'A conditional access policy of the organisation blocks this sign-in.' },
  530035: { code: 'SIGN_IN_BLOCKED', says: 'The security defaults of the organisation block this sign-in.' },
  54005: { code: 'SIGN_IN_FAILED', says: 'The code of the sign-in page was used before.', remedy: signInAgain },
  65001: {
    code: 'CONSENT_REQUIRED',
    says: 'Nobody has consented yet that {application} may use {permissions}.',
    remedy: 'Run `onbehalf signin` and accept, or send your administrator this link: {adminConsentUrl}',
  },
  65004: { code: 'CONSENT_DECLINED', says: 'The permissions {permissions} for {application} were declined.' },
  65005: {
    code: 'APPLICATION_INVALID',
    says: '{application} ({clientId}) asks for something that its registration does not list.',
    remedy: addPermissions,
  },
  650051: {
    code: 'APPLICATION_INVALID',
    says: '{application} ({clientId}) could not be set up in the tenant {tenant}.',
    remedy: showAdmin,
  },
  650052: {
    code: 'APPLICATION_INVALID',
    says: 'The tenant {tenant} has no subscription for a service that was asked for.',
    remedy: showAdmin,
  },
  650053: {
    code: 'SETTINGS_INVALID',
    says: 'Among {permissions} is one that Microsoft Graph does not have.',
    remedy: 'Check the names in authenticationScopes.',
  },
  650056: {
    code: 'APPLICATION_INVALID',
    says: 'The registration of {application} ({clientId}) lists no permissions, or nobody consented to them.',
    remedy: addPermissions,
  },
  650057: {
    code: 'APPLICATION_INVALID',
    says: 'The registration of {application} ({clientId}) does not list Microsoft Graph.',
    remedy: addPermissions,
  },
  70000: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in is not valid any more.', remedy: signInAgain },
  70001: { code: 'APPLICATION_INVALID', says: '{application} ({clientId}) is disabled or not installed in the tenant {tenant}.' },
  70003: {
    code: 'APPLICATION_INVALID',
    says: 'The sign-in service does not take this kind of request from {application} ({clientId}).',
    remedy: allowPublicClient,
  },
  70008: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in has expired or was revoked.', remedy: signInAgain },
  70011: {
    code: 'SETTINGS_INVALID',
    says: 'Among {permissions} is one that does not exist.',
    remedy: 'Check the names in authenticationScopes.',
  },
  70016: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in on the other device is not finished yet.', remedy: signInAgain },
  70018: { code: 'SIGN_IN_FAILED', says: 'The sign-in service does not know the code any more.', remedy: codeAgain },
  70019: codeEnded,
  70020: codeEnded,
  70043: {
    code: 'SIGN_IN_REQUIRED',
    says: 'The organisation requires a new sign-in from time to time, and the time is over.',
    remedy: signInAgain,
  },
  700005: { code: 'SIGN_IN_FAILED', says: 'The answer of the sign-in page was meant for another tenant.', remedy: checkTenant },
  700016: { code: 'APPLICATION_INVALID', says: 'The tenant {tenant} does not know the application {clientId}.' },
  700022: oneService,
  700024: {
    code: 'APPLICATION_INVALID',
    says: 'The proof of {application} ({clientId}) has come too early or too late.',
    remedy: 'Set the clock of this machine, then try again.',
  },
  700025: {
    code: 'APPLICATION_INVALID',
    says: '{application} ({clientId}) is a public client and must not send a secret.',
    remedy: 'Leave the secret out.',
  },
  700027: {
    code: 'APPLICATION_INVALID',
    says: 'The certificate of {application} ({clientId}) is not accepted: it is not registered, or has expired.',
    remedy: 'In the app registration, under Certificates & secrets, upload the certificate.',
  },
  700054: { code: 'APPLICATION_INVALID', says: 'The registration of {application} ({clientId}) does not allow this kind of sign-in.' },
  700082: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in has expired because it was not used for 90 days.', remedy: signInAgain },
  700084: { code: 'SIGN_IN_REQUIRED', says: 'The sign-in has reached its end.', remedy: signInAgain },
  7000112: { code: 'APPLICATION_INVALID', says: '{application} ({clientId}) is disabled.' },
  7000215: {
    code: 'APPLICATION_INVALID',
    says: 'The client secret of {application} ({clientId}) is wrong.',
    remedy: 'Use the value of a secret of the app registration, not its ID.',
  },
  7000216: { code: 'SETTINGS_INVALID', says: 'No secret or certificate of {application} ({clientId}) came along.', remedy: giveSecret },
  7000218: {
    code: 'APPLICATION_INVALID',
    says: '{application} ({clientId}) is not registered as a public client, so that a secret was asked for.',
    remedy: allowPublicClient,
  },
  7000222: {
    code: 'APPLICATION_INVALID',
    says: 'The client secret of {application} ({clientId}) has expired.',
    remedy: 'Create a new secret in the app registration.',
  },
  7000229: {
    code: 'APPLICATION_INVALID',
    says: '{application} ({clientId}) is not installed in the tenant {tenant}.',
    remedy: 'Ask an administrator of the tenant to consent to it: {adminConsentUrl}',
  },
  90002: { code: 'APPLICATION_INVALID', says: 'There is no tenant {tenant} in this cloud.', remedy: checkTenant },
  900023: { code: 'APPLICATION_INVALID', says: 'There is no tenant {tenant}: that is neither an ID nor a domain.', remedy: checkTenant },
  90008: {
    code: 'APPLICATION_INVALID',
    says: '{application} ({clientId}) must list at least one permission in its registration.',
    remedy: addPermissions,
  },
  90014: { code: 'APPLICATION_INVALID', says: 'The sign-in request was not complete.' },
  900144: { code: 'APPLICATION_INVALID', says: 'The sign-in request was not complete.' },
  90033: { code: 'UNAVAILABLE', says: 'The sign-in service is not available for the moment.' },
  90072: {
    code: 'SIGN_IN_FAILED',
    says: 'The account {account} comes from elsewhere and is not in the tenant {tenant}.',
    remedy: 'Sign out in the browser and sign in with an account of that tenant, or have this one invited there.',
  },
  90094: {
    code: 'ADMIN_CONSENT_REQUIRED',
    says: 'Only an administrator can allow {application} to use {permissions}.',
    remedy: 'Send your administrator this link: {adminConsentUrl}',
  },
  90095: {
    code: 'ADMIN_CONSENT_REQUIRED',
    says: 'An administrator has to approve that {application} may use {permissions}; the request can be sent from the sign-in page.',
    remedy: 'Send the request, or send your administrator this link: {adminConsentUrl}',
  },
  1002012: {
    code: 'SETTINGS_INVALID',
    says: 'An application that acts alone cannot ask for permissions one by one.',
    remedy: 'Leave authenticationScopes out.',
  },
  9001023: {
    code: 'SETTINGS_INVALID',
    says: 'This way to sign in needs to know the tenant.',
    remedy: 'Set tenantId to the tenant ID or a domain of the organisation.',
  },
  9002313: { code: 'SIGN_IN_FAILED', says: 'The sign-in request was malformed.' },
  9002325: pageOnly,
  9002326: pageOnly,
  9002327: pageOnly,
  9002332: {
    code: 'APPLICATION_INVALID',
    says: '{application} ({clientId}) is for work and school accounts only.',
    remedy: 'Sign in with a work or school account, or register the application for personal accounts too.',
  },
};
