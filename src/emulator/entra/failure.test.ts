import { expect, test } from 'vitest';
import { aadsts } from './aadsts.ts';
import { EntraFailure, errorBody } from './failure.ts';

const trace = {
  traceId: 'aaaaaaaa-0000-4000-8000-000000000000',
  correlationId: 'bbbbbbbb-0000-4000-8000-000000000000',
  at: new Date('2026-11-23T20:47:05.678Z'),
};

test('the error body is the documented one', () => {
  const failure = new EntraFailure(65001, { clientId: 'c', application: 'Example', permissions: 'Mail.Read' }, '{"access_token":{}}');

  expect(errorBody(failure, trace, 'https://login.microsoftonline.com')).toEqual({
    error: 'invalid_grant',
    error_description: [
      "AADSTS65001: Neither the person nor an administrator has consented to let the application 'c' (Example) use: Mail.Read.",
      'Trace ID: aaaaaaaa-0000-4000-8000-000000000000',
      'Correlation ID: bbbbbbbb-0000-4000-8000-000000000000',
      'Timestamp: 2026-11-23 20:47:05Z',
    ].join('\r\n'),
    error_codes: [65001],
    timestamp: '2026-11-23 20:47:05Z',
    trace_id: 'aaaaaaaa-0000-4000-8000-000000000000',
    correlation_id: 'bbbbbbbb-0000-4000-8000-000000000000',
    error_uri: 'https://login.microsoftonline.com/error?code=65001',
    suberror: 'consent_required',
    claims: '{"access_token":{}}',
  });
});

test('a placeholder without a value stays visible', () => {
  expect(new EntraFailure(50034).message).toBe("The account '{account}' does not exist in this directory.");
});

test.each(Object.entries(aadsts))('AADSTS%s has a text that is a sentence, and an error of OAuth', (_, { text, error }) => {
  expect(text).toMatch(/^[A-Z].*[.}]$/);
  expect(error).toMatch(/^[a-z_]+$/);
});
