import { describe, expect, test } from 'vitest';
import { readErrorBody } from './error-body.ts';

describe('an error body', () => {
  test('gives its codes from the inside out, message, request id and date', () => {
    const body = {
      error: {
        code: 'accessDenied',
        message: 'Access\r\n denied.',
        innerError: { date: '2026-01-01T00:00:00', 'request-id': 'abc-1', code: 'outer', innererror: { code: 'inner' } },
      },
    };

    expect(readErrorBody(body)).toEqual({
      codes: ['inner', 'outer', 'accessDenied'],
      message: 'Access denied.',
      requestId: 'abc-1',
      date: '2026-01-01T00:00:00',
    });
  });

  test('in the older spelling is read too', () => {
    expect(readErrorBody({ error: { code: 'x', innererror: { requestId: 'abc-2' } } })).toMatchObject({ requestId: 'abc-2' });
  });

  test.each([undefined, null, 'text', 7, [], {}, { error: null }, { error: 'no' }, { error: { code: 5, message: {} } }])(
    'that is %j says nothing',
    (body) => {
      expect(readErrorBody(body)).toEqual({ codes: [], message: '' });
    },
  );

  test('has nothing long and nothing odd that could be printed', () => {
    const { codes, message, requestId } = readErrorBody({
      error: { code: 'a b\u001b[31m', message: 'x'.repeat(10_000), innerError: { 'request-id': 'y'.repeat(500) } },
    });

    expect(codes).toEqual([]);
    expect(message).toBe(`${'x'.repeat(500)}...`);
    expect(requestId).toBeUndefined();
  });
});
