import { describe, expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import type { ByteSource, Positions, UploadOptions } from '../../core/ports.ts';
import { recordedWorld } from '../../../test/support/recording-graph.ts';
import { quickXorHasher } from './quick-xor-hash.ts';
import { sendFile, type SendTarget } from './send-file.ts';
import { upload } from './upload.ts';

const size = 5_000_000;
const begin = 'POST /me/drive/items/{item}:/{+path}:/createUploadSession';
const look = 'GET /me/drive/items/{item}:/{+path}';
const put = 'PUT /me/drive/items/{item}:/{+path}:/content';

function sourceOf(length = size): ByteSource {
  const slice = async (start: number, end: number): Promise<Uint8Array> => new Uint8Array(Math.max(0, end - start));
  return { name: 'a.bin', size: length, contentType: 'application/octet-stream', identity: 'a.bin, today', slice };
}

function itemOf(length = size, more: object = {}) {
  const hasher = quickXorHasher();
  hasher.update(new Uint8Array(length));
  return { id: 'x', name: 'a.bin', size: length, file: { hashes: { quickXorHash: hasher.digest() } }, ...more };
}

type Sent = (url: string, options: UploadOptions | undefined) => unknown;

/** A world in which each session is sent to as told. @param kept - Session of an earlier run. */
function worldOf(
  sent: Sent,
  { there, seen = () => there, kept, answer }: { there?: object; seen?: () => object | undefined; kept?: string; answer?: object } = {},
) {
  let sessions = 0;
  const { context, operations } = recordedWorld(upload, {
    [begin]: () => ({ uploadUrl: `https://contoso.example/new-${(sessions += 1)}` }),
    [put]: answer,
    [look]: () => {
      const item = seen();
      if (!item) throw new OnbehalfError('NOT_FOUND', 'There is nothing.');
      if (item instanceof Error) throw item;
      return item;
    },
  });
  const texts = new Map<string, string>();
  let earlier = kept;
  const positions: Positions = {
    read: async (name) => texts.get(name) ?? earlier,
    write: async (name, text) => void texts.set(name, text),
    async remove(name) {
      texts.delete(name);
      earlier = undefined;
    },
  };
  const urls: string[] = [];
  const graph = {
    ...context.graph,
    upload: async <T>(url: string, _: ByteSource, options?: UploadOptions) => {
      urls.push(`${url.split('/').at(-1)}${options?.resume ? ' again' : ''}`);
      return sent(url, options) as T;
    },
  };
  return { world: { graph, positions, signal: context.signal }, operations, urls, texts };
}

const target = (onConflict: SendTarget['onConflict'] = 'replace'): SendTarget => ({
  place: { drive: undefined, mailbox: undefined },
  parent: 'root',
  name: 'a.bin',
  onConflict,
});

const fail = (code: 'NOT_FOUND' | 'NETWORK_FAILED' | 'CANCELLED', details = {}): never => {
  throw new OnbehalfError(code, 'No.', { details });
};

describe('a file that is sent', () => {
  test('goes on with the session of an earlier run, and forgets it at the end', async () => {
    const { world, urls, texts, operations } = worldOf(() => itemOf(), { kept: 'https://contoso.example/kept' });

    expect(await sendFile(world, target(), sourceOf())).toMatchObject({ id: 'x' });
    expect([urls, operations(), [...texts]]).toEqual([['kept again'], [], []]);
  });

  test('whose earlier session is gone begins anew', async () => {
    const { world, urls } = worldOf((url) => (url.endsWith('kept') ? fail('NOT_FOUND') : itemOf()), {
      kept: 'https://contoso.example/kept',
    });

    await sendFile(world, target(), sourceOf());
    expect(urls).toEqual(['kept again', 'new-1']);
  });

  test('whose earlier session ended well after all is found there', async () => {
    const { world, urls } = worldOf(() => fail('NOT_FOUND'), { kept: 'https://contoso.example/kept', there: itemOf() });

    expect(await sendFile(world, target('rename'), sourceOf())).toMatchObject({ id: 'x' });
    expect(urls).toEqual(['kept again']);
  });

  test('whose session is lost on the way begins once more, and not for ever', async () => {
    const { world, urls } = worldOf(() => fail('NOT_FOUND'));

    await expect(sendFile(world, target(), sourceOf())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(urls).toEqual(['new-1', 'new-2']);
  });

  test('of which nobody knows whether it came is sent no second time', async () => {
    const { world, urls } = worldOf(() => fail('NOT_FOUND', { mayBeDone: true }));

    await expect(sendFile(world, target('rename'), sourceOf())).rejects.toMatchObject({ details: { mayBeDone: true } });
    expect(urls).toEqual(['new-1']);
  });

  test.each([
    ['it may have come', { mayBeDone: true }, { code: 'NOT_FOUND', details: { mayBeDone: true } }],
    ['its earlier session is gone', {}, { code: 'UNAVAILABLE' }],
  ])('which cannot be looked at is looked at the next time, as %s', async (_, details, told) => {
    const there: { now: object } = { now: new OnbehalfError('UNAVAILABLE', 'Not now.') };
    const { world, urls } = worldOf(() => fail('NOT_FOUND', details), { kept: 'https://contoso.example/kept', seen: () => there.now });

    await expect(sendFile(world, target('rename'), sourceOf())).rejects.toMatchObject(told);
    there.now = itemOf();
    expect(await sendFile(world, target('rename'), sourceOf())).toMatchObject({ id: 'x' });
    expect(urls).toEqual(['kept again', 'kept again']);
  });

  test('which may never be looked at begins anew the next time', async () => {
    const there: { now: object | undefined } = { now: new OnbehalfError('PERMISSION_MISSING', 'Never.') };
    const { world, urls } = worldOf((url) => (url.endsWith('kept') ? fail('NOT_FOUND') : itemOf()), {
      kept: 'https://contoso.example/kept',
      seen: () => there.now,
    });

    await expect(sendFile(world, target(), sourceOf())).rejects.toMatchObject({ code: 'PERMISSION_MISSING' });
    await sendFile(world, target(), sourceOf());
    expect(urls).toEqual(['kept again', 'new-1']);
  });

  test('which came, and cannot be looked at, keeps its session', async () => {
    const { world, texts } = worldOf(() => undefined, { there: new OnbehalfError('UNAVAILABLE', 'Not now.') });

    await expect(sendFile(world, target(), sourceOf())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect([...texts.values()]).toEqual(['https://contoso.example/new-1']);
  });

  test.each([
    ['NETWORK_FAILED', 1],
    ['CANCELLED', 0],
  ] as const)('keeps its session after %s: %i', async (code, count) => {
    const { world, texts } = worldOf(() => fail(code));

    await expect(sendFile(world, target(), sourceOf())).rejects.toMatchObject({ code });
    expect(texts.size).toBe(count);
    expect([...texts.values()]).toEqual(count === 0 ? [] : ['https://contoso.example/new-1']);
  });

  test('whose name is taken, and must not be, is refused before a byte is sent', async () => {
    const { world, urls, operations } = worldOf(() => itemOf(), { there: itemOf(3) });

    await expect(sendFile(world, target('fail'), sourceOf())).rejects.toMatchObject({ code: 'CONFLICT' });
    expect([urls, operations()]).toEqual([[], [look]]);
  });

  test('that is small goes in one request', async () => {
    const { world, operations } = worldOf(() => undefined, { answer: itemOf(10) });

    await sendFile(world, target(), sourceOf(10));
    expect(operations()).toEqual([put]);
  });

  test.each<[what: string, answer: object, isRefused: boolean]>([
    ['another digest', itemOf(11), true],
    ['another size and no digest', itemOf(11, { file: {} }), true],
    ['no digest', itemOf(10, { file: {} }), false],
    ['another size, in spite of the same digest', { ...itemOf(10), size: 12 }, false],
    ['what SharePoint wrote into it', itemOf(11, { name: 'a.docx', parentReference: { driveType: 'documentLibrary' } }), false],
    ['another digest in a OneDrive', itemOf(11, { name: 'a.docx', parentReference: { driveType: 'business' } }), true],
  ])('and has %s there is refused or not', async (_, answer, isRefused) => {
    const { world } = worldOf(() => undefined, { answer });
    const end = await sendFile(world, target(), sourceOf(10)).then(
      () => 'sent',
      (error: unknown) => (error as OnbehalfError).code,
    );

    expect(end).toBe(isRefused ? 'UNAVAILABLE' : 'sent');
  });
});
