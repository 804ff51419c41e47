import { describe, expect, test } from 'vitest';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { get } from './get.ts';
import { type GraphItem, toItem } from './item.ts';

const file: GraphItem = {
  id: 'x',
  name: 'a b.txt',
  size: 3,
  file: { mimeType: 'text/plain', hashes: { quickXorHash: 'q' } },
  parentReference: { driveId: 'd', path: '/drives/d/root:/Invoices%202026/%23%201' },
};

describe('an item', () => {
  test('says where it is by a path that is read, and in which drive where that is not your own', () => {
    expect(toItem(file, false)).toMatchObject({
      path: '/Invoices 2026/# 1/a b.txt',
      drive: null,
      isFolder: false,
      contentType: 'text/plain',
    });
    expect(toItem(file, true)).toMatchObject({ drive: 'd', hashes: { quickXor: 'q', sha1: null, sha256: null } });
  });

  test.each<[what: string, item: GraphItem, expected: object]>([
    ['the top', { id: 'r', name: 'root', root: {}, folder: { childCount: 2 } }, { path: '/', isFolder: true, childCount: 2, hashes: null }],
    ['a notebook', { id: 'n', name: 'Notes', package: { type: 'oneNote' } }, { isFolder: false, path: '' }],
    ['next to nothing', { id: 'n' }, { name: '', size: 0, createdAt: null, createdBy: null, webUrl: '' }],
  ])('that is %s is one as well', (_, item, expected) => {
    expect(toItem(item, false)).toMatchObject(expected);
  });

  test('of your drive that stands for one in another is that other one', () => {
    const link: GraphItem = { id: 'own', name: 'Shared', remoteItem: { ...file, id: 'there', name: 'a b.txt' } };

    expect(toItem(link, false)).toMatchObject({ id: 'there', drive: 'd', name: 'a b.txt', size: 3 });
  });

  test("of somebody else's OneDrive is read there, and says its drive", async () => {
    const operation = 'GET /me/drive/items/{item}:/{+path}';
    const world = recordedWorld(get, { [operation]: file });

    expect(await runRecorded(get, { item: 'a b.txt', mailbox: 'ben@contoso.example' }, world)).toMatchObject({ id: 'x', drive: 'd' });
    expect(world.calls).toMatchObject([
      { operation, request: { mailbox: 'ben@contoso.example', params: { item: 'root', path: 'a b.txt' } } },
    ]);
  });
});
