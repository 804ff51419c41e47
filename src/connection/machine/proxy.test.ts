import { afterEach, describe, expect, test, vi } from 'vitest';
import { proxyFor, proxyIn } from './proxy.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the proxy of an environment', () => {
  test.each([
    [{}, undefined],
    [{ HTTP_PROXY: 'http://a:1' }, undefined],
    [{ HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:2' }, ['b:2', 'HTTPS_PROXY']],
    [{ HTTPS_PROXY: '', ALL_PROXY: 'http://a:1' }, ['a:1', 'ALL_PROXY']],
    [{ HTTPS_PROXY: 'a:1' }, ['a:1', 'HTTPS_PROXY']],
    [{ HTTPS_PROXY: 'https://ada:secret@a' }, ['a', 'HTTPS_PROXY']],
  ])('%j', (env, expected) => {
    const proxy = proxyIn(env as Record<string, string>);

    expect(proxy && [proxy.name, proxy.variable]).toEqual(expected);
  });

  test.each(['socks5://ada:hunter2@a:1', 'http://', 'http://ada:hunter2@', 'ftp://a'])(
    '%s cannot be used, and is not repeated',
    (address) => {
      expect(() => proxyIn({ HTTPS_PROXY: address })).toThrow(
        expect.objectContaining({
          code: 'SETTINGS_INVALID',
          message: expect.not.stringContaining('hunter2'),
          fields: [expect.objectContaining({ field: 'HTTPS_PROXY' })],
        }),
      );
    },
  );
});

describe('the proxy for a request', () => {
  const nameFor = async (url: string): Promise<string | undefined> => (await proxyFor(new URL(url)))?.name;

  test('stands in for https, and never for what stays on this machine', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://proxy:3128');

    expect(await nameFor('https://graph.microsoft.com/v1.0/me')).toBe('proxy:3128');
    for (const url of ['http://graph.microsoft.com/', 'https://localhost:4000/', 'https://127.0.0.1/', 'https://[::1]/'])
      expect(await nameFor(url)).toBeUndefined();
  });

  test('one that cannot be used does not matter to hosts that are asked without it', async () => {
    vi.stubEnv('HTTPS_PROXY', 'socks5://proxy');
    vi.stubEnv('NO_PROXY', 'graph.microsoft.com');

    expect(await nameFor('https://graph.microsoft.com/')).toBeUndefined();
    await expect(nameFor('https://login.microsoftonline.com/')).rejects.toMatchObject({ code: 'SETTINGS_INVALID' });
  });

  test.each([
    ['graph.microsoft.com', undefined, 'proxy:3128'],
    ['.microsoft.com', undefined, 'proxy:3128'],
    ['*', undefined, undefined],
    ['contoso.example', 'proxy:3128', 'proxy:3128'],
  ])('is left out for hosts of NO_PROXY %s', async (exceptions, forGraph, forLogin) => {
    vi.stubEnv('HTTPS_PROXY', 'http://proxy:3128');
    vi.stubEnv('NO_PROXY', exceptions);

    expect([await nameFor('https://graph.microsoft.com/'), await nameFor('https://login.microsoftonline.com/')]).toEqual([
      forGraph,
      forLogin,
    ]);
  });
});
