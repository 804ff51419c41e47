import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { targetOf } from './url.ts';

describe('the address of an operation', () => {
  test('has method, path and query', () => {
    const target = targetOf('GET /me/mailFolders/{id}/messages', {
      params: { id: 'inbox' },
      query: { $top: 10, $filter: "from eq 'a&b'", $count: true, $skip: undefined },
    });

    expect(target).toEqual({ method: 'GET', path: "/me/mailFolders/inbox/messages?$top=10&$filter=from%20eq%20'a%26b'&$count=true" });
  });

  test.each([
    [{}, '/me'],
    [{ $skip: undefined }, '/me'],
    [{ $count: false }, '/me?$count=false'],
    [{ $top: 0, $select: 'a,b' }, '/me?$top=0&$select=a%2Cb'],
    [{ 'a b&': '$x=1' }, '/me?a%20b%26=$x%3D1'],
  ])('has the query %j', (query, path) => {
    expect(targetOf('GET /me', { query })).toEqual({ method: 'GET', path });
  });

  test('needs no request', () => {
    expect(targetOf('DELETE /me')).toEqual({ method: 'DELETE', path: '/me' });
  });

  test('refuses an empty mailbox, wherever it is named, and none where it is not used', () => {
    expect(() => targetOf('GET /me', { mailbox: '' })).toThrow(
      expect.objectContaining({ fields: [{ field: 'mailbox', problem: 'is empty' }] }),
    );
    expect(() => targetOf('GET /me', {}, '..')).toThrow(
      expect.objectContaining({ fields: [{ field: 'mailbox', problem: 'cannot be part of an address' }] }),
    );
    expect(targetOf('GET /users', {}, '').path).toBe('/users');
  });

  test('leaves a quote as it is where no text literal begins', () => {
    expect(targetOf('GET /me/messages/{id}', { params: { id: "it's" } }).path).toBe("/me/messages/it's");
  });

  test('keeps ids whole that hold a slash, a plus or an equals sign', () => {
    const target = targetOf('DELETE /me/messages/{id}', { params: { id: 'AAMk/a+b==' } });

    expect(target.path).toBe('/me/messages/AAMk%2Fa%2Bb%3D%3D');
  });

  test('keeps the slashes of a path, and nothing else of it that would mean something', () => {
    const target = targetOf('GET /me/drive/items/{item}:/{+path}', { params: { item: 'root', path: 'a b/50%:#1?/c' } });

    expect(target.path).toBe('/me/drive/items/root:/a%20b/50%25%3A%231%3F/c');
    for (const path of ['', 'a//b', '/a', 'a/', '../a', 'a/./b', 'a/..'])
      expect(() => targetOf('GET /me/drive/items/{item}:/{+path}', { params: { item: 'root', path } })).toThrow(/The value of path/);
  });

  test('doubles quotes inside a text literal', () => {
    const target = targetOf("GET /me/drive/root/search(q='{text}')", { params: { text: "it's" } });

    expect(target.path).toBe("/me/drive/root/search(q='it''s')");
  });

  test('names a mailbox instead of /me: the request before the use', () => {
    expect(targetOf('GET /me/messages', {}, 'invoices@contoso.example').path).toBe('/users/invoices%40contoso.example/messages');
    expect(targetOf('GET /me', { mailbox: 'ada@contoso.example' }, 'invoices@contoso.example').path).toBe('/users/ada%40contoso.example');
    expect(targetOf('GET /users', {}, 'invoices@contoso.example').path).toBe('/users');
    expect(targetOf('GET /meetings', {}, 'invoices@contoso.example').path).toBe('/meetings');
  });

  test.each([
    ['GET /me/messages/{id}', {}, 'GET /me/messages/{id}: the parameter id is missing.'],
    ['GET /me/messages', { params: { id: '1' } }, 'GET /me/messages: there is no parameter id.'],
    ['GET /users', { mailbox: 'ada@contoso.example' }, 'GET /users: a mailbox is named, but the operation is not on /me.'],
  ] as const)('refuses a wrong call of %s', (operation, request, message) => {
    expect(() => targetOf(operation, request)).toThrow(new TypeError(message));
  });

  test.each([
    ['', 'The value of id is empty.'],
    [' ', 'The value of id is empty.'],
    ['..', 'The value of id cannot be part of an address.'],
    ['.', 'The value of id cannot be part of an address.'],
    ['\ud800', 'The value of id cannot be part of an address.'],
  ])('refuses the id %j, which would address something else', (id, message) => {
    expect(() => targetOf('DELETE /me/messages/{id}', { params: { id } })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', message }),
    );
  });

  test('reads back to the same values, whatever they are', () => {
    const value = fc.string({ unit: 'grapheme' }).filter((text) => text.trim() !== '' && text !== '.' && text !== '..');
    fc.assert(
      fc.property(value, value, value, (mailbox, id, search) => {
        const { path } = targetOf('GET /me/messages/{id}/attachments', { params: { id }, query: { $search: search }, mailbox });
        const url = new URL(`https://graph.microsoft.com/v1.0${path}`);
        const segments = url.pathname.split('/').map(decodeURIComponent);

        expect(segments).toEqual(['', 'v1.0', 'users', mailbox, 'messages', id, 'attachments']);
        expect(url.searchParams.get('$search')).toBe(search);
      }),
    );
  });
});
