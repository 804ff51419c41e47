import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { loopbackServer } from '../../test/support/loopback-server.ts';
import { ProxyFailure } from '../core/proxy-failure.ts';
import { breakOf } from './connection-break.ts';

const failed = (code: string): TypeError => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

describe('what fetch throws', () => {
  test.each([
    ['ECONNREFUSED', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['EAI_AGAIN', 'unreachable'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ENETUNREACH', 'unreachable'],
    ['EHOSTDOWN', 'unreachable'],
    ['ENETDOWN', 'unreachable'],
    ['EADDRNOTAVAIL', 'unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'unreachable'],
    ['ERR_SOCKET_CONNECTION_TIMEOUT', 'unreachable'],
    ['ECONNRESET', 'interrupted'],
    ['UND_ERR_SOCKET', 'interrupted'],
    ['EPIPE', 'interrupted'],
    ['EBAD', 'interrupted'],
    ['HPE_INVALID_CONSTANT', 'interrupted'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'interrupted'],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', 'interrupted'],
    ['ERR_HTTP2_STREAM_ERROR', 'interrupted'],
    ['ERR_STREAM_PREMATURE_CLOSE', 'interrupted'],
    ['Z_DATA_ERROR', 'interrupted'],
    ['CERT_HAS_EXPIRED', 'untrusted'],
    ['DEPTH_ZERO_SELF_SIGNED', 'untrusted'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
    ['UNABLE_TO_GET_ISSUER_LOCALLY', 'untrusted'],
    ['ERR_TLS_ALTNAME_INVALID', 'untrusted'],
    ['HOSTNAME_MISMATCH', 'untrusted'],
  ])('%s is %s', (code, how) => {
    expect(breakOf(failed(code))).toMatchObject({ kind: 'break', how, reason: code });
  });

  test('is told from the first address when a host has several', () => {
    const cause = new AggregateError([Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })]);

    expect(breakOf(new TypeError('fetch failed', { cause }))).toMatchObject({ how: 'unreachable' });
  });

  test.each(['terminated', 'fetch failed', 'network error', 'Network error: closed'])(
    'without a code is an interruption: %s',
    (message) => {
      const error = new TypeError(message);

      expect(breakOf(error)).toEqual({ kind: 'break', how: 'interrupted', reason: message, cause: error });
    },
  );

  test('keeps the error itself as the cause, whatever it is', () => {
    for (const code of ['ECONNREFUSED', 'ECONNRESET', 'CERT_HAS_EXPIRED']) {
      const error = failed(code);
      expect(breakOf(error)).toMatchObject({ kind: 'break', cause: error });
    }
  });

  test('of a proxy says what the proxy did: nothing left', () => {
    const error = new TypeError('fetch failed', { cause: new ProxyFailure('the proxy asks for a password') });

    expect(breakOf(error)).toEqual({ kind: 'break', how: 'unreachable', reason: 'the proxy asks for a password', cause: error });
    expect(breakOf(new ProxyFailure('the proxy asks for a password'))).toBeUndefined();
    expect(error.cause).toMatchObject({ name: 'ProxyFailure', code: 'ERR_PROXY_TUNNEL' });
  });

  test.each([
    [1, 'interrupted'],
    [4, 'interrupted'],
    [5, undefined],
  ])('has its code %i causes deep: %s', (depth, how) => {
    const inside: Error = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    const error = Array.from({ length: depth }).reduce<Error>((cause) => new Error('outside', { cause }), inside);

    expect(breakOf(error)?.how).toBe(how);
  });

  test('is told by the outermost code, and a number is none', () => {
    expect(breakOf(Object.assign(failed('ECONNREFUSED'), { code: 'ECONNRESET' }))).toMatchObject({ how: 'interrupted' });
    expect(breakOf(Object.assign(failed('ECONNREFUSED'), { code: 7 }))).toMatchObject({ how: 'unreachable' });
  });

  test.each([
    new Error('a mistake'),
    new Error('terminated'),
    new TypeError('x is not a function'),
    new TypeError('it terminated'),
    failed('ERR_INVALID_URL'),
    failed('ERR_STREAMS'),
    failed('EIO'),
    failed('ECONN_RESET'),
    failed('NO_UND_ERR_SOCKET'),
    'text',
    undefined,
  ])('%s is no matter of the network', (error) => {
    expect(breakOf(error)).toBeUndefined();
  });
});

describe('the real fetch', () => {
  const thrownBy = async (url: string): Promise<unknown> =>
    fetch(url)
      .then((response) => response.text())
      .catch((error: unknown) => error);

  test('on a port where nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await new Promise((resolve) => server.close(resolve));

    expect(breakOf(await thrownBy(`http://127.0.0.1:${port}`))).toMatchObject({ how: 'unreachable', reason: 'ECONNREFUSED' });
  });

  test('on a connection that is cut before the answer, and in the middle of it', async () => {
    await using server = await loopbackServer((request, response) => {
      if (request.url === '/middle') response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => request.socket.destroy(), 10);
    });

    expect(breakOf(await thrownBy(`${server.origin}/before`))).toMatchObject({ how: 'interrupted' });
    expect(breakOf(await thrownBy(`${server.origin}/middle`))).toMatchObject({ how: 'interrupted' });
  });

  test('on an address that is none', async () => {
    expect(breakOf(await thrownBy('not an address'))).toBeUndefined();
  });
});
