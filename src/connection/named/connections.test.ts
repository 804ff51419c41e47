import { mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isOnbehalfError, type OnbehalfError } from '../../core/errors.ts';
import { configurationFolder } from './configuration-folder.ts';
import {
  chooseDefault,
  connectionPlaces,
  defaultConnection,
  namedConnection,
  namedConnections,
  removeConnection,
  renameConnection,
  saveConnection,
  type ConnectionPlaces,
} from './connections.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

const applicationId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';
const own = { oauthApplication: 'Custom', applicationId, tenantId: 'contoso.example' };

let folder = '';
let places: ConnectionPlaces;
beforeEach(async () => {
  folder = await temporaryFolder('connections');
  await mkdir(join(folder, 'project', 'deep', 'er'), { recursive: true });
  places = placesFrom(join(folder, 'project'));
});
afterEach(() => rm(folder, { recursive: true }));

const placesFrom = (from: string): ConnectionPlaces => connectionPlaces({ ONBEHALF_HOME: join(folder, 'home') }, from);
const writePerson = async (content: unknown): Promise<void> => {
  await mkdir(join(folder, 'home'), { recursive: true });
  await writeFile(places.person, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
};

async function failure(work: Promise<unknown>): Promise<OnbehalfError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isOnbehalfError(error)) throw new Error('It did not fail as it should.');
  return error;
}

describe('where connections are', () => {
  test.each([
    ['linux', {}, '/home/ada', '/home/ada/.config/onbehalf'],
    ['linux', { XDG_CONFIG_HOME: '/etc/ada' }, '/home/ada', '/etc/ada/onbehalf'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/ada', '/home/ada/.config/onbehalf'],
    ['darwin', {}, '/Users/ada', '/Users/ada/Library/Application Support/onbehalf'],
    ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\ada', 'D:\\Roaming\\onbehalf'],
    ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Roaming\\onbehalf'],
    ['linux', { ONBEHALF_HOME: '/srv/here', XDG_CONFIG_HOME: '/etc/ada' }, '/home/ada', '/srv/here'],
  ] as const)('on %s with %j', (platform, env, home, expected) => {
    expect(configurationFolder({ platform, env, home })).toBe(expected);
  });

  test('the file of a project is found from its folders upwards', async () => {
    await saveConnection('team', own, { owner: 'project' }, places);
    const deep = placesFrom(join(folder, 'project', 'deep', 'er'));

    expect(deep.project).toBe(join(folder, 'project', 'onbehalf.connections.json'));
    expect(await namedConnection('team', deep)).toMatchObject({ owner: 'project', settings: own });
  });
});

describe('keeping connections', () => {
  test('nothing is there at first', async () => {
    expect([await namedConnections(places), await defaultConnection(places)]).toEqual([[], undefined]);
  });

  test('the file of the person is closed to others, that of the project is not', async () => {
    await saveConnection('work', own, {}, places);
    await saveConnection('team', own, { owner: 'project' }, places);

    const modes = await Promise.all(
      [places.person, join(folder, 'home'), places.project].map(async (path) => ((await stat(path)).mode & 0o777).toString(8)),
    );
    expect(modes).toEqual(['600', '700', '644']);
  });

  test('where both have the name, that of the project is used', async () => {
    await saveConnection('work', { emailAddress: 'ada@contoso.example' }, {}, places);
    await saveConnection('work', own, { owner: 'project' }, places);

    expect(await namedConnections(places)).toMatchObject([{ name: 'work', owner: 'project', settings: own }]);
  });

  test('a name that is taken is not overwritten, unless that is said', async () => {
    await saveConnection('work', own, {}, places);
    const refused = await failure(saveConnection('work', { emailAddress: 'ben@contoso.example' }, {}, places));
    await saveConnection('work', { emailAddress: 'ben@contoso.example' }, { replace: true }, places);

    expect(refused.code).toBe('CONFLICT');
    expect((await namedConnection('work', places)).settings).toEqual({ emailAddress: 'ben@contoso.example' });
  });

  test('a connection becomes the default in the write that keeps it, or neither is', async () => {
    await saveConnection('home', {}, { asDefault: true }, places);
    await saveConnection('work', own, {}, places);
    await failure(saveConnection('work', {}, { asDefault: true }, places));
    const before = await defaultConnection(places);
    await saveConnection('work', own, { replace: true, asDefault: true }, places);

    expect([before?.name, (await defaultConnection(places))?.name]).toEqual(['home', 'work']);
    expect(JSON.parse(await readFile(places.person, 'utf8'))).toMatchObject({ default: 'work', connections: { home: {}, work: own } });
  });

  test('a default follows a new name, and goes with its connection', async () => {
    await saveConnection('work', own, {}, places);
    await chooseDefault('work', undefined, places);
    await renameConnection('work', 'office', places);
    const renamed = await defaultConnection(places);
    await removeConnection('office', places);

    expect([renamed?.name, await defaultConnection(places), await namedConnections(places)]).toEqual(['office', undefined, []]);
  });

  test('the default of a project wins, and may be a connection of the person', async () => {
    await saveConnection('home', {}, {}, places);
    await saveConnection('work', own, {}, places);
    await chooseDefault('home', undefined, places);
    await chooseDefault('work', 'project', places);

    expect((await defaultConnection(places))?.name).toBe('work');
    expect((await namedConnections(places)).map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['home', false],
      ['work', true],
    ]);
  });

  test('a default that is not there is told, and so is a name with the one that is meant', async () => {
    await writePerson({ default: 'wrok', connections: { work: own } });

    expect(await failure(defaultConnection(places))).toMatchObject({
      message: 'There is no connection named wrok; did you mean work?',
      remedy: 'Make it with `onbehalf connections create NAME`, giving the flags of the connection.',
    });
    expect((await failure(namedConnection('constructor', places))).message).toBe(
      'There is no connection named constructor; there are work.',
    );
    expect((await failure(renameConnection('work', '../x', places))).message).toContain('connection must be a word of letters');
  });

  test('what a link leads to is changed, not the link', async () => {
    await mkdir(join(folder, 'home'));
    await writeFile(join(folder, 'elsewhere.json'), '{}');
    await symlink(join(folder, 'elsewhere.json'), places.person);
    await saveConnection('work', own, {}, places);

    expect(JSON.parse(await readFile(join(folder, 'elsewhere.json'), 'utf8'))).toEqual({ connections: { work: own } });
  });

  test('no change is lost when many are made at once', async () => {
    const names = Array.from({ length: 24 }, (_, index) => `c${String(index).padStart(2, '0')}`);
    await Promise.all(names.map((name) => saveConnection(name, own, {}, places)));

    expect((await namedConnections(places)).map(({ name }) => name)).toEqual(names);
    expect(await readdir(join(folder, 'home'))).toEqual(['connections.json']);
  });

  test('what a process began and never ended is put in place by the next one', async () => {
    await writePerson({ connections: {} });
    const present = await readFile(places.person, 'utf8');
    const claim = `${places.person}.${createHash('sha256').update(`=${present}`).digest('hex').slice(0, 16)}.next`;
    await writeFile(claim, JSON.stringify({ connections: { begun: own } }));
    await utimes(claim, new Date(0), new Date(0));
    await saveConnection('work', own, {}, places);

    expect((await namedConnections(places)).map(({ name }) => name)).toEqual(['begun', 'work']);
  });
});

describe('a file that cannot be used', () => {
  test.each([
    ['{ "connections": {\n  "work": {}\n', 'Line 3: This is not JSON: a comma or } is expected.'],
    [{ conections: {} }, 'Line 2: conections is not known; did you mean connections?'],
    [{ default: 7 }, 'Line 2: default must be the name of a connection.'],
    [{ connections: [] }, 'Line 2: connections must be an object that has the settings of each connection under its name.'],
    [
      { $schema: 1, connections: [] },
      'Line 2: $schema must be the address of a schema, as text. Line 3: connections must be an object that has',
    ],
    [{ default: 1, connections: { work: { tenantId: 1 } } }, 'Line 2: default must be the name of a connection. Line 5: '],
    [{ connections: { 'a b': {} } }, 'Line 3: connections.a b must be a word of letters'],
    [
      { connections: { work: { ...own, enviroment: 'China' } } },
      'Line 7: connections.work.enviroment is not known; did you mean environment?',
    ],
    [
      { connections: { work: { environment: 'Mars' } } },
      'Line 4: connections.work.environment must be one of Default, Global, China, USGovernment, USGovernmentDOD.',
    ],
    [{ connections: { work: { applicationId } } }, 'Line 4: connections.work.applicationId must be left out with the public application'],
    [{ connections: { work: 'x' } }, 'Line 3: connections.work The settings must be an object.'],
    [[], 'Line 1: The file must hold an object, such as { "connections": {} }.'],
  ])('%j', async (content, expected) => {
    await writePerson(content);
    const error = await failure(namedConnections(places));

    expect(error).toMatchObject({ code: 'SETTINGS_INVALID', details: { file: places.person } });
    expect(error.message).toContain(`${places.person} cannot be used. ${expected}`);
  });

  test('is not overwritten', async () => {
    await writePerson('not JSON');
    await failure(saveConnection('work', own, {}, places));

    expect(await readFile(places.person, 'utf8')).toBe('not JSON');
  });

  test('a secret is refused by its name, never shown, and its place is told', async () => {
    const daemon = { authenticationType: 'ApplicationIdAndSecret', applicationId, tenantId: 'contoso.example' };
    await writePerson({ connections: { daemon: { ...daemon, applicationSecret: 'hunter2-very-secret' } } });
    const error = await failure(namedConnections(places));

    expect(error.message).toContain(
      'connections.daemon.applicationSecret is a secret and must not stand here; keep it in an environment variable, in a file of its own or in the key store of the system, and write "env:ONBEHALF_APPLICATION_SECRET", "file:/path/to/it" or "keystore:name".',
    );
    expect(JSON.stringify(error) + error.message).not.toContain('hunter2');

    await writePerson({ connections: { daemon: { ...daemon, applicationSecret: 'env:DAEMON_SECRET' }, later: daemon } });
    expect(await namedConnections(places)).toHaveLength(2);
  });

  test('whatever stands in it, the answer is connections or SETTINGS_INVALID', async () => {
    const settings = fc.dictionary(
      fc.constantFrom('applicationId', 'tenantId', 'password', 'environment', '__proto__', 'x'),
      fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.array(fc.nat())),
    );
    const content = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({ connections: fc.dictionary(fc.string(), settings), default: fc.string() }, { requiredKeys: [] })
        .map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(content, async (text) => {
        await writePerson(text);
        const outcome = await namedConnections(places).then(
          () => 'SETTINGS_INVALID',
          (error: unknown) => (isOnbehalfError(error) ? error.code : error),
        );
        expect(outcome).toBe('SETTINGS_INVALID');
      }),
      { numRuns: 300 },
    );
  });
});
