import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveConnection } from '../../src/connection/index.ts';
import { embed, embedded, type Embedment } from '../../src/embedded.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let cloud: Embedment;
let home: OwnHome;
let automation = '';
beforeAll(async () => {
  home = await ownHome();
  automation = join(home.folder, 'tidy.ts');
  await writeFile(
    automation,
    "import { microsoft365Scope } from 'onbehalf';\nimport { move } from 'onbehalf/activities/mail';\nawait using m365 = await microsoft365Scope({ activities: [move] });\n",
  );
  cloud = await embed({ account: 'elin@contoso.example' });
});
afterAll(async () => {
  await cloud[Symbol.asyncDispose]();
  await home[Symbol.asyncDispose]();
});

const run = (...args: string[]) =>
  onbehalfCommand([...args, '--account', cloud.account, '--emulator'], {
    emulator: { ...embedded, start: async () => ({ ...cloud, [Symbol.asyncDispose]: async () => undefined }) },
  });
const runJson = async (...args: string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await run(...args, '--json')).stdout) as Record<string, unknown>;

test('an application for sign-ins through Windows is registered with its redirect URI, and a review misses it where a connection needs it', async () => {
  const made = await runJson('app', 'register', '--name', 'Tidier', '--broker', automation);
  const applicationId = String(made['applicationId']);
  const redirectUri = `ms-appx-web://Microsoft.AAD.BrokerPlugin/${applicationId}`;
  const registered = [...(cloud.emulator.tenant.applications.get(applicationId)?.publicClientRedirectUris ?? [])];
  await run('app', 'register', '--name', 'Tidier', automation);
  const unasked = await runJson('app', 'review', 'Tidier', automation);
  const asked = await runJson('app', 'review', 'Tidier', automation, '--broker');
  await saveConnection('work', { oauthApplication: 'Custom', applicationId, tenantId: 'contoso.example', useBroker: true });
  const connected = await run('app', 'review', 'Tidier', automation);

  expect(registered).toEqual(['http://localhost', redirectUri]);
  expect(unasked).not.toHaveProperty('missingRedirectUri');
  expect(asked).toMatchObject({ missing: [], missingRedirectUri: redirectUri });
  expect(connected.stdout).toContain(`Redirect URI ${redirectUri} is missing; sign-ins through Windows need it.\n`);
});

test('a connection through Windows is refused on an emulator, before anything is sent', async () => {
  const applicationId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';
  await saveConnection('windows', { oauthApplication: 'Custom', applicationId, tenantId: 'contoso.example', useBroker: true });
  const { status, stderr } = await run('mail', 'list', '--connection', 'windows');

  expect(status).toBe(2);
  expect(stderr).toContain('useBroker needs the broker of Windows, and it knows no emulator.');
  expect(stderr).toContain('Leave useBroker out; the sign-in then uses the browser.');
});
