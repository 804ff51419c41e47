import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { loopbackServer } from '../../test/support/loopback-server.ts';
import { breakOf } from './connection-break.ts';

const failed = (code: string): TypeError => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

describe('what fetch throws', () => {
  test.each([
    ['ECONNREFUSED', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'unreachable'],
    ['ECONNRESET', 'interrupted'],
    ['UND_ERR_SOCKET', 'interrupted'],
    ['EPIPE', 'interrupted'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'untrusted'],
  ])('%s is %s', (code, how) => {
    expect(breakOf(failed(code))).toMatchObject({ kind: 'break', how, reason: code });
  });

  test('is told from the first address when a host has several', () => {
    const cause = new AggregateError([Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })]);

    expect(breakOf(new TypeError('fetch failed', { cause }))).toMatchObject({ how: 'unreachable' });
  });

  test('without a code is an interruption', () => {
    expect(breakOf(new TypeError('terminated'))).toMatchObject({ how: 'interrupted', reason: 'terminated' });
  });

  test.each([new Error('a mistake'), new TypeError('x is not a function'), failed('ERR_INVALID_URL'), 'text', undefined])(
    '%s is no matter of the network',
    (error) => {
      expect(breakOf(error)).toBeUndefined();
    },
  );
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
