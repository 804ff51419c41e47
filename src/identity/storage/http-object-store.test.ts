import { describe, expect, test } from 'vitest';
import type { BucketDialect, BucketRequest } from './bucket-dialect.ts';
import { createHttpObjectStore } from './http-object-store.ts';

type Said = [status: number, headers?: Record<string, string>, body?: string];
type Sent = BucketRequest & { readonly signed: number };

/** A bucket that answers as it is told, one answer to a request. */
function bucket(...answers: Said[]) {
  const sent: Sent[] = [];
  const dialect: BucketDialect = {
    place: 's3://tokens/ours',
    sign: async (request) => {
      sent.push({ ...request, signed: sent.length });
      return { url: 'https://bucket.example/', headers: {} };
    },
    putHeaders: { 'x-kind': 'block' },
    listQuery: (continuation) => ({ list: '2', ...(continuation !== undefined && { from: continuation }) }),
    listNames: { entry: 'Contents', name: 'Key', size: 'Size', continuation: 'NextContinuationToken' },
    prefix: 'ours/',
  };
  const fetch = async () => {
    const [status = 200, headers, body = ''] = answers.shift() ?? [];
    return new Response(status === 204 ? null : body, { status, headers: headers ?? {} });
  };
  return { store: createHttpObjectStore(dialect, { fetch, attempts: 3 }), sent, dialect };
}
const etag = { etag: '"1"' };
const bytes = Buffer.from('sealed');
const missing = '<Error><Code>NoSuchBucket</Code></Error>';

describe('getting', () => {
  test('gives the bytes with their version; nothing where nothing is', async () => {
    const { store, sent } = bucket([200, etag, 'sealed'], [404]);
    expect(await store.get('a')).toEqual({ bytes, etag: '"1"' });
    expect(await store.get('a')).toBeUndefined();
    expect(sent).toEqual([
      { method: 'GET', name: 'a', signed: 0 },
      { method: 'GET', name: 'a', signed: 1 },
    ]);
    expect(store.place).toBe('s3://tokens/ours');
  });

  test.each<[Said, string]>([
    [[404, {}, missing], 'STORAGE_UNAVAILABLE'],
    [[404, { 'x-ms-error-code': 'ContainerNotFound' }], 'STORAGE_UNAVAILABLE'],
    [[403], 'STORAGE_UNAVAILABLE'],
    [[204, etag], 'STORAGE_UNAVAILABLE'],
    [[200, {}, 'sealed'], 'STORAGE_UNAVAILABLE'],
  ])('refuses %j', async (answer, code) => {
    await expect(bucket(answer).store.get('a')).rejects.toMatchObject({ code, details: { place: 's3://tokens/ours' } });
  });

  test('says what an answer without a version lacks', async () => {
    await expect(bucket([200, {}, 'sealed']).store.get('a')).rejects.toThrow('200 an answer without an ETag');
  });
});

describe('putting', () => {
  test('says what is to be there: nothing, or the version that was seen', async () => {
    const { store, sent } = bucket([200, etag], [201, etag]);
    expect(await store.put('a', bytes, undefined)).toEqual({ etag: '"1"' });
    expect(await store.put('a', bytes, '"0"')).toEqual({ etag: '"1"' });
    expect(sent.map(({ headers }) => headers)).toEqual([
      { 'x-kind': 'block', 'if-none-match': '*' },
      { 'x-kind': 'block', 'if-match': '"0"' },
    ]);
    expect(sent.map(({ method, name, body }) => [method, name, body])).toEqual([
      ['PUT', 'a', bytes],
      ['PUT', 'a', bytes],
    ]);
  });

  test.each([409, 412, 404])('%i says that something else is there', async (status) => {
    expect(await bucket([status]).store.put('a', bytes, '"0"')).toBe('changed');
  });

  test.each<[Said]>([[[404, {}, missing]], [[403]], [[204, etag]], [[411]], [[200]]])('refuses %j', async (answer) => {
    await expect(bucket(answer).store.put('a', bytes, undefined)).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  });

  test.each<[string, Said, unknown]>([
    ['our bytes are there', [200, { etag: '"2"' }, 'sealed'], { etag: '"2"' }],
    ['other bytes are there', [200, { etag: '"2"' }, 'other'], 'unclear'],
    ['nothing is there', [404], 'unclear'],
  ])('after an answer that was lost, %s', async (_, now, outcome) => {
    expect(await bucket([503], [412], now).store.put('a', bytes, '"0"')).toEqual(outcome);
  });
});

describe('removing', () => {
  test.each<[Said]>([[[200]], [[204]], [[404]]])('%j is done', async (answer) => {
    const { store, sent } = bucket(answer);
    await store.remove('a');
    expect(sent).toEqual([{ method: 'DELETE', name: 'a', signed: 0 }]);
  });

  test.each<[Said]>([[[300]], [[403]], [[404, {}, missing]]])('%j is refused', async (answer) => {
    await expect(bucket(answer).store.remove('a')).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  });
});

describe('listing', () => {
  const page = (names: string[], next?: string): Said => [
    200,
    {},
    `<List>${names.map((name, index) => `<Contents><Key>ours/${name}</Key><Size>${index}</Size></Contents>`).join('')}${
      next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`
    }</List>`,
  ];

  test('gives every page, without what all names begin with', async () => {
    const { store, sent } = bucket(page(['a', 'b'], 'n1'), page(['c']));
    expect(await store.list()).toEqual([
      { name: 'a', size: 0 },
      { name: 'b', size: 1 },
      { name: 'c', size: 0 },
    ]);
    expect(sent.map(({ query }) => query)).toEqual([{ list: '2' }, { list: '2', from: 'n1' }]);
  });

  test.each([204, 403, 404])('%i is refused', async (status) => {
    await expect(bucket([status]).store.list()).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
  });
});
