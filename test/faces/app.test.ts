import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { microsoft365Scope, type World } from '../../src/connection/index.ts';
import { embed, embedded, type Embedment } from '../../src/embedded.ts';
import type { Emulator } from '../../src/emulator/index.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let cloud: Embedment;
let emulator: Emulator;
let home = '';
let automation = '';
beforeAll(async () => {
  home = await temporaryFolder('app');
  automation = join(home, 'tidy.ts');
  await writeFile(
    automation,
    "import { microsoft365Scope } from 'onbehalf';\nimport { move } from 'onbehalf/activities/mail';\nawait using m365 = await microsoft365Scope({ activities: [move] });\n",
  );
  cloud = await embed({ account: 'elin@contoso.example' });
  ({ emulator } = cloud);
});
afterAll(async () => {
  await cloud[Symbol.asyncDispose]();
  await rm(home, { recursive: true });
});

/** Runs one command after another on the same tenant, as its administrator. */
const run = (...args: string[]) =>
  onbehalfCommand([...args, '--account', cloud.account, '--emulator'], {
    emulator: { ...embedded, start: async () => ({ ...cloud, [Symbol.asyncDispose]: async () => undefined }) },
  });
const runJson = async (...args: string[]) => {
  const { status, stdout, stderr } = await run(...args, '--json');
  return { status, stderr, value: (status === 0 ? JSON.parse(stdout) : undefined) as Record<string, unknown> };
};

/** The world of somebody else at the same tenant, and the permissions that consent pages asked that person for. */
function worldOf(address: string): { world: World; consents: () => string[] } {
  const person = emulator.person(address);
  return {
    world: { ...cloud.world(), openBrowser: (url) => person.openBrowser(url) },
    consents: () => person.consents.flatMap(({ permissions }) => permissions),
  };
}

/** A scope's settings for one's own application. */
const through = (emailAddress: string, applicationId: string) =>
  ({ emailAddress, oauthApplication: 'Custom', applicationId, tenantId: 'contoso.example' }) as const;

/** Signs somebody in through an application; gives the permissions that were consented to on the way. */
async function signIn(address: string, applicationId: string, permissions: readonly string[]): Promise<string[]> {
  const { world, consents } = worldOf(address);
  await using m365 = await microsoft365Scope(
    { ...through(address, applicationId), activities: [], permissions: { add: permissions } },
    world,
  );
  await m365.signIn();
  return consents();
}

const idOf = (value: Record<string, unknown>): string => String(value['applicationId']);

describe("a registration of one's own", () => {
  test('has exactly what the automation needs; a person signs in with it, consents, and works', async () => {
    const made = await runJson('app', 'register', '--name', 'Tidier', automation);
    const { world } = worldOf('ada@contoso.example');
    await using m365 = await microsoft365Scope({ ...through('ada@contoso.example', idOf(made.value)), activities: [mail.list] }, world);
    const first = await m365.mail.list({ top: 1 }).all();

    expect(made).toMatchObject({
      status: 0,
      value: { outcome: 'made', name: 'Tidier', permissions: ['Mail.ReadWrite'], tenantId: emulator.tenant.id },
    });
    expect(emulator.tenant.applications.get(idOf(made.value))).toMatchObject({
      requiredPermissions: ['Mail.ReadWrite'],
      publicClientRedirectUris: ['http://localhost'],
      signInAudience: 'AzureADMyOrg',
      isFallbackPublicClient: true,
      tags: ['onbehalf'],
    });
    expect(first).toHaveLength(1);
  });

  test('is made once, however often it is registered', async () => {
    const first = await runJson('app', 'register', '--name', 'Ben\'s "robot"', '--permission', 'Mail.Read');
    const second = await runJson('app', 'register', '--name', 'Ben\'s "robot"', '--permission', 'Mail.Read');
    const third = await runJson(
      'app',
      'register',
      '--name',
      'Ben\'s "robot"',
      '--permission',
      'Mail.Send',
      '--redirect-uri',
      'http://localhost/back',
    );
    const named = [...emulator.tenant.applications.values()].filter(({ displayName }) => displayName === 'Ben\'s "robot"');

    expect([first.value['outcome'], second.value['outcome'], third.value['outcome']]).toEqual(['made', 'unchanged', 'changed']);
    expect(new Set([first, second, third].map(({ value }) => idOf(value)))).toEqual(new Set([idOf(first.value)]));
    expect(named).toHaveLength(1);
    expect(named[0]).toMatchObject({ requiredPermissions: ['Mail.Send'], publicClientRedirectUris: ['http://localhost/back'] });
  });

  test('that the organisation consented to asks nobody', async () => {
    const { value } = await runJson('app', 'register', '--name', 'Consented', '--permission', 'Mail.Read', '--admin-consent');
    const consents = await signIn('chloe@contoso.example', idOf(value), ['Mail.Read']);

    expect(value['consented']).toEqual(['Mail.Read', 'openid', 'profile', 'offline_access']);
    expect(consents).toEqual([]);
  });

  test('is shown, reviewed, put right and consented to', async () => {
    await run('app', 'register', '--name', 'Reviewed', '--permission', 'Files.Read', '--permission', 'Mail.Send');
    const review = await runJson('app', 'review', 'Reviewed', automation);
    const added = await run('app', 'permissions', 'add', 'Reviewed', 'Mail.ReadWrite');
    const removed = await run('app', 'permissions', 'remove', 'Reviewed', 'Files.Read', 'Mail.Send');
    const again = await run('app', 'review', 'Reviewed', automation);
    const consented = await run('app', 'consent', 'Reviewed');
    const shown = await runJson('app', 'show', 'Reviewed');

    expect(review.value).toMatchObject({ name: 'Reviewed', missing: ['Mail.ReadWrite'], notNeeded: ['Files.Read', 'Mail.Send'], used: [] });
    expect(added.stdout).toBe('Reviewed lists Files.Read, Mail.ReadWrite, Mail.Send.\n');
    expect(removed.stdout).toBe('Reviewed lists Mail.ReadWrite.\n');
    expect(again.stdout).toBe('Missing     nothing\nNot needed  nothing\nUsed        Mail.ReadWrite\n');
    expect(consented.stdout).toBe('The organisation consented to Mail.ReadWrite, openid, profile, offline_access.\n');
    expect(shown.value).toMatchObject({
      permissions: ['Mail.ReadWrite'],
      consented: ['Mail.ReadWrite', 'openid', 'profile', 'offline_access'],
      redirectUris: ['http://localhost'],
    });
  });

  test('that is deleted is gone, and its sign-in with it', async () => {
    const { value } = await runJson('app', 'register', '--name', 'Short-lived', '--permission', 'Mail.Read');
    const deleted = await run('app', 'delete', 'Short-lived');
    const again = await run('app', 'delete', 'Short-lived');
    const page = await emulator.fetch(
      new Request(`https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize?client_id=${idOf(value)}`),
    );

    expect(deleted.stdout).toBe(`The registration Short-lived (${idOf(value)}) is deleted.\n`);
    expect([again.status, again.stderr]).toEqual([5, expect.stringContaining('Error: There is no registration named Short-lived.\n')]);
    expect(await page.text()).toContain('AADSTS700016');
  });
});

describe('what is left alone', () => {
  test('a registration that was made elsewhere', async () => {
    const taken = await run('app', 'register', '--name', 'Contoso Automations', '--permission', 'Mail.Read');
    const deleted = await run('app', 'delete', 'Contoso Automations');

    expect([taken.status, deleted.status]).toEqual([5, 5]);
    expect(taken.stderr).toContain(
      'There is a registration named Contoso Automations (7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10) that was not made with `onbehalf app register`; it is left as it is.',
    );
    expect(emulator.tenant.applications.has('7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10')).toBe(true);
  });

  test('but looked at', async () => {
    const shown = await runJson('app', 'show', 'Contoso Automations');
    const review = await runJson('app', 'review', 'Contoso Automations', automation);

    expect(shown.value).toMatchObject({ applicationId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', consented: [] });
    expect(review.value).toMatchObject({ missing: [], used: ['Mail.ReadWrite'], notNeeded: expect.arrayContaining(['Mail.Send']) });
  });

  test.each([
    [
      ['app', 'register', '--name', 'x', '--permission', 'Mail.Reed'],
      'Mail.Reed is not a delegated permission that is known here; did you mean Mail.Read?',
    ],
    [
      ['app', 'register', '--name', 'x', '--permission', 'Mail.Read', '--redirect-uri', 'http://evil.example'],
      'http://evil.example must begin with https://, or be on localhost.',
    ],
    [['app', 'register', '--name', 'x'], 'FILE must be the path of an automation; or give a --permission.'],
    [['app', 'register', '--permission', 'Mail.Read'], '--name is required.'],
    [['app', 'show'], 'NAME must be the name of one registration; put a name that has blanks in quotes.'],
    [['app', 'review', 'Tidier'], 'NAME FILE must be the name of one registration and at least one more word.'],
    [['app', 'shwo'], 'did you mean `onbehalf app show`?'],
  ])('everything, by wrong input: %j', async (args, message) => {
    const count = emulator.tenant.applications.size;
    const { status, stderr } = await run(...args);

    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(emulator.tenant.applications.size).toBe(count);
  });

  test.each([[['app']], [['app', '--help']], [['app', 'permissions', '--help']]])(
    'the tenant, by asking what there is: %j',
    async (args) => {
      const { status, stdout } = await run(...args);

      expect(stdout).toMatch(/^ +(?:permissions )?remove +Takes permissions from a registration\.$/m);
      expect(status).toBe(0);
    },
  );

  test('the tenant, by somebody who is no administrator', async () => {
    const { status, stderr } = await onbehalfCommand([
      'app',
      'register',
      '--name',
      'x',
      '--permission',
      'Mail.Read',
      '--account',
      'ada@contoso.example',
      '--emulator',
    ]);

    expect([status, stderr]).toEqual([
      4,
      expect.stringContaining('Registering takes an administrator. Print the same for one: run it again with --as portal'),
    ]);
  });
});

describe('the embedded emulator', () => {
  test('registers as its administrator', async () => {
    const { status, stdout } = await onbehalfCommand([
      'app',
      'register',
      '--name',
      'Tidier',
      automation,
      '--admin-consent',
      '--account',
      'elin@contoso.example',
      '--emulator',
    ]);

    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^Tidier is registered\.\nApplication ID {2}[\da-f-]{36}\nTenant ID {7}[\da-f-]{36}\nPermissions {5}Mail\.ReadWrite\nThe organisation consented to Mail\.ReadWrite, openid, profile, offline_access\.\nNext: onbehalf signin --application-id [\da-f-]{36} --tenant-id [\da-f-]{36}\n$/,
    );
  });
});

describe('the same on paper registers nothing', () => {
  test.each([
    ['portal', '1. Open https://entra.microsoft.com and sign in.'],
    ['graph', 'POST https://graph.microsoft.com/v1.0/applications'],
    ['azure-cli', '#!/bin/sh'],
    ['bicep', "resource application 'Microsoft.Graph/applications@v1.0' = {"],
  ])('%s', async (form, line) => {
    const count = emulator.tenant.applications.size;
    const { status, stdout } = await onbehalfCommand(['app', 'register', '--name', 'Paper', automation, '--as', form]);

    expect(status).toBe(0);
    expect(stdout.split('\n')).toContain(line);
    expect(emulator.tenant.applications.size).toBe(count);
  });
});

test('completion offers one word after the other', async () => {
  const { stdout: after } = await onbehalfCommand(['complete', '--', 'app', '']);
  const { stdout: deeper } = await onbehalfCommand(['complete', '--', 'app', 'permissions', '']);

  expect(after.trim().split('\n')).toEqual(['register', 'show', 'review', 'consent', 'permissions', 'delete']);
  expect(deeper.trim().split('\n')).toEqual(['add', 'remove']);
});
