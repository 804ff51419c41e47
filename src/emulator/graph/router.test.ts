import { describe, expect, test } from 'vitest';
import type { Route } from './route.ts';
import { createRouter, segmentsOf } from './router.ts';

function route(operation: string): Route {
  return { operation, permissions: { delegated: [], personal: [], application: [], shared: [] }, handle: () => ({ status: 200 }) };
}

const router = createRouter(
  [
    'GET /me',
    'GET /users',
    'GET /users/$count',
    'GET /me/messages',
    'GET /me/messages/{id}',
    'GET /me/messages/{id}/$value',
    'POST /me/messages/{id}/move',
    'GET /me/mailFolders/{folder}/messages/delta',
    'GET /me/mailFolders/{folder}/messages/{id}',
    'GET /me/drive/root:/{path}',
    'GET /me/drive/root:/{path}:/children',
    'GET /me/drive/items/{id}:/{path}',
    'GET /sites/{site}:/{path}:/drive',
    'GET /me/drive/root/delta',
    "GET /me/drive/root/delta(token='{token}')",
    "GET /me/drive/root:/{path}:/search(q='{q}')",
  ].map(route),
);

function found(method: string, path: string): unknown {
  const match = router.match(method, path);
  return match && [match.route.operation, match.params, match.ownerKey];
}

describe('paths', () => {
  test.each([
    ['GET', '/me', ['GET /me', {}, undefined]],
    ['GET', '/me/', ['GET /me', {}, undefined]],
    ['GET', '/ME/Messages', ['GET /me/messages', {}, undefined]],
    ['GET', '/users', ['GET /users', {}, undefined]],
    ['GET', '/users/%24count', ['GET /users/$count', {}, undefined]],
    ['GET', '/users/ben@contoso.example', ['GET /me', {}, 'ben@contoso.example']],
    ['GET', "/users('ben%40contoso.example')/messages", ['GET /me/messages', {}, 'ben@contoso.example']],
    ['GET', '/me/messages/AAMk%2FaB%3D', ['GET /me/messages/{id}', { id: 'AAMk/aB=' }, undefined]],
    ['GET', "/me/messages('it''s')/$value", ['GET /me/messages/{id}/$value', { id: "it's" }, undefined]],
    ['POST', '/me/messages/1/microsoft.graph.move', ['POST /me/messages/{id}/move', { id: '1' }, undefined]],
    [
      'GET',
      '/me/mailFolders/inbox/messages/microsoft.graph.delta()',
      ['GET /me/mailFolders/{folder}/messages/delta', { folder: 'inbox' }, undefined],
    ],
    [
      'GET',
      '/me/mailfolders/inbox/messages/delta2',
      ['GET /me/mailFolders/{folder}/messages/{id}', { folder: 'inbox', id: 'delta2' }, undefined],
    ],
    ['GET', '/me/drive/root:/a/b%20c.txt', ['GET /me/drive/root:/{path}', { path: 'a/b c.txt' }, undefined]],
    ['GET', '/me/drive/root:/delta', ['GET /me/drive/root:/{path}', { path: 'delta' }, undefined]],
    ['GET', '/me/drive/root:/a/b:', ['GET /me/drive/root:/{path}', { path: 'a/b' }, undefined]],
    ['GET', '/ME/drive/Root:/a(b)/c:/Children', ['GET /me/drive/root:/{path}:/children', { path: 'a(b)/c' }, undefined]],
    ['GET', '/users/ben/drive/items/1:/a', ['GET /me/drive/items/{id}:/{path}', { id: '1', path: 'a' }, 'ben']],
    ['GET', '/sites/a.example:/sites/b:/drive', ['GET /sites/{site}:/{path}:/drive', { site: 'a.example', path: 'sites/b' }, undefined]],
    ['GET', '/me/drive/root:/a%ZZ', undefined],
    ['GET', '/me/drive/root/delta()', ['GET /me/drive/root/delta', {}, undefined]],
    ['GET', "/me/drive/root/delta(token='a''b')", ["GET /me/drive/root/delta(token='{token}')", { token: "a'b" }, undefined]],
    ['GET', "/me/drive/root:/a:/Search(Q='')", ["GET /me/drive/root:/{path}:/search(q='{q}')", { path: 'a', q: '' }, undefined]],
    [
      'GET',
      "/me/drive/root:/a:/search(q='x%2Fy z')",
      ["GET /me/drive/root:/{path}:/search(q='{q}')", { path: 'a', q: 'x/y z' }, undefined],
    ],
    ['GET', "/me/drive/root/delta(other='x')", undefined],
    ['GET', '/me/drive/root/delta/x', undefined],
    ['POST', '/me/messages/1', undefined],
    ['GET', '/me/unknown', undefined],
    ['GET', '/me/messages/%E0%A4%A', undefined],
  ])('%s %s', (method, path, expected) => {
    expect(found(method, path)).toEqual(expected);
  });

  test.each([
    '/users/delta',
    '/users/delta()',
    '/users/getByIds',
    '/users/Delta/messages',
    '/users/$ref',
    '/me/messages/delta',
    '/me/messages/$count',
    '/me/messages/validateProperties',
    '/me/messages/microsoft.graph.eventMessage',
  ])('%s is no resource of that id', (path) => {
    expect(found('GET', path)).toBeUndefined();
  });

  test.each(['deltas', 'xdelta', 'AAMk$='])('%s may be an id', (id) => {
    expect(found('GET', `/me/messages/${id}`)).toEqual(['GET /me/messages/{id}', { id }, undefined]);
  });

  test('ids keep their letter case', () => {
    expect(segmentsOf('/me/Messages/AbC')).toEqual(['me', 'Messages', 'AbC']);
  });

  test('an alternate key is a segment that names its property', () => {
    expect(segmentsOf("/applications(appId='a''b')/owners")).toEqual(['applications', "appId='a''b'", 'owners']);
  });
});

describe('a table of routes', () => {
  test('has each operation once', () => {
    expect(() => createRouter([route('GET /me/a/{x}'), route('GET /me/a/{y}')])).toThrow('Two routes serve GET /me/a/{y}.');
  });

  test('has operations only', () => {
    expect(() => createRouter([route('/me')])).toThrow("'/me' is not an operation: it must be METHOD /path/template.");
  });
});
