import type { FailureCode } from '../core/errors.ts';

/** What a refusal of Graph means. */
export interface Refusal {
  readonly code: FailureCode;
  /** What happened, the middle of a sentence. Left out: Graph's own message says enough. */
  readonly what?: string;
  /** Instead of the remedy of the code. */
  readonly remedy?: string;
  /** The code is one for everything; the status says more. */
  readonly isGeneral?: true;
}

const permission: Refusal = { code: 'PERMISSION_MISSING', what: 'a permission is missing, or the signed-in account has no right to it' };
const rightMissing: Refusal = { code: 'ACCESS_DENIED', what: 'the signed-in account has no right to it' };
const missing: Refusal = { code: 'NOT_FOUND', what: 'there is no such item' };
const taken: Refusal = { code: 'CONFLICT', what: 'the name is taken' };
const changed: Refusal = {
  code: 'CONFLICT',
  what: 'somebody else changed it in the meantime',
  remedy: 'Read it again, then repeat the change.',
};
const tooLarge: Refusal = { code: 'TOO_LARGE', what: 'it is too large' };
const full: Refusal = { code: 'QUOTA_EXCEEDED', what: 'the storage is full' };
const throttled: Refusal = { code: 'THROTTLED', what: 'there were too many requests' };
const unavailable: Refusal = { code: 'UNAVAILABLE', what: 'the service is not available at the moment' };
const tokenRefused: Refusal = { code: 'SIGN_IN_REQUIRED', what: 'the access token was refused, a fresh one as well' };
const blocked: Refusal = { code: 'SIGN_IN_BLOCKED', what: 'a policy asks for more than this sign-in gave' };
const expiredLink: Refusal = { code: 'NOT_FOUND', what: 'the link has expired', remedy: 'Start again from the beginning of the list.' };
const otherMailbox: Refusal = {
  code: 'NOT_FOUND',
  what: 'the id belongs to another mailbox, or is no id',
  remedy: 'Use the id with the mailbox that it came from; ids are not valid elsewhere.',
};
const failed: Refusal = { code: 'UNAVAILABLE', what: 'the service failed' };
const tooLate: Refusal = { code: 'UNAVAILABLE', what: 'the service took too long' };
const conflicting: Refusal = { code: 'CONFLICT', what: 'it conflicts with what is there' };
/** What is wrong is said by Graph's message. */
const refused: Refusal = { code: 'REQUEST_REFUSED' };
const sessionOver: Refusal = {
  code: 'CONFLICT',
  what: 'the workbook session has ended',
  remedy: 'Open a new session, then repeat the call.',
};
const notOffered: Refusal = {
  code: 'REQUEST_REFUSED',
  what: 'the service does not offer this',
  remedy: 'Use another call; this one is not there.',
};

/**
 * By Graph's own error code, in lower case. Codes say more than the status and are looked at first.
 * Sources: https://learn.microsoft.com/graph/errors, https://learn.microsoft.com/graph/resolve-auth-errors, https://learn.microsoft.com/graph/workbook-error-codes, and the Exchange
 * `ResponseCodeType` names that Outlook's codes are (https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode).
 */
export const refusalsByCode: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([
  ['erroraccessdenied', permission],
  ['authorization_requestdenied', permission],
  ['accessdenied', permission],
  ['authorization_identitynotfound', permission],
  [
    'errorsendasdenied',
    {
      code: 'ACCESS_DENIED',
      what: 'the account may not send as that mailbox',
      remedy: 'Ask the administrator for "Send As" or "Send on Behalf" on that mailbox.',
    },
  ],
  ['errornotdelegate', rightMissing],
  ['notallowed', rightMissing],
  // Teams and Planner answer a missing permission and a missing right alike: https://github.com/osodevops/ms-teams-cli/issues/70,
  // https://github.com/jasonjoh/dotnet-tutorial/issues/14.
  ['forbidden', permission],
  ['insufficient_claims', blocked],
  ['invalidauthenticationtoken', tokenRefused],
  ['unauthenticated', tokenRefused],
  ['unauthorized', tokenRefused],

  ['erroritemnotfound', missing],
  ['itemnotfound', missing],
  ['notfound', missing],
  ['resourcenotfound', missing],
  ['request_resourcenotfound', missing],
  ['errorfoldernotfound', { code: 'NOT_FOUND', what: 'there is no such folder' }],
  ['errorinvaliduser', { code: 'NOT_FOUND', what: 'there is no such user or mailbox' }],
  ['errornonexistentmailbox', { code: 'NOT_FOUND', what: 'there is no such mailbox' }],
  [
    'mailboxnotenabledforrestapi',
    {
      code: 'NOT_FOUND',
      what: 'the account has no mailbox in Exchange Online',
      remedy: 'Check the address, and that the account has a licence with a mailbox.',
    },
  ],
  ['errorinvalididmalformed', otherMailbox],
  ['errorinvalidmailboxitemid', otherMailbox],
  ['errorinvalidid', otherMailbox],

  ['namealreadyexists', taken],
  ['itemalreadyexists', taken],
  ['upload_name_conflict', taken],
  ['errorfolderexists', { code: 'CONFLICT', what: 'a folder of that name is there already' }],
  ['errorirresolvableconflict', changed],
  ['resourcemodified', changed],
  ['conflict', conflicting],
  ['accessconflict', { code: 'CONFLICT', what: 'somebody else is changing it', remedy: 'Close it where it is open, or try again later.' }],
  [
    'filteredrangeconflict',
    {
      code: 'CONFLICT',
      what: 'the range holds rows that a filter hides',
      remedy: 'Clear the filter, or name a range without hidden rows.',
    },
  ],
  [
    'insertdeleteconflict',
    {
      code: 'CONFLICT',
      what: 'cells cannot be inserted or deleted there without breaking what is beside them',
      remedy: 'Insert or delete whole rows or columns, or elsewhere.',
    },
  ],
  ['invalidsessionrecreatable', sessionOver],
  ['invalidsessionnotfound', sessionOver],

  [
    'errorinvalidrecipients',
    { code: 'REQUEST_REFUSED', what: 'a recipient is not valid', remedy: 'Correct the addresses of the recipients.' },
  ],
  [
    'inefficientfilter',
    {
      code: 'REQUEST_REFUSED',
      what: 'the filter does not go with the order',
      remedy: 'Filter first by the property that the result is ordered by, or leave the order out.',
    },
  ],
  [
    'errorattachmentsizeshouldnotbelessthanminimumsize',
    { code: 'REQUEST_REFUSED', what: 'the attachment is too small for an upload session' },
  ],
  ['badrequest', { ...refused, isGeneral: true }],
  ['invalidrequest', { ...refused, isGeneral: true }],
  ['request_badrequest', { ...refused, isGeneral: true }],
  ['invalidargument', refused],
  ['extensionerror', refused],
  [
    'request_unsupportedquery',
    {
      code: 'REQUEST_REFUSED',
      what: 'the query is not one that the service answers',
      remedy: 'Leave a part of the filter, the order or the search out.',
    },
  ],
  ['invalidrange', { code: 'REQUEST_REFUSED', what: 'the range of bytes is not in the file' }],
  ['invalidreference', { code: 'REQUEST_REFUSED', what: 'the reference names no cells of the workbook' }],
  ['malwaredetected', { code: 'REQUEST_REFUSED', what: 'malware was found in it', remedy: 'Leave the file out.' }],
  ['notsupported', notOffered],
  ['methodnotallowed', notOffered],
  ['notimplemented', notOffered],

  ['payloadtoolarge', tooLarge],
  // https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling
  ['rangeexceedslimit', tooLarge],
  ['requestpayloadsizelimitexceeded', tooLarge],
  ['responsepayloadsizelimitexceeded', tooLarge],
  ['errormessagesizeexceeded', tooLarge],
  ['errorattachmentsizelimitexceeded', tooLarge],
  ['quotalimitreached', full],
  ['errorquotaexceeded', full],
  ['errormessagequotaexceeded', full],

  ['toomanyrequests', throttled],
  ['applicationthrottled', throttled],
  ['mailboxconcurrency', throttled],
  ['activitylimitreached', throttled],
  ['errorserverbusy', throttled],
  ['errortoomanyobjectsopened', throttled],
  ['generalexception', { ...failed, isGeneral: true }],
  ['internalservererror', failed],
  ['badgateway', unavailable],
  ['gatewaytimeout', tooLate],
  ['servicenotavailable', unavailable],
  ['serviceunavailable', unavailable],
  ['errormailboxstoreunavailable', unavailable],
  ['errorinternalservertransienterror', unavailable],
  ['resyncrequired', expiredLink],
  ['syncstatenotfound', expiredLink],
]);

/** By HTTP status, for codes that the other table does not know. */
export const refusalsByStatus: ReadonlyMap<number, Refusal> = new Map<number, Refusal>([
  [400, refused],
  [401, tokenRefused],
  [403, permission],
  [404, missing],
  [405, notOffered],
  [406, refused],
  [409, conflicting],
  [410, expiredLink],
  [411, refused],
  [412, changed],
  [413, tooLarge],
  [415, refused],
  [416, refused],
  [422, refused],
  [423, { code: 'CONFLICT', what: 'it is locked', remedy: 'Close it where it is open, or try again later.' }],
  [429, throttled],
  [500, failed],
  [501, notOffered],
  [502, unavailable],
  [503, unavailable],
  [504, tooLate],
  [507, full],
  [509, throttled],
]);

/** What any other status means. */
export const otherRefusal: Refusal = refused;
