import { describe, expect, test } from 'vitest';
import { failures, type FailureCode } from '../core/errors.ts';
import type { Call } from './call.ts';
import { callFailure } from './errors.ts';
import type { Answer } from './exchange.ts';
import { refusalsByCode, refusalsByStatus } from './refusals.ts';

// What each refusal of Graph is called, says and advises; undefined: what Graph says is enough, and the remedy of our code.

type Row<Key> = readonly [key: Key, code: FailureCode, what: string | undefined, remedy: string | undefined];

const byCode: readonly Row<string>[] = [
  ['erroraccessdenied', 'PERMISSION_MISSING', 'a permission is missing, or the signed-in account has no right to it', undefined],
  ['authorization_requestdenied', 'PERMISSION_MISSING', 'a permission is missing, or the signed-in account has no right to it', undefined],
  ['accessdenied', 'PERMISSION_MISSING', 'a permission is missing, or the signed-in account has no right to it', undefined],
  [
    'authorization_identitynotfound',
    'PERMISSION_MISSING',
    'a permission is missing, or the signed-in account has no right to it',
    undefined,
  ],
  [
    'errorsendasdenied',
    'ACCESS_DENIED',
    'the account may not send as that mailbox',
    'Ask the administrator for "Send As" or "Send on Behalf" on that mailbox.',
  ],
  ['errornotdelegate', 'ACCESS_DENIED', 'the signed-in account has no right to it', undefined],
  ['notallowed', 'ACCESS_DENIED', 'the signed-in account has no right to it', undefined],
  ['forbidden', 'PERMISSION_MISSING', 'a permission is missing, or the signed-in account has no right to it', undefined],
  ['insufficient_claims', 'SIGN_IN_BLOCKED', 'a policy asks for more than this sign-in gave', undefined],
  ['invalidauthenticationtoken', 'SIGN_IN_REQUIRED', 'the access token was refused, a fresh one as well', undefined],
  ['unauthenticated', 'SIGN_IN_REQUIRED', 'the access token was refused, a fresh one as well', undefined],
  ['unauthorized', 'SIGN_IN_REQUIRED', 'the access token was refused, a fresh one as well', undefined],
  ['erroritemnotfound', 'NOT_FOUND', 'there is no such item', undefined],
  ['itemnotfound', 'NOT_FOUND', 'there is no such item', undefined],
  ['notfound', 'NOT_FOUND', 'there is no such item', undefined],
  ['resourcenotfound', 'NOT_FOUND', 'there is no such item', undefined],
  ['request_resourcenotfound', 'NOT_FOUND', 'there is no such item', undefined],
  ['errorfoldernotfound', 'NOT_FOUND', 'there is no such folder', undefined],
  ['errorinvaliduser', 'NOT_FOUND', 'there is no such user or mailbox', undefined],
  ['errornonexistentmailbox', 'NOT_FOUND', 'there is no such mailbox', undefined],
  [
    'mailboxnotenabledforrestapi',
    'NOT_FOUND',
    'the account has no mailbox in Exchange Online',
    'Check the address, and that the account has a licence with a mailbox.',
  ],
  [
    'errorinvalididmalformed',
    'NOT_FOUND',
    'the id belongs to another mailbox, or is no id',
    'Use the id with the mailbox that it came from; ids are not valid elsewhere.',
  ],
  [
    'errorinvalidmailboxitemid',
    'NOT_FOUND',
    'the id belongs to another mailbox, or is no id',
    'Use the id with the mailbox that it came from; ids are not valid elsewhere.',
  ],
  [
    'errorinvalidid',
    'NOT_FOUND',
    'the id belongs to another mailbox, or is no id',
    'Use the id with the mailbox that it came from; ids are not valid elsewhere.',
  ],
  ['namealreadyexists', 'CONFLICT', 'the name is taken', undefined],
  ['itemalreadyexists', 'CONFLICT', 'the name is taken', undefined],
  ['upload_name_conflict', 'CONFLICT', 'the name is taken', undefined],
  ['errorfolderexists', 'CONFLICT', 'a folder of that name is there already', undefined],
  ['errorirresolvableconflict', 'CONFLICT', 'somebody else changed it in the meantime', 'Read it again, then repeat the change.'],
  ['resourcemodified', 'CONFLICT', 'somebody else changed it in the meantime', 'Read it again, then repeat the change.'],
  ['conflict', 'CONFLICT', 'it conflicts with what is there', undefined],
  ['accessconflict', 'CONFLICT', 'somebody else is changing it', 'Close it where it is open, or try again later.'],
  [
    'filteredrangeconflict',
    'CONFLICT',
    'the range holds rows that a filter hides',
    'Clear the filter, or name a range without hidden rows.',
  ],
  [
    'insertdeleteconflict',
    'CONFLICT',
    'cells cannot be inserted or deleted there without breaking what is beside them',
    'Insert or delete whole rows or columns, or elsewhere.',
  ],
  ['invalidsessionrecreatable', 'CONFLICT', 'the workbook session has ended', 'Open a new session, then repeat the call.'],
  ['invalidsessionnotfound', 'CONFLICT', 'the workbook session has ended', 'Open a new session, then repeat the call.'],
  ['errorinvalidrecipients', 'REQUEST_REFUSED', 'a recipient is not valid', 'Correct the addresses of the recipients.'],
  [
    'inefficientfilter',
    'REQUEST_REFUSED',
    'the filter does not go with the order',
    'Filter first by the property that the result is ordered by, or leave the order out.',
  ],
  ['errorattachmentsizeshouldnotbelessthanminimumsize', 'REQUEST_REFUSED', 'the attachment is too small for an upload session', undefined],
  ['invalidargument', 'REQUEST_REFUSED', undefined, undefined],
  ['extensionerror', 'REQUEST_REFUSED', undefined, undefined],
  [
    'request_unsupportedquery',
    'REQUEST_REFUSED',
    'the query is not one that the service answers',
    'Leave a part of the filter, the order or the search out.',
  ],
  ['invalidrange', 'REQUEST_REFUSED', 'the range of bytes is not in the file', undefined],
  ['invalidreference', 'REQUEST_REFUSED', 'the reference names no cells of the workbook', undefined],
  ['malwaredetected', 'REQUEST_REFUSED', 'malware was found in it', 'Leave the file out.'],
  ['notsupported', 'REQUEST_REFUSED', 'the service does not offer this', 'Use another call; this one is not there.'],
  ['methodnotallowed', 'REQUEST_REFUSED', 'the service does not offer this', 'Use another call; this one is not there.'],
  ['notimplemented', 'REQUEST_REFUSED', 'the service does not offer this', 'Use another call; this one is not there.'],
  ['payloadtoolarge', 'TOO_LARGE', 'it is too large', undefined],
  ['rangeexceedslimit', 'TOO_LARGE', 'it is too large', undefined],
  ['requestpayloadsizelimitexceeded', 'TOO_LARGE', 'it is too large', undefined],
  ['responsepayloadsizelimitexceeded', 'TOO_LARGE', 'it is too large', undefined],
  ['errormessagesizeexceeded', 'TOO_LARGE', 'it is too large', undefined],
  ['errorattachmentsizelimitexceeded', 'TOO_LARGE', 'it is too large', undefined],
  ['quotalimitreached', 'QUOTA_EXCEEDED', 'the storage is full', undefined],
  ['errorquotaexceeded', 'QUOTA_EXCEEDED', 'the storage is full', undefined],
  ['errormessagequotaexceeded', 'QUOTA_EXCEEDED', 'the storage is full', undefined],
  ['toomanyrequests', 'THROTTLED', 'there were too many requests', undefined],
  ['applicationthrottled', 'THROTTLED', 'there were too many requests', undefined],
  ['mailboxconcurrency', 'THROTTLED', 'there were too many requests', undefined],
  ['activitylimitreached', 'THROTTLED', 'there were too many requests', undefined],
  ['errorserverbusy', 'THROTTLED', 'there were too many requests', undefined],
  ['errortoomanyobjectsopened', 'THROTTLED', 'there were too many requests', undefined],
  ['internalservererror', 'UNAVAILABLE', 'the service failed', undefined],
  ['badgateway', 'UNAVAILABLE', 'the service is not available at the moment', undefined],
  ['gatewaytimeout', 'UNAVAILABLE', 'the service took too long', undefined],
  ['servicenotavailable', 'UNAVAILABLE', 'the service is not available at the moment', undefined],
  ['serviceunavailable', 'UNAVAILABLE', 'the service is not available at the moment', undefined],
  ['errormailboxstoreunavailable', 'UNAVAILABLE', 'the service is not available at the moment', undefined],
  ['errorinternalservertransienterror', 'UNAVAILABLE', 'the service is not available at the moment', undefined],
  ['resyncrequired', 'NOT_FOUND', 'the link has expired', 'Start again from the beginning of the list.'],
  ['syncstatenotfound', 'NOT_FOUND', 'the link has expired', 'Start again from the beginning of the list.'],
];

const byStatus: readonly Row<number>[] = [
  [400, 'REQUEST_REFUSED', undefined, undefined],
  [401, 'SIGN_IN_REQUIRED', 'the access token was refused, a fresh one as well', undefined],
  [403, 'PERMISSION_MISSING', 'a permission is missing, or the signed-in account has no right to it', undefined],
  [404, 'NOT_FOUND', 'there is no such item', undefined],
  [405, 'REQUEST_REFUSED', 'the service does not offer this', 'Use another call; this one is not there.'],
  [406, 'REQUEST_REFUSED', undefined, undefined],
  [409, 'CONFLICT', 'it conflicts with what is there', undefined],
  [410, 'NOT_FOUND', 'the link has expired', 'Start again from the beginning of the list.'],
  [411, 'REQUEST_REFUSED', undefined, undefined],
  [412, 'CONFLICT', 'somebody else changed it in the meantime', 'Read it again, then repeat the change.'],
  [413, 'TOO_LARGE', 'it is too large', undefined],
  [415, 'REQUEST_REFUSED', undefined, undefined],
  [416, 'REQUEST_REFUSED', undefined, undefined],
  [422, 'REQUEST_REFUSED', undefined, undefined],
  [423, 'CONFLICT', 'it is locked', 'Close it where it is open, or try again later.'],
  [429, 'THROTTLED', 'there were too many requests', undefined],
  [500, 'UNAVAILABLE', 'the service failed', undefined],
  [501, 'REQUEST_REFUSED', 'the service does not offer this', 'Use another call; this one is not there.'],
  [502, 'UNAVAILABLE', 'the service is not available at the moment', undefined],
  [503, 'UNAVAILABLE', 'the service is not available at the moment', undefined],
  [504, 'UNAVAILABLE', 'the service took too long', undefined],
  [507, 'QUOTA_EXCEEDED', 'the storage is full', undefined],
  [509, 'THROTTLED', 'there were too many requests', undefined],
];

/** Codes that stand for everything: the status decides. */
const general = ['badrequest', 'invalidrequest', 'request_badrequest', 'generalexception'];

const call: Call = { activity: 'mail.get', operation: 'GET /me/messages/{id}', clientRequestId: 'client-1' };

function failureFor(status: number, code?: string) {
  const answer: Answer = { kind: 'answer', status, headers: new Headers(), body: code === undefined ? undefined : { error: { code } } };
  return callFailure(call, answer, { attempts: 1, waitedMS: 0 });
}

const sentence = (what: string | undefined, status: number): string =>
  `mail.get could not do GET /me/messages/{id}: ${what ?? `the request was refused (${status})`}.`;

describe('a refusal', () => {
  test.each(byCode)('with the code %s is %s', (graphCode, code, what, remedy) => {
    const expected = { code, message: sentence(what, 418), remedy: remedy ?? failures[code].remedy };

    // Whatever the status, and in whatever case.
    expect(failureFor(418, graphCode)).toMatchObject(expected);
    expect(failureFor(418, graphCode.toUpperCase())).toMatchObject(expected);
  });

  test.each(byStatus)('with status %i and no code that is known is %s', (status, code, what, remedy) => {
    const expected = { code, message: sentence(what, status), remedy: remedy ?? failures[code].remedy };

    for (const graphCode of [undefined, 'somethingNew', ...general]) expect(failureFor(status, graphCode)).toMatchObject(expected);
  });

  test('with a status that is not known is left to what Graph says', () => {
    expect(failureFor(418)).toMatchObject({ code: 'REQUEST_REFUSED', message: sentence(undefined, 418) });
  });

  test('has its row here, whatever it is', () => {
    expect([...refusalsByCode.keys()].toSorted()).toEqual([...byCode.map(([code]) => code), ...general].toSorted());
    expect([...refusalsByStatus.keys()]).toEqual(byStatus.map(([status]) => status));
  });
});
