import { link, mkdir, symlink, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, testStudio, type TestStudio, type WireRequest } from '../support/studio.ts';

const secret = 'version: 1\nname: outside-of-the-project\nsteps: []\n';
const inside = 'version: 1\nname: inside\nsteps: []\n';

let studio: TestStudio;
let token = '';
let port = '';
beforeAll(async () => {
  studio = await testStudio({ 'main.flow.yaml': inside, 'deep/other.flow.yaml': inside });
  token = await studio.token();
  port = new URL(studio.served.origin).port;
  const { folder } = studio;
  // A neighbour whose name begins as that of the project does, and links that lead there.
  await mkdir(`${folder}-evil`);
  for (const place of [`${folder}-evil`, join(folder, '..')]) await writeFile(join(place, 'secret.flow.yaml'), secret);
  await symlink(join(`${folder}-evil`, 'secret.flow.yaml'), join(folder, 'link.flow.yaml'));
  await symlink(`${folder}-evil`, join(folder, 'linked'));
  await link(join(folder, 'main.flow.yaml'), join(folder, 'hard.flow.yaml'));
  await writeFile(join(folder, 'plain.txt'), secret);
  await mkdir(join(folder, 'folder.flow.yaml'));
});
afterAll(() => studio[Symbol.asyncDispose]());

/** With the token of an open tab. */
const known = (request: WireRequest = {}): WireRequest => ({
  path: '/api/project',
  ...request,
  headers: { 'X-Onbehalf-Studio': token, ...request.headers },
});
const flow = (path: string, isEncoded = false): WireRequest =>
  known({ path: `/api/flow?path=${isEncoded ? path : encodeURIComponent(path)}` });
const post = (path: string, body: unknown, headers: Record<string, string> = {}): WireRequest =>
  known({ path, method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers });

const hash = 'a'.repeat(64);
const edit = (path: string): WireRequest => post('/api/flow', { path, hash, edit: { kind: 'text', text: 'gone' } });

describe('requests that come from elsewhere', () => {
  test.each<[what: string, status: number, request: () => WireRequest]>([
    // Names that lead here by the DNS of somebody else.
    ['the host of somebody else', 421, () => known({ headers: { Host: 'evil.example' } })],
    ['the host of somebody else with the port', 421, () => known({ headers: { Host: `evil.example:${port}` } })],
    ['a name that begins as ours does', 421, () => known({ headers: { Host: `localhost.evil.example:${port}` } })],
    ['a name that ends as ours does', 421, () => known({ headers: { Host: `evil-localhost:${port}` } })],
    ['a name that resolves to this machine', 421, () => known({ headers: { Host: `127.0.0.1.nip.io:${port}` } })],
    ['our name without the port', 421, () => known({ headers: { Host: '127.0.0.1' } })],
    ['our name with another port', 421, () => known({ headers: { Host: '127.0.0.1:1' } })],
    ['our name in other numbers', 421, () => known({ headers: { Host: `127.1:${port}` } })],
    ['our name in one number', 421, () => known({ headers: { Host: `2130706433:${port}` } })],
    ['all interfaces', 421, () => known({ headers: { Host: `0.0.0.0:${port}` } })],
    ['the other loopback', 421, () => known({ headers: { Host: `[::1]:${port}` } })],
    ['our name with a dot behind it', 421, () => known({ headers: { Host: `localhost.:${port}` } })],
    ['our name in capitals', 421, () => known({ headers: { Host: `LOCALHOST:${port}` } })],
    ['a name with somebody before it', 421, () => known({ headers: { Host: `a@127.0.0.1:${port}` } })],
    ['an empty host', 421, () => known({ headers: { Host: '' } })],
    ['the page of somebody else under their name', 421, () => ({ path: '/', headers: { Host: `evil.example:${port}` } })],
    // Pages of other origins.
    ['another origin', 403, () => known({ headers: { Origin: 'https://evil.example' } })],
    ['another origin that begins as ours does', 403, () => known({ headers: { Origin: `http://127.0.0.1:${port}.evil.example` } })],
    ['our origin with https', 403, () => known({ headers: { Origin: `https://127.0.0.1:${port}` } })],
    ['another port of this machine', 403, () => known({ headers: { Origin: 'http://127.0.0.1:1' } })],
    ['our other name as origin', 403, () => known({ headers: { Origin: `http://localhost:${port}` } })],
    ['an origin that is nobody', 403, () => known({ headers: { Origin: 'null' } })],
    ['an empty origin', 403, () => known({ headers: { Origin: '' } })],
    ['a file as origin', 403, () => known({ headers: { Origin: 'file://' } })],
    ['another page that links here', 403, () => known({ headers: { Referer: 'https://evil.example/page' } })],
    ['a referrer that begins as ours does', 403, () => known({ headers: { Referer: `http://127.0.0.1:${port}.evil.example/` } })],
    ['a referrer on another port', 403, () => known({ headers: { Referer: 'http://127.0.0.1:1/' } })],
    ['a page of another site', 403, () => known({ headers: { 'Sec-Fetch-Site': 'cross-site' } })],
    ['a page of the same site and another origin', 403, () => known({ headers: { 'Sec-Fetch-Site': 'same-site' } })],
    ['a word of Sec-Fetch that is none', 403, () => known({ headers: { 'Sec-Fetch-Site': 'anything' } })],
    ['a frame in another page', 403, () => ({ path: '/', headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'iframe' } })],
    ['our page asked for by another one', 403, () => ({ path: '/studio.js', headers: { 'Sec-Fetch-Site': 'cross-site' } })],
    ['a preflight of another origin', 403, () => ({ path: '/api/flow', method: 'OPTIONS', headers: { Origin: 'https://evil.example' } })],
    // Without the token of a tab.
    ['no token', 401, () => ({ path: '/api/project' })],
    ['an empty token', 401, () => ({ path: '/api/project', headers: { 'X-Onbehalf-Studio': '' } })],
    ['a wrong token', 401, () => ({ path: '/api/project', headers: { 'X-Onbehalf-Studio': 'A'.repeat(32) } })],
    ['a token that is cut', 401, () => ({ path: '/api/project', headers: { 'X-Onbehalf-Studio': token.slice(0, -1) } })],
    ['a token with more behind it', 401, () => ({ path: '/api/project', headers: { 'X-Onbehalf-Studio': `${token}A` } })],
    ['the token in a cookie', 401, () => ({ path: '/api/project', headers: { Cookie: `X-Onbehalf-Studio=${token}` } })],
    ['the token in the address', 401, () => ({ path: `/api/project?token=${token}&X-Onbehalf-Studio=${token}` })],
    ['the token as a bearer', 401, () => ({ path: '/api/project', headers: { Authorization: `Bearer ${token}` } })],
    ['the stream of events without a token', 401, () => ({ path: '/api/events' })],
    ['a flow without a token', 401, () => ({ path: '/api/flow?path=main.flow.yaml' })],
    ['an edit without a token', 401, () => ({ ...edit('main.flow.yaml'), headers: {} })],
    ['a run without a token', 401, () => ({ path: '/api/run', method: 'POST', body: '{"path":"main.flow.yaml"}' })],
    ['what is nowhere, without a token', 401, () => ({ path: '/api/nothing' })],
    ['a code that is wrong', 401, () => ({ path: '/api/session', method: 'POST', body: '{"code":"AAAA"}' })],
    ['the token as a code', 401, () => ({ path: '/api/session', method: 'POST', body: JSON.stringify({ code: token }) })],
    ['a code for another tab, with the token of a tab', 401, () => post('/api/code', {})],
    ['the API by another way of writing it', 404, () => ({ path: '/API/project' })],
    ['the API with two slashes', 404, () => ({ path: '//api/project' })],
    // What a form can send.
    ['a form', 415, () => post('/api/flow', 'path=main.flow.yaml', { 'Content-Type': 'application/x-www-form-urlencoded' })],
    ['a form that sends text', 415, () => post('/api/run/cancel', '{}', { 'Content-Type': 'text/plain' })],
    ['a form with parts', 415, () => post('/api/run/cancel', '{}', { 'Content-Type': 'multipart/form-data; boundary=a' })],
    ['a form for a code', 415, () => ({ path: '/api/session', method: 'POST', body: '{}', headers: { 'Content-Type': 'text/plain' } })],
    // Bodies.
    ['a huge body', 413, () => post('/api/flow', `"${'a'.repeat(3_100_000)}"`)],
    ['what is no JSON', 400, () => post('/api/flow', '{')],
    ['nothing', 400, () => post('/api/flow', '')],
    ['a key more', 400, () => post('/api/run', { path: 'main.flow.yaml', world: 'real' })],
    ['a prototype', 400, () => post('/api/run', '{"path":"main.flow.yaml","__proto__":{"isDry":true},"constructor":1}')],
    ['an edit of no kind', 400, () => post('/api/flow', { path: 'main.flow.yaml', hash, edit: { kind: 'delete' } })],
    ['a hash that is none', 400, () => post('/api/flow', { path: 'main.flow.yaml', hash: '*', edit: { kind: 'text', text: '' } })],
    ['another method', 405, () => known({ path: '/api/flow', method: 'DELETE' })],
    // Paths out of the project.
    ['the folder above', 400, () => flow('../secret.flow.yaml')],
    ['the folder above from a folder', 400, () => flow('deep/../../secret.flow.yaml')],
    ['a neighbour with the same beginning', 400, () => flow('../project-evil/secret.flow.yaml')],
    ['an absolute path', 400, () => flow(join(studio.folder, '..', 'secret.flow.yaml'))],
    ['an absolute path into the project', 400, () => flow(join(studio.folder, 'main.flow.yaml'))],
    ['two slashes', 400, () => flow('//etc/x.flow.yaml')],
    ['backslashes', 400, () => flow('..\\secret.flow.yaml')],
    ['a drive', 400, () => flow('C:secret.flow.yaml')],
    ['a stream of a file', 400, () => flow('main.flow.yaml:x.flow.yaml')],
    ['encoded once', 400, () => flow('..%2fsecret.flow.yaml', true)],
    ['encoded twice', 404, () => flow('..%252fsecret.flow.yaml', true)],
    ['dots encoded', 400, () => flow('%2e%2e/secret.flow.yaml', true)],
    ['a backslash encoded', 400, () => flow('..%5csecret.flow.yaml', true)],
    ['longer than it has to be in UTF-8', 404, () => flow('..%c0%afsecret.flow.yaml', true)],
    ['a NUL', 400, () => flow('main.flow.yaml\0.flow.yaml')],
    ['a NUL encoded', 400, () => flow('x%00.flow.yaml', true)],
    ['a line feed', 400, () => flow('main\n.flow.yaml')],
    ['a link to a neighbour', 400, () => flow('link.flow.yaml')],
    ['a folder that is a link', 400, () => flow('linked/secret.flow.yaml')],
    ['a folder', 404, () => flow('folder.flow.yaml')],
    ['what is no flow', 400, () => flow('plain.txt')],
    ['the project file', 400, () => flow('onbehalf.yaml')],
    ['no path', 400, () => known({ path: '/api/flow' })],
    ['a path that is very long', 400, () => flow(`${'a/'.repeat(600)}x.flow.yaml`)],
    ['an edit of the folder above', 400, () => edit('../secret.flow.yaml')],
    ['an edit through a link', 400, () => edit('link.flow.yaml')],
    ['an edit through a folder that is a link', 400, () => edit('linked/secret.flow.yaml')],
    ['a run of the folder above', 400, () => post('/api/run', { path: '../secret.flow.yaml' })],
    ['a new flow above the project', 400, () => post('/api/flow/new', { path: '../new.flow.yaml' })],
    ['a new flow in a folder that is a link', 400, () => post('/api/flow/new', { path: 'linked/new.flow.yaml' })],
    ['a new file that is no flow', 400, () => post('/api/flow/new', { path: '.bashrc' })],
    ['a new flow over one that is there', 409, () => post('/api/flow/new', { path: 'main.flow.yaml' })],
    ['a folder by a short path', 400, () => post('/api/project/open', { folder: '..' })],
    ['a folder that is not there', 404, () => post('/api/project/open', { folder: join(studio.folder, 'nowhere') })],
    ['a project with a path for a name', 400, () => post('/api/project/new', { name: '../x', location: studio.folder })],
    ['a project of a template elsewhere', 404, () => post('/api/project/new', { name: 'x', location: studio.folder, template: '../..' })],
    ['a page that is a path', 404, () => ({ path: '/../main.js' })],
    ['a page that is an encoded path', 404, () => ({ path: '/..%2fmain.js' })],
    ['a page that is encoded twice', 404, () => ({ path: '/..%252fmain.js' })],
    ['a page with a backslash', 400, () => ({ path: '/..\\main.js' })],
    ['a page of the package', 404, () => ({ path: '/package.json' })],
  ])('%s: %i', async (_what, status, request) => {
    const answer = await send(studio.served.origin, request());

    expect({ status: answer.status, hasSecret: answer.body.includes('outside-of-the-project') }).toEqual({ status, hasSecret: false });
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'no-store',
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-') || name === 'set-cookie')).toEqual([]);
  });
});

test('a code opens one tab, once, and not after two minutes', async () => {
  let now = Date.now();
  await using other = await testStudio({}, { ports: { now: () => now } });
  const open = async (url: string): Promise<number> =>
    (await send(other.served.origin, { path: '/api/session', method: 'POST', body: JSON.stringify({ code: url.split('#')[1] }) })).status;
  const [first, late] = [other.served.url(), other.served.url()];

  expect([await open(first), await open(first)]).toEqual([200, 401]);
  now += 121_000;
  expect(await open(late)).toBe(401);
});

test('the key of the start gives codes and nothing else', async () => {
  const headers = { 'X-Onbehalf-Studio': studio.served.key };

  expect((await send(studio.served.origin, { path: '/api/code', method: 'POST', body: '{}', headers })).status).toBe(200);
  expect((await send(studio.served.origin, { path: '/api/project', headers })).status).toBe(401);
});

test('what is asked for with a token is answered', async () => {
  const answer = await send(studio.served.origin, known({ headers: { Origin: studio.served.origin, 'Sec-Fetch-Site': 'same-origin' } }));

  expect(answer.status).toBe(200);
});

test('no interface but the loopback one is listened on', async () => {
  const others = Object.values(networkInterfaces()).flatMap((one) =>
    (one ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
  );
  const reached = await Promise.all(
    ['127.0.0.2', ...others.map(({ address }) => address)].map(
      (host) =>
        new Promise<boolean>((resolve) => {
          const socket = connect({ host, port: Number(port), timeout: 2_000 }, () => resolve(true));
          socket.on('error', () => resolve(false)).on('timeout', () => resolve(false));
        }),
    ),
  );

  expect(reached).not.toContain(true);
});
