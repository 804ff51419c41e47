import { describe, expect, test } from 'vitest';
import { failures } from '../core/errors.ts';
import type { Call } from './call.ts';
import { callFailure, refusalOf } from './errors.ts';
import type { Answer } from './exchange.ts';
import type { Tries } from './patience.ts';
import { refusalsByCode, refusalsByStatus } from './refusals.ts';

const own: Call = { activity: 'mail.move', operation: 'POST /me/messages/{id}/move', clientRequestId: 'client-1' };
const shared: Call = { ...own, mailbox: 'invoices@contoso.example' };
const once: Tries = { attempts: 1, waitedMS: 0 };

function answer(status: number, code?: string, headers: Record<string, string> = {}): Answer {
  const body =
    code === undefined
      ? undefined
      : { error: { code, message: `Message of ${code}.`, innerError: { date: '2026-01-01T00:00:00', 'request-id': 'request-1' } } };
  return { kind: 'answer', status, headers: new Headers(headers), body };
}

describe('a change that may be made again and was not seen to end', () => {
  const patch: Call = { ...own, operation: 'PATCH /me/messages/{id}' };
  const inDoubt: Tries = { attempts: 5, waitedMS: 8000, inDoubt: true };

  test.each([
    ['refused at last', answer(429, 'TooManyRequests')],
    ['not answered at last', answer(503)],
    ['not reached at last', { kind: 'break', how: 'unreachable', reason: 'ECONNREFUSED', cause: undefined } as const],
    ['held back at last', { kind: 'break', how: 'held', reason: 'it is down', cause: undefined } as const],
  ])('and was %s may have been done', (_, outcome) => {
    expect(callFailure(patch, outcome, inDoubt).message).toContain('It may have been done all the same.');
    expect(callFailure(patch, outcome, { ...inDoubt, inDoubt: false }).message).not.toContain('may have been done');
    expect(callFailure({ ...own, operation: 'GET /me/messages/{id}' }, outcome, inDoubt).message).not.toContain('may have been done');
  });
});

describe('a refusal of Graph', () => {
  test('names activity and operation, what Graph says, and every id that support asks for', () => {
    const error = callFailure(own, answer(403, 'ErrorAccessDenied', { date: 'Thu, 01 Jan 2026 00:00:00 GMT' }), once);

    expect(error.message).toBe(
      'mail.move could not do POST /me/messages/{id}/move: a permission is missing, or the signed-in account has no right to it. ' +
        'Microsoft Graph says: "Message of ErrorAccessDenied."',
    );
    expect(error.code).toBe('PERMISSION_MISSING');
    expect(error.remedy).toBe(failures.PERMISSION_MISSING.remedy);
    expect(error.details).toEqual({
      activity: 'mail.move',
      operation: 'POST /me/messages/{id}/move',
      clientRequestId: 'client-1',
      status: 403,
      graphCode: 'ErrorAccessDenied',
      requestId: 'request-1',
      date: 'Thu, 01 Jan 2026 00:00:00 GMT',
    });
  });

  test.each([
    [403, 'ErrorAccessDenied', 'PERMISSION_MISSING'],
    [403, 'Authorization_RequestDenied', 'PERMISSION_MISSING'],
    [403, 'accessDenied', 'PERMISSION_MISSING'],
    [403, 'ErrorSendAsDenied', 'ACCESS_DENIED'],
    [403, 'somethingNew', 'PERMISSION_MISSING'],
    [403, '', 'PERMISSION_MISSING'],
    [401, 'InvalidAuthenticationToken', 'SIGN_IN_REQUIRED'],
    [403, 'insufficient_claims', 'SIGN_IN_BLOCKED'],
    [404, 'ErrorItemNotFound', 'NOT_FOUND'],
    [400, 'ErrorInvalidIdMalformed', 'NOT_FOUND'],
    [404, undefined, 'NOT_FOUND'],
    [410, 'syncStateNotFound', 'NOT_FOUND'],
    [409, 'ErrorFolderExists', 'CONFLICT'],
    [412, 'ErrorIrresolvableConflict', 'CONFLICT'],
    [400, 'ErrorInvalidRecipients', 'REQUEST_REFUSED'],
    [400, 'InefficientFilter', 'REQUEST_REFUSED'],
    [400, 'BadRequest', 'REQUEST_REFUSED'],
    [501, 'NotImplemented', 'REQUEST_REFUSED'],
    [413, undefined, 'TOO_LARGE'],
    [507, 'quotaLimitReached', 'QUOTA_EXCEEDED'],
    [429, 'TooManyRequests', 'THROTTLED'],
    [429, undefined, 'THROTTLED'],
    [503, 'serviceNotAvailable', 'UNAVAILABLE'],
    [500, 'generalException', 'UNAVAILABLE'],
    // The code is looked at before the status.
    [400, 'ApplicationThrottled', 'THROTTLED'],
  ] as const)('%i %s is %s', (status, code, expected) => {
    expect(callFailure(own, answer(status, code), once).code).toBe(expected);
  });

  test.each([
    [500, 'POST /me/sendMail', true],
    [502, 'POST /me/messages/{id}/move', true],
    [503, 'DELETE /me/messages/{id}', true],
    [504, 'POST /me/messages/{id}/send', true],
    [501, 'POST /me/sendMail', false],
    [507, 'POST /me/messages', false],
    [429, 'POST /me/sendMail', false],
    [503, 'PATCH /me/messages/{id}', false],
    [500, 'GET /me/messages', false],
    [503, 'POST /me/messages/{id}/attachments/createUploadSession', false],
  ])('%i after %s: it may have been done: %s', (status, operation, may) => {
    const { message, remedy } = callFailure({ ...own, operation }, answer(status, undefined), once);

    expect(message.includes('It may have been done all the same.')).toBe(may);
    expect(remedy === 'Look whether it was done before you try again.').toBe(may);
    expect(message).toContain(may ? `could not be sure of ${operation}` : `could not do ${operation}`);
  });

  test('with a code inside a code is known by the inner one, and a number inside does not hide the outer one', () => {
    expect(refusalOf(400, ['nameAlreadyExists', 'invalidRequest']).code).toBe('CONFLICT');
    expect(refusalOf(400, ['429', 'TooManyRequests']).code).toBe('THROTTLED');
    expect(refusalOf(404, ['generalException']).code).toBe('NOT_FOUND');
  });

  test.each([403, 404])('%i for another mailbox names the three possible causes', (status) => {
    const { remedy, details } = callFailure(shared, answer(status, status === 403 ? 'ErrorAccessDenied' : 'ErrorItemNotFound'), once);

    expect(remedy).toBe(
      'Check three things for the mailbox invoices@contoso.example: the signed-in account has rights on it in Exchange (full access, send as); ' +
        'the permissions that end in .Shared are consented; the address is right and the id was read from this same mailbox.',
    );
    expect(details['mailbox']).toBe('invoices@contoso.example');
  });

  test.each([
    ['ErrorInvalidIdMalformed', 'Use the id with the mailbox that it came from; ids are not valid elsewhere.'],
    ['ErrorSendAsDenied', 'Ask the administrator for "Send As" or "Send on Behalf" on that mailbox.'],
  ])('%s for another mailbox keeps its own, more precise remedy', (code, remedy) => {
    expect(callFailure(shared, answer(403, code), once).remedy).toBe(remedy);
  });

  test('that throttles says how long it was waited for', () => {
    const error = callFailure(own, answer(429, 'TooManyRequests'), { attempts: 5, waitedMS: 12_345, askedMS: 7000 });

    expect(error.message).toBe(
      'mail.move could not do POST /me/messages/{id}/move: there were too many requests, after 5 tries and 12.3 s of waiting; it asks for 7 s of quiet. ' +
        'Microsoft Graph says: "Message of TooManyRequests."',
    );
    expect(error.details).toMatchObject({ attempts: 5, waitedSeconds: 12.3, retryAfterSeconds: 7 });
  });

  test('that repeats a token does not print it', () => {
    const body = {
      error: {
        code: 'InvalidAuthenticationToken',
        message: 'Bad token Bearer abcdefghijklmnop and eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln',
      },
    };
    const error = callFailure(own, { ...answer(401), body }, once);

    expect(JSON.stringify(error)).not.toMatch(/abcdefghijklmnop|eyJhbGci/);
  });

  test('never lacks an entry: every one has a known failure code', () => {
    const entries = [...refusalsByCode.values(), ...refusalsByStatus.values()];

    expect(entries.filter(({ code }) => !(code in failures))).toEqual([]);
    expect([...refusalsByCode.keys()].filter((code) => code !== code.toLowerCase())).toEqual([]);
    expect(entries.flatMap(({ remedy }) => remedy ?? []).filter((remedy) => !/^[A-Z].*\.$/.test(remedy))).toEqual([]);
  });
});

describe('a network that fails', () => {
  const broken = (how: 'unreachable' | 'interrupted' | 'untrusted') =>
    ({ kind: 'break', how, reason: 'ECONNRESET', cause: new Error('secret') }) as const;

  test('before the request left', () => {
    expect(callFailure(own, broken('unreachable'), { attempts: 5, waitedMS: 1500 })).toMatchObject({
      code: 'NETWORK_FAILED',
      message:
        'mail.move could not do POST /me/messages/{id}/move: the service cannot be reached (ECONNRESET), after 5 tries and 1.5 s of waiting.',
    });
  });

  test('in the middle of a change says that the change may have happened', () => {
    expect(callFailure(own, broken('interrupted'), once)).toMatchObject({
      message: 'mail.move lost the connection during POST /me/messages/{id}/move (ECONNRESET). It may have been done all the same.',
      remedy: 'Look whether it was done before you try again.',
    });
    expect(callFailure({ ...own, operation: 'GET /me' }, broken('interrupted'), once)).toMatchObject({
      message: 'mail.move lost the connection during GET /me (ECONNRESET).',
      remedy: failures.NETWORK_FAILED.remedy,
    });
  });

  test('for a certificate says what to do about it', () => {
    expect(callFailure(own, broken('untrusted'), once).remedy).toBe(
      'Give the certificate authority of your proxy to Node with NODE_EXTRA_CA_CERTS, then try again.',
    );
  });
});
