import { describe, expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';
import { findUser } from '../../tenant/tenant.ts';
import { portrait } from './portrait.ts';

const idOf = ({ tenant }: TestGraph, alias: string): string => findUser(tenant, `${alias}@contoso.example`)?.id ?? '';
const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

/** Width and height that a JPEG says it has (ITU-T T.81, B.2.2). */
function dimensions(bytes: Uint8Array): [width: number, height: number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 2; at < bytes.length; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at + 1) === 0xc0) return [view.getUint16(at + 7), view.getUint16(at + 5)];
  }
  throw new Error('The picture has no frame.');
}

describe('a picture', () => {
  test('is a JPEG that is the same for the same person, and another for others', () => {
    const picture = portrait('a', 48);

    expect([...picture.subarray(0, 2), ...picture.subarray(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
    expect(portrait('a', 48)).toEqual(picture);
    expect(portrait('b', 48)).not.toEqual(picture);
  });

  test.each(['48x48', '64x64', '96x96', '120x120', '240x240', '360x360', '432x432', '504x504', '648x648'])(
    'comes in the size %s',
    async (size) => {
      const graph = createTestGraph();
      const points = Number(size.split('x')[0]);

      expect((await graph.json(`/v1.0/me/photos/${size}`)).body).toMatchObject({
        id: size,
        width: points,
        height: points,
        '@odata.mediaContentType': 'image/jpeg',
      });
      expect(dimensions(await bytesOf(await graph.call(`/v1.0/me/photos/${size}/$value`)))).toEqual([points, points]);
    },
  );

  test('without a size is the largest', async () => {
    const graph = createTestGraph();
    const response = await graph.call(`/v1.0/users/${idOf(graph, 'ben')}/photo/$value`, { as: 'ada User.ReadBasic.All' });

    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'image/jpeg']);
    expect(dimensions(await bytesOf(response))).toEqual([648, 648]);
    expect((await graph.json('/v1.0/me/photo')).body).toMatchObject({ id: '648x648' });
    expect(((await graph.json('/v1.0/me/photos')).body['value'] as unknown[]).length).toBe(9);
  });

  test.each([
    ['/v1.0/users/invoices@contoso.example/photo/$value'],
    ['/v1.0/users/invoices@contoso.example/photo'],
    ['/v1.0/me/photos/50x50/$value'],
  ])('of %s is not there', async (path) => {
    expect(await createTestGraph().json(path, { as: 'ada User.ReadBasic.All' })).toMatchObject({
      status: 404,
      body: { error: { code: 'ImageNotFound' } },
    });
  });

  test('of somebody else takes more than User.Read', async () => {
    expect((await createTestGraph().json('/v1.0/users/ben@contoso.example/photo', { as: 'ada User.Read' })).status).toBe(403);
  });

  test('that is sent takes the place of the one before', async () => {
    const graph = createTestGraph();
    const put = (body: string) =>
      graph.call('/v1.0/me/photo/$value', { as: 'ada User.ReadWrite', method: 'PUT', body, headers: { 'Content-Type': 'image/png' } });

    expect((await put('no picture')).status).toBe(400);
    const user = findUser(graph.tenant, 'ada@contoso.example');
    if (user) user.photo = Uint8Array.of(0xff, 0xd8, 1);
    expect(await bytesOf(await graph.call('/v1.0/me/photo/$value'))).toEqual(Uint8Array.of(0xff, 0xd8, 1));
  });
});

test('people are near whom they have to do with, and are found by the beginning of a name', async () => {
  const graph = createTestGraph();
  const people = async (query: string) => {
    const { body } = await graph.json(`/v1.0/me/people${query}`, { as: 'ada People.Read' });
    return (body['value'] as { displayName: string }[]).map(({ displayName }) => displayName);
  };

  expect(await people('')).toEqual(['Ben Okafor', 'Chloe Nguyen', 'Diego Ruiz', 'Elin Sand']);
  const from = { name: 'Diego', address: 'diego@contoso.example' };
  await graph.json('/v1.0/me/sendMail', {
    as: 'diego Mail.Send',
    method: 'POST',
    body: { message: { subject: 'x', from: { emailAddress: from }, toRecipients: [{ emailAddress: { address: 'ada@contoso.example' } }] } },
  });
  expect(await people('?$top=1')).toEqual(['Diego Ruiz']);
  expect(await people('?$search="oka"')).toEqual(['Ben Okafor']);
  expect((await graph.json('/v1.0/users/ben@contoso.example/people', { as: 'ada People.Read' })).status).toBe(403);
});
