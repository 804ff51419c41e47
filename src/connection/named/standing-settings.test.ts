import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { embed } from '../../embedded.ts';
import { chooseDefault, saveConnection } from './connections.ts';
import { microsoft365Scope } from '../scope.ts';
import { standingSettings } from './standing-settings.ts';
import type { ScopeEvent, World } from '../world.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

const work = { oauthApplication: 'Custom', applicationId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', tenantId: 'contoso.example' };
const home = { emailAddress: 'ada@contoso.example' };

const before = process.env['ONBEHALF_HOME'];
let folder = '';
let cloud: Awaited<ReturnType<typeof embed>>;
let world: World;
beforeAll(async () => {
  folder = await temporaryFolder('standing');
  process.env['ONBEHALF_HOME'] = folder;
  await saveConnection('work', work);
  await saveConnection('home', home);
  await chooseDefault('home');
  cloud = await embed();
  world = cloud.world();
});
afterAll(async () => {
  if (before === undefined) delete process.env['ONBEHALF_HOME'];
  else process.env['ONBEHALF_HOME'] = before;
  await cloud[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

test('the connection that the scope names comes first, and nothing of another is mixed in', async () => {
  expect(await standingSettings({ ...world, settings: { emailAddress: 'ben@contoso.example' }, connection: 'home' }, 'work')).toEqual(work);
});

test('then what the run was given, then the connection of the world, then the default, which an emulator does not know', async () => {
  const cloudWorld = { ...world, onMicrosoftCloud: true };

  expect(await standingSettings({ ...cloudWorld, settings: {}, connection: 'work' })).toEqual({});
  expect(await standingSettings({ ...cloudWorld, connection: 'work' })).toEqual(work);
  expect(await standingSettings(cloudWorld)).toEqual(home);
  expect(await standingSettings(world)).toEqual({});
});

test('a scope signs in with the connection that it names, and its own settings win', async () => {
  const events: ScopeEvent[] = [];
  const watched: World = { ...world, notify: (event) => events.push(event) };
  await using m365 = await microsoft365Scope(
    {
      connection: 'work',
      emailAddress: 'chloe@contoso.example',
      acceptAnyAccount: true,
      activities: [],
      permissions: { add: ['User.Read'] },
    },
    watched,
  );
  await m365.signIn();

  expect(events).toContainEqual(
    expect.objectContaining({ type: 'opening', application: expect.objectContaining({ clientId: work.applicationId }) }),
  );
  expect(events).toContainEqual(expect.objectContaining({ type: 'otherAccount', wanted: 'chloe@contoso.example' }));
  await expect(microsoft365Scope({ connection: 'wrok', activities: [] }, world)).rejects.toThrow(
    'There is no connection named wrok; did you mean work?',
  );
});
