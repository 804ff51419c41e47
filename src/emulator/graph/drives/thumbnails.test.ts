import { describe, expect, test } from 'vitest';
import { pngFile } from '../../tenant/seed/sample-files.ts';
import { createTestDrive } from '../../../../test/support/test-drive.ts';
import { createIds } from '../../tenant/ids.ts';
import { readPng, writePng } from './png.ts';

const picture = '/me/drive/root:/Pictures/Office.png:';
const color = [70, 130, 180, 255];

describe('PNG', () => {
  test('a picture that was put together is taken apart as it was', () => {
    const ids = createIds(3);
    for (let round = 0; round < 20; round += 1) {
      const [width, height] = [ids.integer(1, 20), ids.integer(1, 20)];
      const whole = { width, height, pixels: ids.bytes(width * height * 4) };
      expect(readPng(writePng(whole))).toEqual(whole);
    }
  });

  test('what is cut off or changed is no picture, and breaks nothing', () => {
    const ids = createIds(4);
    const whole = pngFile(40, 30, [1, 2, 3]);
    expect(readPng(whole)?.pixels.subarray(0, 4)).toEqual(new Uint8Array([1, 2, 3, 255]));
    for (let round = 0; round < 200; round += 1) {
      const broken = Uint8Array.from(whole);
      broken[ids.integer(0, broken.length - 1)] = ids.integer(0, 255);
      expect(() => readPng(broken.subarray(0, ids.integer(0, broken.length)))).not.toThrow();
    }
  });
});

describe('thumbnails', () => {
  test('come in three sizes, or in those that are named, and never larger than the picture', async () => {
    const drive = createTestDrive();
    const sets = async (query: string) =>
      (await drive.send('GET', `${picture}/thumbnails${query}`)).body['value'] as Record<string, unknown>[];
    expect(await sets('')).toMatchObject([
      { id: '0', small: { width: 96, height: 72 }, medium: { width: 176, height: 132 }, large: { width: 640, height: 480 } },
    ]);
    expect(await sets('?select=c300x400_crop')).toMatchObject([{ c300x400_crop: { width: 300, height: 400 } }]);
    expect((await drive.send('GET', `${picture}/thumbnails?select=huge`)).status).toBe(400);
    const { body } = await drive.send('GET', '/me/drive/root:/Pictures:/children?$expand=thumbnails($select=id,small)&$select=name');
    expect(body['value']).toMatchObject([{ name: 'Office.png', thumbnails: [{ id: '0', small: { width: 96 } }] }]);
  });

  test('are pictures of that size', async () => {
    const drive = createTestDrive();
    expect((await drive.send('GET', `${picture}/thumbnails/0/small`)).body).toMatchObject({ width: 96, height: 72 });
    const { status, headers } = await drive.send('GET', `${picture}/thumbnails/0/c50x80_crop/content`);
    expect(status).toBe(302);
    const response = await drive.follow(headers.get('Location'));
    const small = readPng(new Uint8Array(await response.arrayBuffer()));
    expect([small?.width, small?.height, [...(small?.pixels.subarray(0, 4) ?? [])]]).toEqual([50, 80, color]);
    expect((await drive.follow(`${headers.get('Location')}x`)).status).toBe(404);
  });

  test('there are none of what is no picture', async () => {
    const drive = createTestDrive();
    const path = '/me/drive/root:/Documents/Month%20end.txt:/thumbnails';
    expect((await drive.send('GET', path)).body['value']).toEqual([]);
    expect(await drive.send('GET', `${path}/0/small`)).toMatchObject({ status: 404, body: { error: { code: 'itemNotFound' } } });
  });
});
