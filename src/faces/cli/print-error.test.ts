import { describe, expect, test } from 'vitest';
import { testTerminal } from '../../../test/support/test-terminal.ts';
import { OnbehalfError, type Details, type FailureCode } from '../../core/errors.ts';
import { printError } from './print-error.ts';

function printed(error: unknown, json = false) {
  const { io, stdout, stderr } = testTerminal({ json });
  const status = printError(io, error);
  expect(stdout()).toBe('');
  return { status, lines: stderr().trimEnd().split('\n') };
}
const failure = (code: FailureCode, details: Details = {}): OnbehalfError =>
  new OnbehalfError(code, 'It went wrong.', { details, remedy: 'Do it.' });

test.each<[FailureCode, string]>([
  ['SIGN_IN_REQUIRED', 'Your move'],
  ['ADMIN_CONSENT_REQUIRED', 'Your administrator’s move'],
  ['INPUT_INVALID', 'The caller’s move'],
  ['UNAVAILABLE', 'The service’s move'],
  ['BUG', 'Our move'],
])('%s says whose move it is, and ends with its status', (code, mover) => {
  const error = failure(code);
  const { status, lines } = printed(error);
  expect(status).toBe(error.exitStatus);
  expect(lines[0]).toBe('Error: It went wrong.');
  expect(lines.at(-1)).toBe(`${mover}: Do it.`);
});

test('the numbers by which a service finds a request stand on one line, others do not', () => {
  const details = {
    requestId: 'r',
    clientRequestId: 'c',
    correlationId: 'k',
    traceId: 't',
    timestamp: 'then',
    date: 'now',
    dates: 'no',
    status: 500,
    otherTraceId: '',
  };
  expect(printed(failure('UNAVAILABLE', details)).lines).toEqual([
    'Error: It went wrong.',
    'The service’s move: Do it.',
    'requestId r  clientRequestId c  correlationId k  traceId t  timestamp then  date now',
  ]);
});

describe('a message to an administrator', () => {
  const adminConsent = { link: 'https://login.example', message: 'Please consent.' };
  test('is printed whole', () => {
    expect(printed(failure('ADMIN_CONSENT_REQUIRED', { adminConsent })).lines).toEqual([
      'Error: It went wrong.',
      'Your administrator’s move: Do it.',
      '',
      'A message to your administrator, ready to send:',
      '',
      'Please consent.',
    ]);
  });
  test.each<[FailureCode, Details]>([
    ['PERMISSION_MISSING', { adminConsent }],
    ['ADMIN_CONSENT_REQUIRED', { adminConsent: 'none' }],
    ['ADMIN_CONSENT_REQUIRED', { adminConsent: { link: 'https://login.example' } }],
    ['ADMIN_CONSENT_REQUIRED', {}],
  ])('is not printed where it was before, or there is none: %s %j', (code, details) => {
    expect(printed(failure(code, details)).lines).toHaveLength(2);
  });
});

describe('what is no failure of ours is a bug', () => {
  const bug = new TypeError('x is not a function, password=hunter2');
  test('with its stack, without its secrets, and 70', () => {
    const { status, lines } = printed(bug);
    expect(status).toBe(70);
    expect(lines[0]).toBe('Error: Something broke inside of Onbehalf. TypeError: x is not a function, password=[removed]');
    expect(lines[1]).toBe('TypeError: x is not a function, password=[removed]');
    expect(lines[2]).toMatch(/^ {4}at /);
    expect(lines.join('\n')).not.toContain('hunter2');
    expect(lines.at(-1)).toMatch(/^Our move: /);
  });
  test('as JSON with --json, after its stack', () => {
    const { status, lines } = printed(bug, true);
    expect(status).toBe(70);
    expect(lines[0]).toBe('TypeError: x is not a function, password=[removed]');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ error: { code: 'BUG', whoseMove: 'us' } });
    expect(lines.join('\n')).not.toContain('hunter2');
  });
  test('thrown texts too', () => {
    expect(printed('no').lines).toEqual(['Error: Something broke inside of Onbehalf. no', expect.stringMatching(/^Our move: /)]);
    expect(printed('no', true).lines).toHaveLength(1);
  });
});

test('a failure is one line of JSON with --json', () => {
  const error = failure('ACCESS_DENIED', { requestId: 'r' });
  const { status, lines } = printed(error, true);
  expect(status).toBe(error.exitStatus);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([JSON.parse(JSON.stringify(error.toJSON()))]);
});
