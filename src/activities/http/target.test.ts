import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTarget } from './target.ts';

describe('a path', () => {
  test.each([
    ['/me', '/me', {}],
    ['/v1.0/me/messages', '/me/messages', {}],
    ['/V1.0/me', '/me', {}],
    ['https://graph.microsoft.com/v1.0/users?$top=2&$select=id,mail', '/users', { $top: '2', $select: 'id,mail' }],
    ['https://GRAPH.microsoft.us/v1.0/me?$filter=a%20eq%20%27b%3Fc%27', '/me', { $filter: "a eq 'b?c'" }],
    ["/users('ada@contoso.example')/drive/root:/a b.txt:/content", "/users('ada@contoso.example')/drive/root:/a%20b.txt:/content", {}],
    ['/me/messages/AAMk%3D=', '/me/messages/AAMk%3D=', {}],
    ['/me/messages/{id}', '/me/messages/{id}', {}],
    ['/me/mailFolders/Größe', '/me/mailFolders/Gr%C3%B6%C3%9Fe', {}],
  ])('%s is %s', (written, path, query) => {
    expect(readTarget(written)).toEqual({ path, query });
  });

  test.each([
    'me',
    '//evil.example/v1.0/me',
    'https://evil.example/v1.0/me',
    'https://graph.microsoft.com.evil.example/v1.0/me',
    'https://graph.microsoft.com@evil.example/v1.0/me',
    'https://ada:secret@graph.microsoft.com/v1.0/me',
    'https://graph.microsoft.com:8443/v1.0/me',
    'http://graph.microsoft.com/v1.0/me',
    'https://graph.microsoft.com/me',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '/beta/me',
    'https://graph.microsoft.com/beta/me',
    '/v1.0/../beta/me',
    '/me/../users',
    '/me/%2e%2e/users',
    '/me/.%2E/users',
    '/me/a%2Fb',
    '/me/a%5Cb',
    '/me\\users',
    '/me//messages',
    '/me/',
    '/',
    '/v1.0',
    '/%',
    '/%ZZ',
    '/me#x',
    '/me\r\nX-A: b',
    '/me/%0d%0a',
    ' /me',
    '/$batch',
    '/v1.0/%24batch',
    '/me/\u0000',
  ])('%j is refused with what is wrong', (written) => {
    expect(readTarget(written)).toEqual(expect.stringMatching(/^must /));
  });

  test('whatever is written, a call stays below the version, on the host of the connection', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc
            .array(fc.constantFrom('..', '.', '%2e', '/', '\\', '@', ':', '?', '#', 'me', '%2f', '//'))
            .map((parts) => `/${parts.join('')}`),
        ),
        (written) => {
          const target = readTarget(written);
          if (typeof target === 'string') return;
          const url = new URL(`https://graph.microsoft.com/v1.0${target.path}`);
          expect([url.host, url.pathname, url.search, url.hash]).toEqual([
            'graph.microsoft.com',
            `/v1.0${target.path}`.replaceAll(/[{}]/g, (brace) => encodeURIComponent(brace)),
            '',
            '',
          ]);
        },
      ),
    );
  });
});
