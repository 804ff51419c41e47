import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ScopeEvent, World } from '../world.ts';
import { isMicrosoftHost, nodeWorld, onEmulator } from './node-world.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

function watched(): { readonly world: World; readonly fetched: string[]; readonly opened: string[]; readonly events: ScopeEvent[] } {
  const [fetched, opened, events]: [string[], string[], ScopeEvent[]] = [[], [], []];
  const base = nodeWorld({ emulator: '', notify: (event) => events.push(event) });
  const world: World = {
    ...base,
    fetch: async (url) => {
      fetched.push(url);
      return new Response('');
    },
    openBrowser: async (url) => void opened.push(url),
  };
  return { world: onEmulator(world, 'http://localhost:4000'), fetched, opened, events };
}

test('on an emulator, Microsoft’s hosts lead there and others stay', async () => {
  const { world, fetched, opened } = watched();

  await world.fetch('https://login.microsoftonline.com/common/oauth2/v2.0/token?a=b');
  await world.fetch('http://localhost:53124/');
  await world.openBrowser('https://login.microsoftonline.com/common/oauth2/v2.0/authorize');

  expect(fetched).toEqual(['http://localhost:4000/common/oauth2/v2.0/token?a=b', 'http://localhost:53124/']);
  expect(opened).toEqual(['http://localhost:4000/common/oauth2/v2.0/authorize']);
  expect(world.graphUrl).toBe('http://localhost:4000');
});

test('a bucket is opened from the settings; what an emulator gave is kept apart in it', async () => {
  const scratch = await temporaryFolder('world');
  try {
    const [folder, keys] = [path.join(scratch, 'share'), path.join(scratch, 'keys.txt')];
    await writeFile(keys, Buffer.alloc(32, 7).toString('base64'));
    const settings = { folder, bucketKeys: `file:${keys}` };
    const real = await nodeWorld({ emulator: '', notify: () => undefined }).storage('Bucket', settings);
    const emulated = await watched().world.storage('Bucket', settings);
    await real.write('account', 'real', undefined);
    await emulated.write('account', 'emulated', undefined);

    expect([await real.read('account'), await emulated.read('account')]).toMatchObject([{ content: 'real' }, { content: 'emulated' }]);
    expect((await readdir(folder)).filter((name) => name.length > 2)).toEqual(['emulators']);
    expect(await readdir(path.join(folder, 'emulators'))).toEqual(['http-localhost-4000']);
  } finally {
    await rm(scratch, { recursive: true });
  }
});

test('where automations go on is kept apart from tokens, and what an emulator gave from both', async () => {
  const home = await temporaryFolder('world');
  vi.stubEnv('ONBEHALF_HOME', home);
  vi.stubEnv('ONBEHALF_KEY_STORE', 'file');
  try {
    const positions = await nodeWorld({ emulator: '', notify: () => undefined }).positions();
    const emulated = await watched().world.positions();
    await positions.write('feed', 'here', undefined);
    await emulated.write('feed', 'there', undefined);
    expect([await positions.read('feed'), await emulated.read('feed')]).toMatchObject([{ content: 'here' }, { content: 'there' }]);

    const files = (await readdir(home, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const places = files.map(({ parentPath }) => path.relative(home, parentPath).replaceAll('\\', '/'));
    expect([...new Set(places)].toSorted()).toMatchInlineSnapshot(`
      [
        "",
        "emulators/http-localhost-4000",
        "emulators/http-localhost-4000/positions/c8",
        "positions/c8",
      ]
    `);
  } finally {
    vi.unstubAllEnvs();
    await rm(home, { recursive: true });
  }
});

test('on an emulator there is no broker: it would sign in to Microsoft’s own cloud', async () => {
  expect(await watched().world.findBroker?.()).toEqual({ missing: 'it knows no emulator' });
});

test('the address that the person is told is the one that opens', () => {
  const { world, events } = watched();
  const application = { clientId: 'id', name: 'name', redirectUri: 'http://localhost' };

  world.notify({
    type: 'opening',
    host: 'login.microsoftonline.com',
    url: 'https://login.microsoftonline.com/a',
    application,
    redirectUri: 'http://localhost:1',
    permissions: [],
    until: new Date(0),
  });

  expect(events).toMatchObject([{ host: 'localhost:4000', url: 'http://localhost:4000/a' }]);
});

test.each([
  ['login.microsoftonline.com', true],
  ['graph.microsoft.com', true],
  ['graph.microsoft.us', true],
  ['login.partner.microsoftonline.cn', true],
  ['microsoftgraph.chinacloudapi.cn', true],
  ['dod-graph.microsoft.us', true],
  ['outlook.office.com', true],
  ['contoso.sharepoint.com', true],
  ['contoso-my.sharepoint.com', true],
  ['public.dm.files.1drv.com', true],
  ['evilsharepoint.com', false],
  ['localhost', false],
  ['evilmicrosoftonline.com', false],
  ['graph.microsoft.com.example', false],
])('%s is a host of Microsoft: %s', (host, expected) => {
  expect(isMicrosoftHost(host)).toBe(expected);
});

test('what a person is told without a command line is harmless too', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    nodeWorld({ emulator: '' }).notify({ type: 'browserNotOpened', reason: '\u001B[2J', url: 'http://localhost' });
    nodeWorld({ emulator: '' }).notify({ type: 'activityStarted', activity: 'mail.list' });

    expect(write.mock.calls).toEqual([[`${String.raw`No browser came up (\u001B[2J). Open the address above by hand.`}\n`]]);
  } finally {
    write.mockRestore();
  }
});
