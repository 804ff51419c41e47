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

  test('nests as deep as ten levels, and no deeper', () => {
    const nested = (depth: number): unknown =>
      Array.from({ length: depth }, (_, level) => `c${depth - level}`).reduce<unknown>(
        (innerError, code) => ({ code, innerError }),
        undefined,
      );

    expect(readErrorBody({ error: nested(10) }).codes).toHaveLength(10);
    expect(readErrorBody({ error: nested(11) }).codes).toEqual(['c10', 'c9', 'c8', 'c7', 'c6', 'c5', 'c4', 'c3', 'c2', 'c1']);
  });

  test('is told by its outermost ids, message and the nearer spelling', () => {
    const body = {
      error: {
        message: ' Outside. ',
        'request-id': 'outer',
        requestId: 'older',
        date: 'd1',
        innerError: { message: 'Inside.', 'request-id': 'inner', date: 'd2', code: 'a' },
        innererror: { code: 'b' },
      },
    };

    expect(readErrorBody(body)).toEqual({ codes: ['a'], message: 'Outside.', requestId: 'outer', date: 'd1' });
  });

  test.each([
    ['x'.repeat(100), true],
    ['x'.repeat(101), false],
    ['Error.Code_1:2+3-4', true],
    ['two words', false],
    ['', false],
    ['code\n', false],
  ])('prints the word %j: %s', (code, isPrinted) => {
    expect(readErrorBody({ error: { code } }).codes).toEqual(isPrinted ? [code] : []);
  });

  test('has a message of 500 letters at most, on one line', () => {
    expect(readErrorBody({ error: { message: 'x'.repeat(500) } }).message).toBe('x'.repeat(500));
    expect(readErrorBody({ error: { message: 'x'.repeat(501) } }).message).toBe(`${'x'.repeat(500)}...`);
    expect(readErrorBody({ error: { message: '\ta\u001b[31m\r\n\n b\u0085c ' } }).message).toBe('a [31m b c');
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
