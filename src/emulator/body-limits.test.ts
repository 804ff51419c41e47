import { expect, test } from 'vitest';
import { bodyLimits } from './bounded-body.ts';
import { controlOperations } from './control/control.ts';
import { createEmulator, type Emulator } from './emulator.ts';
import { loadPermissions } from './entra/permissions.ts';
import { allRoutes } from '../../test/support/all-routes.ts';
import { receiveLimit } from './graph/mail/message-size.ts';
import { portalRoutes } from './portal/portal.ts';

const origin = 'http://localhost:4000';

/** A body that comes in pieces, and knows what became of it. */
interface Streamed {
  readonly stream: ReadableStream<Uint8Array>;
  /** Bytes that were taken. */
  taken: number;
  isCancelled: boolean;
}

/** @param length - Infinity: it never ends. */
function streamed(length: number, piece = new Uint8Array(256 * 1024).fill(0x20)): Streamed {
  const state: Streamed = {
    stream: new ReadableStream(
      {
        pull(controller) {
          const next = piece.subarray(0, Math.min(piece.length, length - state.taken));
          if (next.length === 0) return controller.close();
          state.taken += next.length;
          controller.enqueue(next);
        },
        cancel() {
          state.isCancelled = true;
        },
      },
      { highWaterMark: 0 },
    ),
    taken: 0,
    isCancelled: false,
  };
  return state;
}

function requestWith(body: ReadableStream<Uint8Array>, method: string, url: string, headers: Record<string, string> = {}): Request {
  return new Request(url, { method, headers, body, duplex: 'half' });
}

/** Where a body can be sent to. */
interface Door {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly limit: number;
  readonly headers: Record<string, string>;
  /** What a refusal says. */
  readonly refusal: RegExp;
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const words = (limit: number): string => `The body is larger than ${limit} bytes, which is the most that is read here\\.`;
const filled = (template: string): string => template.replaceAll(/\{[^}]+\}|:[a-z]+/gi, 'none');
const everything = { amount: Number.POSITIVE_INFINITY, seconds: 1 };

function graphDoors(authorization: string): Door[] {
  // Folders in folders are the same operations again. What takes in a file as it comes holds none of it, and has limits of its own.
  const isOther = ({ operation, isStreamed = false }: (typeof allRoutes)[number]): boolean =>
    isStreamed || operation.includes('{ancestor-');
  const routes = allRoutes.filter((route) => !route.operation.startsWith('GET ') && !isOther(route));
  const operations = [...routes.map(({ operation }) => operation), 'POST /$batch'];
  const refusal = /"code":"BadRequest".*The maximum request length supported is 4MB/;
  return operations.map((operation) => {
    const [method = '', template = ''] = operation.split(' ');
    const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
    return { name: operation, method, path: `/v1.0${filled(template)}`, headers, limit: bodyLimits.graph, refusal };
  });
}

function entraDoors(): Door[] {
  const json = new RegExp(`^\\{"error":"invalid_request","error_description":"${words(bodyLimits.signIn)}"\\}$`);
  const page = new RegExp(`data-page="error"[\\s\\S]+role="alert">${words(bodyLimits.signIn)}<`);
  const oauth = (path: string): string[] => [`/common/oauth2/v2.0/${path}`, `/common/OAuth2/${path}`];
  const answers: [refusal: RegExp, paths: string[]][] = [
    [json, ['token', 'devicecode'].flatMap(oauth)],
    [page, [...['authorize', 'logout'].flatMap(oauth), '/common/login/password', '/common/oauth2/deviceauth', '/devicelogin']],
  ];
  return answers.flatMap(([refusal, paths]) =>
    paths.map((path) => ({ name: `POST ${path}`, method: 'POST', path, headers: form, limit: bodyLimits.signIn, refusal })),
  );
}

function controlDoors({ tenant }: Emulator): Door[] {
  const told = controlOperations.filter(({ body }) => body !== undefined);
  return told.map(({ method, path, bodyLimit }) => {
    const limit = bodyLimit?.(tenant) ?? bodyLimits.control;
    const headers = { 'Content-Type': 'application/json' };
    const refusal = new RegExp(`^\\{"error":"${words(limit)}"\\}$`);
    return { name: `${method} ${path}`, method, path: `/_emulator${filled(path)}`, headers, limit, refusal };
  });
}

function portalDoors(): Door[] {
  const posted = portalRoutes.filter(({ method }) => method === 'POST');
  const refusal = new RegExp(`role="alert">${words(bodyLimits.portal)}<`);
  return posted.map(({ method, path }) => {
    const headers = { ...form, Origin: origin };
    return { name: `${method} ${path}`, method, path: `/_portal${filled(path)}`, headers, limit: bodyLimits.portal, refusal };
  });
}

/** An upload under way, whose next range begins at 0. */
async function uploadDoor(emulator: Emulator, authorization: string): Promise<Door> {
  const call = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
    const response = await emulator.fetch(new Request(`${origin}/v1.0${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
    return (await response.json()) as Record<string, unknown>;
  };
  const { id } = await call('/me/messages', { subject: 'Files' });
  const item = { attachmentType: 'file', name: 'plan.bmp', size: 2 * bodyLimits.attachmentRange };
  const { uploadUrl } = await call(`/me/messages/${String(id)}/attachments/createUploadSession`, { AttachmentItem: item });
  return {
    name: 'PUT /_upload',
    method: 'PUT',
    path: new URL(String(uploadUrl)).pathname,
    limit: bodyLimits.attachmentRange,
    headers: { 'Content-Range': `bytes 0-${bodyLimits.attachmentRange - 1}/${item.size}` },
    refusal: /"code":"ErrorRequestEntityTooLarge"/,
  };
}

test('every endpoint reads a body up to its limit and refuses a larger one, however it comes', async () => {
  const limits = { application: everything, outlook: everything, outlookUpload: everything };
  const emulator = await createEmulator({ limits });
  emulator.tenant.messageSizeLimit = 100_000;
  const wanted = new Set(allRoutes.flatMap((route) => route.permissions.delegated));
  const permissions = (await loadPermissions()).all.flatMap(({ name, scopeId }) => (scopeId !== undefined && wanted.has(name) ? name : []));
  const { accessToken } = await emulator.token({ user: 'elin@contoso.example', permissions });
  const authorization = `Bearer ${accessToken}`;
  const doors = [
    ...graphDoors(authorization),
    await uploadDoor(emulator, authorization),
    ...entraDoors(),
    ...controlDoors(emulator),
    ...portalDoors(),
  ];
  const ask = async ({ method, path, headers }: Door, body: Streamed, more: Record<string, string> = {}) => {
    const response = await emulator.fetch(requestWith(body.stream, method, `${origin}${path}`, { ...headers, ...more }));
    return { status: response.status, text: await response.text() };
  };

  const wrong: string[] = [];
  for (const door of doors) {
    const { name, limit, refusal } = door;
    const most = limit + 256 * 1024;
    const ways: readonly [way: string, body: Streamed, headers: Record<string, string>, most: number, isCancelled: boolean][] = [
      ['announced', streamed(limit + 1), { 'Content-Length': String(limit + 1) }, 0, false],
      ['one byte more', streamed(limit + 1), {}, limit + 1, true],
      ['without an end', streamed(Number.POSITIVE_INFINITY), {}, most, true],
      ['announced as less', streamed(Number.POSITIVE_INFINITY), { 'Content-Length': '10' }, most, true],
    ];
    for (const [way, body, headers, taken, isCancelled] of ways) {
      const { status, text } = await ask(door, body, headers);
      const isRight = status === 413 && refusal.test(text) && body.taken <= taken && body.isCancelled === isCancelled;
      if (!isRight) wrong.push(`${name}, ${way}: ${status} ${text.slice(0, 200)}, ${body.taken} bytes, ${body.isCancelled}`);
    }
    const { status, text } = await ask(door, streamed(limit));
    if ([401, 403, 413, 500, 501].includes(status)) wrong.push(`${name}, just as much: ${status} ${text.slice(0, 200)}`);
  }
  expect(wrong).toEqual([]);
  expect(doors.length).toBeGreaterThan(100);
});

test('a message from outside may be as large as people receive', async () => {
  const { tenant } = await createEmulator();
  const operation = controlOperations.find(({ path }) => path === '/messages');

  expect(operation?.bodyLimit?.(tenant)).toBeGreaterThan(1.41 * receiveLimit(tenant));
});
