import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeWorld, onEmulator, saveConnection } from '../../src/connection/index.ts';
import type { AccessView, RegisteredView, RegistrationView } from '../../src/faces/studio/protocol-access.ts';
import type { Refusal } from '../../src/faces/studio/protocol.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';
import { testStudio, type TestStudio } from '../support/studio.ts';

const flow = `version: 1
name: main
steps:
  - microsoft365Scope:
      connection: work
      steps:
        - { id: messages, use: mail.list, collect: true }
        - use: mail.move
          with: { message: "\${messages[0]}", to: Archive }
  - microsoft365Scope:
      connection: home
      steps:
        - use: groups.list
`;
const path = 'main.flow.yaml';

let machine: OwnMachine;
let studio: TestStudio;
let answering = 'ada@contoso.example';
beforeAll(async () => {
  machine = await ownMachine();
  await saveConnection('work', { emailAddress: 'ada@contoso.example' });
  await saveConnection('home', { emailAddress: 'ben@contoso.example' });
  const openBrowser = (url: string): Promise<void> => machine.emulator.person(answering).openBrowser(url);
  studio = await testStudio(
    { [path]: flow },
    { ports: { world: (notify) => onEmulator({ ...nodeWorld({ emulator: '', notify }), openBrowser }, machine.origin) } },
  );
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
  await machine[Symbol.asyncDispose]();
});

const views = async (): Promise<AccessView[]> => (await studio.ask<AccessView[]>(`access?path=${path}`)).body;
const ask = async <T>(what: string, more: object = {}) => studio.ask<T & Refusal>(`access/${what}`, { path, connection: 'work', ...more });

test('each connection of a flow signs in and out by itself, for what its scopes need', async () => {
  expect((await views()).map(({ connection, account, missing }) => [connection, account, missing])).toEqual([
    ['work', null, ['Mail.ReadWrite']],
    ['home', null, [expect.any(String)]],
  ]);
  expect((await ask('signin')).body).toEqual({ accounts: ['ada@contoso.example'] });
  expect((await views()).map(({ account, missing }) => [account, missing])).toEqual([
    ['ada@contoso.example', []],
    [null, [expect.any(String)]],
  ]);
  expect([(await ask('signout')).body, (await ask('signout')).body]).toEqual([{ account: 'ada@contoso.example' }, { account: null }]);
  expect((await ask('signin', { connection: 'nowhere' })).status).toBe(404);
});

test('before a permission is taken away it is said what fails without it', async () => {
  const { body } = await ask<string[]>('without', { permission: 'Mail.ReadWrite' });

  expect(body).toContain('mail.move will fail at POST /me/messages/{message}/move: Mail.ReadWrite was removed.');
  expect((await ask<string[]>('without', { permission: 'Calendars.Read' })).body).toEqual([]);
});

test('what only an administrator may consent to comes with a message to one, ready to send', async () => {
  const [work, home] = await views();

  expect(work?.message).toContain('Mail.ReadWrite');
  expect(home?.message).toMatch(/https?:\/\//);
});

test('an application is registered with exactly what the scopes need, compared, and brought to it; who may not is told', async () => {
  const denied = await ask('register', { name: 'Tidier' });
  answering = 'elin@contoso.example';
  const { body: made } = await ask<RegisteredView>('register', { name: 'Tidier' });
  const { body: again } = await ask<RegisteredView>('register', { name: 'Tidier' });
  const { body: other } = await ask<RegistrationView>('review', { name: 'Tidier', connection: 'home' });

  expect([denied.status, denied.body.error]).toEqual([400, expect.stringMatching(/administrator|Application\.ReadWrite/)]);
  expect([made.outcome, made.permissions, again.outcome]).toEqual(['made', ['Mail.ReadWrite'], 'unchanged']);
  expect(other).toMatchObject({ applicationId: made.applicationId, notNeeded: ['Mail.ReadWrite'], used: [] });
  expect((await ask('review', { name: 'Nothing' })).status).toBe(404);
});

test('an application is not registered where it would be of no use: in another cloud than the one that the scopes work in', async () => {
  const own = 'oauthApplication: Custom, applicationId: 1b730954-1685-4b74-9bfd-dac224a7b894';
  const scope = (more: string): string => `  - microsoft365Scope: { ${own}, ${more}, steps: [{ use: mail.list }] }\n`;
  const ofFlow = async (...scopes: string[]): Promise<string> => {
    await writeFile(join(studio.folder, 'apart.flow.yaml'), `version: 1\nname: apart\nsteps:\n${scopes.map(scope).join('')}`);
    const { status, body } = await ask('register', { path: 'apart.flow.yaml', connection: null, name: 'Apart' });
    return `${status} ${body.error} ${body.remedy}`;
  };

  expect(await ofFlow('environment: China')).toMatch(/^400 .* not in the cloud China\. .*--environment China --as portal/);
  expect(await ofFlow('environment: USGovernment', 'environment: Global')).toMatch(
    /^400 .* several clouds: USGovernment, Global\. .*connection/,
  );
});
