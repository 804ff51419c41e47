import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send, testStudio, type TestStudio, type WireRequest } from '../support/studio.ts';

// Requests that would run, sign in, install or remove something, for whoever is not the person at the tab.

let studio: TestStudio;
let token = '';
beforeAll(async () => {
  studio = await testStudio({ 'main.flow.yaml': 'version: 1\nname: inside\nsteps: []\n', 'plain.txt': 'outside-of-the-project' });
  token = await studio.token();
  const evil = `${studio.folder}-evil`;
  await mkdir(evil);
  await writeFile(join(evil, 'evil.ts'), 'export const evil = "outside-of-the-project";\n');
  await writeFile(join(evil, 'secret.flow.yaml'), 'version: 1\nname: outside-of-the-project\nsteps: []\n');
  await symlink(evil, join(studio.folder, 'linked'));
  await symlink(join(evil, 'secret.flow.yaml'), join(studio.folder, 'link.flow.yaml'));
});
afterAll(() => studio[Symbol.asyncDispose]());

/** With the token of an open tab. */
const known = (request: WireRequest): WireRequest => ({ ...request, headers: { 'X-Onbehalf-Studio': token, ...request.headers } });
const post = (path: string, body: unknown, headers: Record<string, string> = {}): WireRequest =>
  known({ path, method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers });
const field = { path: 'main.flow.yaml', step: ['steps', 0], field: ['folder'] };
const choices = (more: object = {}) => ({ ...field, place: 'connection', typed: '', isFresh: true, ...more });
const consent = (permissions = ['Mail.Read']) => ({ ...field, told: { account: null, permissions } });

test.each<[what: string, status: number, request: () => WireRequest]>([
  // Runs outside of the emulated tenant.
  ['a run by its connection', 400, () => post('/api/run', { path: 'main.flow.yaml', connection: 'work' })],
  ['a ticket that was guessed', 409, () => post('/api/run', { path: 'main.flow.yaml', ticket: 'a'.repeat(32) })],
  ['a ticket that is none', 400, () => post('/api/run', { path: 'main.flow.yaml', ticket: ['a'] })],
  ['a plan without a token', 401, () => ({ ...post('/api/run/plan', { path: 'main.flow.yaml', connection: null }), headers: {} })],
  [
    'a plan for another page',
    403,
    () => post('/api/run/plan', { path: 'main.flow.yaml', connection: null }, { Origin: 'https://evil.example' }),
  ],
  ['a plan of the folder above', 400, () => post('/api/run/plan', { path: '../secret.flow.yaml', connection: null })],
  ['a plan for a connection that is not there', 400, () => post('/api/run/plan', { path: 'main.flow.yaml', connection: '../work' })],
  ['an answer without a token', 401, () => ({ ...post('/api/run/answer', { number: 1, goesOn: true }), headers: {} })],
  ['an answer by a link', 404, () => known({ path: '/api/run/answer?number=1&goesOn=true' })],
  ['values without a token', 401, () => ({ path: '/api/run/values?address=[]' })],
  ['values of no step', 200, () => known({ path: '/api/run/values?address=%7B%22__proto__%22%3A1%7D' })],
  ['connections without a token', 401, () => ({ path: '/api/run/connections' })],
  ['runs without a token', 401, () => ({ path: '/api/runs' })],
  ['a run by a path', 400, () => known({ path: `/api/runs/show?run=${encodeURIComponent('../../secret')}` })],
  ['a run that is not kept', 404, () => known({ path: '/api/runs/show?run=20261127-221500-1f2e3d4c' })],
  ['a report by a path', 400, () => post('/api/runs/report', { run: '../runs' })],
  ['a report by a link', 404, () => known({ path: '/api/runs/report?run=20261127-221500-1f2e3d4c' })],
  ['what is removed by a path', 400, () => post('/api/runs/remove', { run: '..' })],
  ['what is removed without a token', 401, () => ({ ...post('/api/runs/remove', { run: '20261127-221500-1f2e3d4c' }), headers: {} })],
  // Connections and registrations.
  ['connections of a flow without a token', 401, () => ({ path: '/api/access?path=main.flow.yaml' })],
  ['connections of a flow above', 400, () => known({ path: '/api/access?path=../secret.flow.yaml' })],
  ['a sign-in by a link', 404, () => known({ path: '/api/access/signin?path=main.flow.yaml&connection=' })],
  ['a sign-in without a token', 401, () => ({ ...post('/api/access/signin', { path: 'main.flow.yaml', connection: null }), headers: {} })],
  [
    'a sign-in for another page',
    403,
    () => post('/api/access/signin', { path: 'main.flow.yaml', connection: null }, { 'Sec-Fetch-Site': 'cross-site' }),
  ],
  ['a sign-out of another page', 403, () => post('/api/access/signout', { path: 'main.flow.yaml', connection: null }, { Origin: 'null' })],
  ['a sign-out for a flow above', 400, () => post('/api/access/signout', { path: '../secret.flow.yaml', connection: null })],
  ['a sign-in of a connection that no scope has', 404, () => post('/api/access/signin', { path: 'main.flow.yaml', connection: 'work' })],
  ['a registration by a form', 415, () => post('/api/access/register', 'name=x', { 'Content-Type': 'text/plain' })],
  ['a registration through a link', 400, () => post('/api/access/register', { path: 'link.flow.yaml', connection: null, name: 'x' })],
  [
    'a review with a key more',
    400,
    () => post('/api/access/review', { path: 'main.flow.yaml', connection: null, name: 'x', tenantId: 'y' }),
  ],
  ['a permission without a token', 401, () => ({ ...post('/api/access/without', {}), headers: {} })],
  // What a field can name, for which Microsoft 365 is asked.
  ['choices without a token', 401, () => ({ ...post('/api/choices', choices()), headers: {} })],
  ['choices by a link', 404, () => known({ path: '/api/choices?path=main.flow.yaml&place=connection' })],
  ['choices by a form', 415, () => post('/api/choices', 'path=main.flow.yaml', { 'Content-Type': 'application/x-www-form-urlencoded' })],
  ['choices for another page', 403, () => post('/api/choices', choices(), { Origin: 'https://evil.example' })],
  ['choices for a flow above', 400, () => post('/api/choices', choices({ path: '../secret.flow.yaml' }))],
  ['choices through a link', 400, () => post('/api/choices', choices({ path: 'link.flow.yaml' }))],
  ['choices of a place that is none', 400, () => post('/api/choices', choices({ place: 'https://evil.example' }))],
  ['choices of a connection by its name', 400, () => post('/api/choices', { ...choices(), connection: 'work' })],
  ['choices of an activity by its name', 400, () => post('/api/choices', { ...choices(), activity: 'mail.list' })],
  ['choices of no step', 404, () => post('/api/choices', choices({ step: ['__proto__', 'constructor'] }))],
  ['choices for a text without end', 400, () => post('/api/choices', choices({ typed: 'a'.repeat(1_001) }))],
  ['a consent without a token', 401, () => ({ ...post('/api/choices/consent', consent()), headers: {} })],
  ['a consent by a link', 404, () => known({ path: '/api/choices/consent?path=main.flow.yaml' })],
  ['a consent for another page', 403, () => post('/api/choices/consent', consent(), { 'Sec-Fetch-Site': 'same-site' })],
  ['a consent for a flow above', 400, () => post('/api/choices/consent', { ...consent(), path: '../secret.flow.yaml' })],
  ['a consent to nothing that was told', 400, () => post('/api/choices/consent', { ...consent(), told: undefined })],
  ['a consent to permissions of its own', 404, () => post('/api/choices/consent', consent(['Directory.ReadWrite.All']))],
  // TypeScript automations, whose code would run.
  ['an automation without a token', 401, () => ({ path: '/api/script?path=main.ts' })],
  ['an automation above', 400, () => known({ path: '/api/script?path=../evil.ts' })],
  ['an automation that is a flow', 400, () => known({ path: '/api/script?path=main.flow.yaml' })],
  ['an automation of a package', 404, () => known({ path: '/api/script?path=node_modules/evil/index.ts' })],
  ['code that is run by a link', 404, () => known({ path: '/api/script/run?path=main.ts' })],
  ['code that is run without a token', 401, () => ({ ...post('/api/script/run', { path: 'main.ts' }), headers: {} })],
  ['code that is run for another page', 403, () => post('/api/script/run', { path: 'main.ts' }, { Origin: 'https://evil.example' })],
  ['code above that is run', 400, () => post('/api/script/run', { path: '../evil.ts' })],
  ['code in a folder that is a link', 400, () => post('/api/script/run', { path: 'linked/evil.ts' })],
  ['code that is no TypeScript', 400, () => post('/api/script/run', { path: 'plain.txt' })],
  // Packages.
  ['packages without a token', 401, () => ({ path: '/api/packages' })],
  ['a search by a link', 404, () => known({ path: '/api/packages/search?text=a' })],
  ['a search that is a flag', 400, () => post('/api/packages/search', { text: '--registry=https://evil.example' })],
  ['a package that is an address', 400, () => post('/api/packages/look', { word: 'https://evil.example/a.tgz' })],
  ['a package that is a flag', 400, () => post('/api/packages/look', { word: '--registry=https://evil.example' })],
  [
    'a package that is a path',
    400,
    () => post('/api/packages/save', { changes: [{ kind: 'install', name: '../evil', version: '1.0.0', isStrict: true }] }),
  ],
  [
    'a version that is a file',
    400,
    () => post('/api/packages/save', { changes: [{ kind: 'install', name: 'a', version: 'file:../evil', isStrict: true }] }),
  ],
  ['a removal of a path', 400, () => post('/api/packages/save', { changes: [{ kind: 'remove', name: '../../x' }] })],
  ['packages changed without a token', 401, () => ({ ...post('/api/packages/save', { changes: [] }), headers: {} })],
  ['packages changed for another page', 403, () => post('/api/packages/save', { changes: [] }, { Origin: 'https://evil.example' })],
])('%s: %i', async (_what, status, request) => {
  const answer = await send(studio.served.origin, request());

  expect({ status: answer.status, hasSecret: answer.body.includes('outside-of-the-project') }).toEqual({ status, hasSecret: false });
  expect(answer.headers).toMatchObject({ 'content-security-policy': expect.stringContaining("default-src 'none'") });
});
