import { describe, expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import type { Operation } from '../../core/ports.ts';
import { useGiven } from '../../connection/index.ts';
import { failureOf } from '../../../test/support/failure-of.ts';
import { recordedWorld, runRecorded, type ExistingFiles } from '../../../test/support/recording-graph.ts';
import { request } from './request.ts';

type Input = Readonly<Record<string, unknown>>;

/** Runs a call in a recorded world. */
async function run(input: Input, answers: Partial<Record<Operation, unknown>> = {}, files: ExistingFiles = {}) {
  const world = recordedWorld(useGiven(request, input), answers, files);
  const result: unknown = await runRecorded(request, input, world);
  return { result, calls: world.calls, written: world.written };
}

describe('a call', () => {
  test('goes where it says, with options of both kinds, headers and a body', async () => {
    const { result, calls } = await run(
      { method: 'PATCH', path: '/me/events/1?$select=id', query: { $top: 3 }, headers: { 'If-Match': 'W/"1"' }, body: { subject: 'x' } },
      { 'PATCH /me/events/1': { id: '1' } },
    );

    expect(calls).toEqual([
      {
        operation: 'PATCH /me/events/1',
        request: { query: { $select: 'id', $top: 3 }, headers: { 'If-Match': 'W/"1"' }, body: { subject: 'x' } },
      },
    ]);
    expect(result).toEqual({ status: 200, headers: {}, body: { id: '1' }, file: null });
  });

  test('sends null, false and nothing as what they are', async () => {
    const sent = async (input: Input) =>
      (await run({ method: 'POST', path: '/me/x', permission: 'Mail.Read', ...input })).calls[0]?.request;

    expect(await sent({ body: null })).toHaveProperty('body', null);
    expect(await sent({ body: false })).toHaveProperty('body', false);
    expect(await sent({})).not.toHaveProperty('body');
  });

  test('sends the bytes of a file', async () => {
    const files = { 'me.jpg': 'JPEG' };
    const { calls } = await run({ method: 'PUT', path: '/me/photo/$value', file: 'me.jpg', contentType: 'image/jpeg' }, {}, files);

    expect(calls[0]?.request.content).toEqual({ type: 'image/jpeg', bytes: new TextEncoder().encode('JPEG') });
  });

  test('refuses a file that one request does not take, before any call', async () => {
    const failure = await failureOf(run({ method: 'PUT', path: '/me/photo/$value', file: 'big.jpg' }, {}, { 'big.jpg': 4_000_001 }));

    expect(failure).toMatchObject({
      code: 'INPUT_INVALID',
      fields: [{ field: 'file', problem: expect.stringContaining('4000001 bytes') }],
    });
  });

  test.each([
    [undefined, [1, 2, 3]],
    [0, [1, 2, 3]],
    [2, [1, 2]],
  ])('gives the items of all pages, with top %s', async (top, value) => {
    const { result } = await run(
      { path: '/me/messages', allPages: true, ...(top !== undefined && { top }) },
      { 'GET /me/messages': [1, 2, 3] },
    );

    expect(result).toMatchObject({ body: { value } });
  });

  test.each([
    [{ path: '/me/photo/$value' }, 'photo'],
    [{ path: '/me/drive/root:/a.txt:/content?x=1', permission: 'Files.Read' }, 'content'],
    [{ path: '/me/photo/$value', fileName: 'me.jpg' }, 'me.jpg'],
  ])('%j is written to a file named %s', async (input, name) => {
    const operation = `GET ${input.path.replace(/\?.*/, '')}` as Operation;
    const { result, written } = await run({ ...input, saveTo: 'downloads' }, { [operation]: 'bytes' });

    expect(result).toMatchObject({ body: null, file: { name, path: `downloads/${name}`, size: 5 } });
    expect([...written]).toEqual([[`downloads/${name}`, 'bytes']]);
  });
});

describe('what is no text', () => {
  const photo = { path: '/me/photo/$value' };

  /** Runs a call whose answer is of a type, and has the body that the client reads of it. */
  async function answered(input: Input, type: string, body: unknown) {
    const world = recordedWorld(useGiven(request, input));
    const graph = { ...world.context.graph, exchange: async () => ({ status: 200, headers: { 'content-type': type }, body }) };
    return runRecorded(request, input, { ...world, context: { ...world.context, graph } });
  }

  test('is read into a file or refused by the field that names one', async () => {
    expect(await failureOf(answered(photo, 'image/jpeg', undefined))).toMatchObject({
      code: 'INPUT_INVALID',
      fields: [{ field: 'saveTo', problem: 'is needed: what this call answers is no text (image/jpeg), and goes into a file.' }],
    });
  });

  test('lies at another address or is refused as before', async () => {
    const refused = (status: number) => () => {
      throw new OnbehalfError('REQUEST_REFUSED', 'refused', { details: { status } });
    };
    const failure = async (input: Input, operation: Operation, status: number) => failureOf(run(input, { [operation]: refused(status) }));

    expect(await failure(photo, 'GET /me/photo/$value', 302)).toMatchObject({ fields: [{ field: 'saveTo' }] });
    expect(await failure(photo, 'GET /me/photo/$value', 400)).toMatchObject({ code: 'REQUEST_REFUSED' });
    expect(await failure({ method: 'POST', path: '/me/events' }, 'POST /me/events', 302)).toMatchObject({ code: 'REQUEST_REFUSED' });
  });

  test.each([
    ['GET', 'text/plain', ''],
    ['GET', 'application/json', undefined],
    ['POST', 'image/jpeg', undefined],
  ])('is not what answers %s with %s %j', async (method, type, body) => {
    await expect(answered({ ...photo, method, permission: 'User.ReadWrite' }, type, body)).resolves.toMatchObject({ body: body ?? null });
  });
});

describe('what does not go together is refused by its field, before any call', () => {
  test.each<[Input, string]>([
    [{ path: '/me', body: {} }, 'body'],
    [{ path: '/me', file: 'a' }, 'file'],
    [{ method: 'POST', path: '/me/x', body: {}, file: 'a' }, 'file'],
    [{ method: 'POST', path: '/me/x', body: {}, contentType: 'text/plain' }, 'contentType'],
    [{ method: 'POST', path: '/me/x', allPages: true }, 'allPages'],
    [{ path: '/me', top: 3 }, 'top'],
    [{ path: '/me', allPages: true, saveTo: '.' }, 'saveTo'],
    [{ method: 'DELETE', path: '/me/x', saveTo: '.' }, 'saveTo'],
    [{ path: '/me', fileName: 'x' }, 'fileName'],
    [{ path: 'https://evil.example/' }, 'path'],
    [{ path: '/me', headers: { Authorization: 'x' } }, 'headers.Authorization'],
    [{ path: '/me', headers: { HOST: 'x' } }, 'headers.HOST'],
    [{ path: '/me', headers: { 'proxy-Connection': 'x' } }, 'headers.proxy-Connection'],
    [{ path: '/me', headers: { Prefer: 'a\r\nX: y' } }, 'headers.Prefer'],
    [{ path: '/me', headers: { 'a b': 'c' } }, 'headers.a b'],
  ])('%j', async (input, field) => {
    const world = recordedWorld(useGiven(request, { permission: 'Mail.Read', ...input }));
    const failure = await failureOf((async () => runRecorded(request, input, world))());

    expect(failure).toMatchObject({ code: 'INPUT_INVALID', fields: [{ field }] });
    expect(world.calls).toEqual([]);
  });
});

test.each([
  [{}, 'reads'],
  [{ method: 'POST' }, 'changes'],
  [{ method: 'DELETE' }, 'deletes'],
])('%j %s', (input, effect) => {
  expect(request.effectOf?.(input)).toBe(effect);
});
