import { describe, expect, onTestFinished, test } from 'vitest';
import { createEmulator } from '../emulator.ts';
import { ConnectionReset } from '../faults/connection-reset.ts';

// Of mail and applications every operation is tried elsewhere; of the others one of each kind, and whatever comes in parts.

const permissions =
  'Calendars.ReadWrite Chat.Create Chat.ReadWrite Files.ReadWrite Group.ReadWrite.All Mail.ReadWrite Presence.Read Presence.ReadWrite Sites.ReadWrite.All Tasks.ReadWrite User.Read'.split(
    ' ',
  );

type Json = Record<string, unknown>;

/** What a change is made with: Graph as Ada. */
interface World {
  /** @param path - Below `/v1.0`, or a whole address. */
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  json(method: string, path: string, body?: unknown): Promise<Json>;
  /** The id of the first one of a list. */
  first(path: string): Promise<string>;
}

/** A change whose answer is lost: the request, and where what it did is read. */
interface Change {
  readonly request: readonly [method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>];
  readonly read: string;
  readonly shows: string;
}

const group = { mailNickname: 'group', mailEnabled: false, securityEnabled: true };
const part = 'x'.repeat(320 * 1024);
const text = { 'Content-Type': 'text/plain' };
const times = { start: { dateTime: '2026-03-02T10:00:00', timeZone: 'UTC' }, end: { dateTime: '2026-03-02T11:00:00', timeZone: 'UTC' } };

const changes: Readonly<Record<string, (world: World) => Promise<Change>>> = {
  'a group is changed': async ({ json }) => {
    const { id } = await json('POST', '/groups', { ...group, displayName: 'Found' });
    return { request: ['PATCH', `/groups/${String(id)}`, { description: 'Lost' }], read: `/groups/${String(id)}`, shows: 'Lost' };
  },
  'a group is made': async () => ({
    request: ['POST', '/groups', { ...group, displayName: 'Lost' }],
    read: '/groups',
    shows: 'Lost',
  }),
  'an event is made': async () => ({ request: ['POST', '/me/events', { subject: 'Lost', ...times }], read: '/me/events', shows: 'Lost' }),
  'a plan gets a task': async ({ first }) => {
    const planId = await first('/me/planner/plans');
    return { request: ['POST', '/planner/tasks', { planId, title: 'Lost' }], read: `/planner/plans/${planId}/tasks`, shows: 'Lost' };
  },
  'a status message is set': async () => ({
    request: ['POST', '/me/presence/setStatusMessage', { statusMessage: { message: { content: 'Lost', contentType: 'text' } } }],
    read: '/me/presence',
    shows: 'Lost',
  }),
  'a chat gets a message': async ({ json }) => {
    const members = ['ada', 'ben'].map((alias) => ({
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      roles: ['owner'],
      'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${alias}@contoso.example')`,
    }));
    const { id } = await json('POST', '/chats', { chatType: 'oneOnOne', members });
    const read = `/chats/${String(id)}/messages`;
    return { request: ['POST', read, { body: { content: 'Lost' } }], read, shows: 'Lost' };
  },
  'a list gets an item': async () => {
    const items = '/sites/contoso.sharepoint.com:/sites/accounts-payable:/lists/Invoices/items';
    return { request: ['POST', items, { fields: { Title: 'Lost' } }], read: `${items}?$expand=fields`, shows: 'Lost' };
  },
  'a file comes whole': async () => ({
    request: ['PUT', '/me/drive/root:/lost.txt:/content', 'Lost', text],
    read: '/me/drive/root/children',
    shows: 'lost.txt',
  }),
  'the last range of a file comes': async ({ json, ask }) => {
    const { uploadUrl } = await json('POST', '/me/drive/root:/lost.txt:/createUploadSession', {});
    await ask('PUT', String(uploadUrl), part, { 'Content-Range': `bytes 0-${part.length - 1}/${part.length + 4}` });
    return {
      request: ['PUT', String(uploadUrl), 'Lost', { 'Content-Range': `bytes ${part.length}-${part.length + 3}/${part.length + 4}` }],
      read: '/me/drive/root/children',
      shows: 'lost.txt',
    };
  },
  'a range of a file comes': async ({ json }) => {
    const { uploadUrl } = await json('POST', '/me/drive/root:/lost.txt:/createUploadSession', {});
    return {
      request: ['PUT', String(uploadUrl), part, { 'Content-Range': `bytes 0-${part.length - 1}/${part.length + 4}` }],
      read: String(uploadUrl),
      shows: `"nextExpectedRanges":["${part.length}-`,
    };
  },
  'a file is copied': async ({ ask }) => {
    await ask('PUT', '/me/drive/root:/plan.txt:/content', 'Plan', text);
    return {
      request: ['POST', '/me/drive/root:/plan.txt:/copy', { name: 'lost.txt' }],
      read: '/me/drive/root/children',
      shows: 'lost.txt',
    };
  },
  'a workbook gets a sheet': async () => {
    const sheets = '/me/drive/root:/Documents/Budget.xlsx:/workbook/worksheets';
    return { request: ['POST', sheets, { name: 'Lost' }], read: sheets, shows: 'Lost' };
  },
  'the last range of an attachment comes': async ({ json }) => {
    const { id } = await json('POST', '/me/messages', { subject: 'Files' });
    const message = `/me/messages/${String(id)}`;
    const size = 3_200_000;
    const AttachmentItem = { attachmentType: 'file', name: 'lost.txt', size };
    const { uploadUrl } = await json('POST', `${message}/attachments/createUploadSession`, { AttachmentItem });
    return {
      request: ['PUT', String(uploadUrl), 'x'.repeat(size), { 'Content-Range': `bytes 0-${size - 1}/${size}` }],
      read: `${message}/attachments`,
      shows: 'lost.txt',
    };
  },
};

async function start(): Promise<World & { readonly emulator: Awaited<ReturnType<typeof createEmulator>> }> {
  const emulator = await createEmulator({ now: new Date('2026-03-02T09:00:00Z') });
  onTestFinished(() => emulator[Symbol.asyncDispose]());
  const { accessToken } = await emulator.token({ user: 'ada@contoso.example', permissions });
  const ask: World['ask'] = (method, path, body, headers = {}) => {
    const isWhole = path.startsWith('https:');
    const isRaw = typeof body === 'string';
    const request = new Request(isWhole ? path : `https://graph.microsoft.com/v1.0${path}`, {
      method,
      headers: {
        // Addresses that were handed out need none, and refuse it.
        ...(!isWhole && { Authorization: `Bearer ${accessToken}` }),
        ...(body !== undefined && !isRaw && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
    });
    return emulator.fetch(request);
  };
  const json: World['json'] = async (method, path, body) => {
    const response = await ask(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Json;
  };
  const first: World['first'] = async (path) => String(((await json('GET', path))['value'] as Json[])[0]?.['id']);
  return { emulator, ask, json, first };
}

describe.each(Object.entries(changes))('%s', (_, prepare) => {
  test('and stays so though its answer is lost', async () => {
    const world = await start();
    const { request, read, shows } = await prepare(world);
    const seen = async (): Promise<boolean> => (await (await world.ask('GET', read)).text()).includes(shows);
    expect(await seen()).toBe(false);
    const [method, path] = request;
    const { pathname } = new URL(path, 'https://graph.microsoft.com');
    const match = { method, path: pathname.startsWith('/_') ? pathname : `/v1.0${pathname}` };
    world.emulator.faults.add({ kind: 'lostAnswer', match });

    const answer = await world.ask(...request).catch((error: unknown) => error);
    expect(answer instanceof Response ? await answer.text() : answer).toBeInstanceOf(ConnectionReset);
    expect(world.emulator.faults.list()).toMatchObject([{ hits: 1 }]);
    expect(await seen()).toBe(true);
  });
});
