import { strict as assert } from 'node:assert';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll } from 'vitest';
import { readConnectionFile } from '../../src/connection/named/connection-file.ts';
import {
  chooseDefault,
  defaultConnection,
  namedConnection,
  namedConnections,
  removeConnection,
  renameConnection,
  saveConnection,
  type ConnectionPlaces,
} from '../../src/connection/named/connections.ts';
import { readJson } from '../../src/connection/named/json-text.ts';
import { authenticationTypes } from '../../src/identity/settings/authentication-types.ts';
import { readSettings } from '../../src/identity/settings/read-settings.ts';
import { settingsSchema } from '../../src/identity/settings/settings.ts';
import { fuzz } from './fuzz.ts';
import { mutated } from './mutations.ts';
import { plantedSecret, refusedOrDone } from './secrets.ts';
import { temporaryFolderSync } from '../support/temporary-folder.ts';

let folder: string;
let places: ConnectionPlaces;
beforeAll(() => {
  folder = temporaryFolderSync('fuzz');
  places = { person: join(folder, 'connections.json'), project: join(folder, 'onbehalf.connections.json') };
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Names that every object answers to, beside those that settings have. */
const inherited = fc.constantFrom('constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty');
const settingName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...Object.keys(settingsSchema.shape)) },
  { weight: 1, arbitrary: fc.constantFrom('tenant', 'services', 'timeout') },
  { weight: 1, arbitrary: inherited },
);

/** Values as settings have them, and secrets in the place of each. */
const settingValue = fc.oneof(
  fc.constantFrom<unknown>(
    ...authenticationTypes,
    'IntegrationService',
    'Custom',
    'UIPATH',
    'Machine',
    'DISK',
    'Bucket',
    'None',
    'Global',
    'Germany',
    'common',
    'contoso.example',
    'PastedAddress',
    '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10',
    'ada@contoso.example',
    '/mnt/share',
    's3://bucket/folder',
    'env:NAME',
    'file:/run/secret',
    'keystore:name',
    true,
    false,
    null,
    0,
    30_000,
    -1,
    1e308,
    '',
    ' ',
  ),
  plantedSecret,
  plantedSecret.map((secret) => `s3://${secret}`),
  plantedSecret.map((secret) => `https://${secret}.blob.core.windows.net/c?sig=${secret}`),
  inherited,
  fc.array(fc.oneof(fc.constantFrom('Mail.Read', ''), inherited), { maxLength: 3 }),
  fc.dictionary(inherited, fc.constantFrom<unknown>(1, 'x', null), { maxKeys: 2 }),
);
const settings = fc
  .array(fc.tuple(settingName, settingValue), { maxLength: 8 })
  .map((entries) => Object.fromEntries(entries) as Record<string, unknown>);

const connectionName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('work', 'home', 'a.b-c_d') },
  { weight: 1, arbitrary: inherited },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
);
const connectionFile = fc
  .record(
    {
      $schema: fc.oneof(fc.constant<unknown>('https://example.com/schema.json'), fc.constant(1)),
      default: fc.oneof<fc.Arbitrary<unknown>[]>(connectionName, fc.constant(null)),
      connections: fc.oneof(
        {
          weight: 9,
          arbitrary: fc.dictionary(
            connectionName,
            fc.oneof({ weight: 9, arbitrary: settings as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: settingValue }),
            { maxKeys: 4 },
          ) as fc.Arbitrary<unknown>,
        },
        { weight: 1, arbitrary: settingValue },
      ),
      constructor: fc.constant({}),
    },
    { requiredKeys: [] },
  )
  .chain((content) => fc.constantFrom(JSON.stringify(content), JSON.stringify(content, null, 2)));

/** A name of a field is repeated in messages, so that a text in which a change made a secret one says nothing about them. */
const saysNoName = (text: string): boolean => !/"[^"]*plantedSecret[^"]*"\s*:/.test(text);
const fileText = fc.oneof(
  { weight: 3, arbitrary: connectionFile },
  { weight: 5, arbitrary: mutated(connectionFile).filter(saysNoName) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

const jsonText = mutated(
  fc.oneof(
    { weight: 3, arbitrary: fc.json({ maxDepth: 4 }) },
    { weight: 1, arbitrary: connectionFile },
    { weight: 1, arbitrary: fc.nat(200).map((depth) => '['.repeat(depth) + ']'.repeat(depth)) },
  ),
);

fuzz(
  'a JSON text is read as JSON.parse reads it, or refused with its line',
  jsonText,
  (text) => {
    const read = readJson(text);
    if ('problem' in read) {
      assert(read.line > 0);
      // Both are refused on purpose, where JSON.parse goes on.
      if (!/twice|deeply/.test(read.problem)) assert.throws(() => JSON.parse(text.replace(/^\uFEFF/, '')) as unknown, SyntaxError);
    } else {
      assert.equal(JSON.stringify(read.value), JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, ''))));
      assert(read.lineOf(['connections', 'work']) > 0);
    }
  },
  {
    examples: [`"${'a'.repeat(5_000)}`, `{"${'\\n'.repeat(5_000)}`, '['.repeat(100_000), `"${'\\u00'.repeat(3_000)}`, '1'.repeat(100_000)],
    share: 0.3,
  },
);

fuzz(
  'settings are read, or refused in words that repeat no value',
  settings,
  (raw) => refusedOrDone(() => void readSettings(raw), ['SETTINGS_INVALID']),
  { share: 0.3 },
);

fuzz(
  'anything in the place of settings is refused in words',
  fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
  (raw) => refusedOrDone(() => void readSettings(raw), ['SETTINGS_INVALID']),
  { share: 0.1 },
);

fuzz(
  'a file of connections is read, or refused with its line and without its values',
  fileText,
  async (text) => {
    writeFileSync(places.person, text);
    const read = await refusedOrDone(() => readConnectionFile(places.person), ['SETTINGS_INVALID']);
    if (read) assert.equal(JSON.stringify(read), JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, ''))));
  },
  { share: 0.4 },
);

fuzz(
  'bytes that are no text are refused in words',
  fc.uint8Array({ maxLength: 200 }),
  async (bytes) => {
    writeFileSync(places.person, bytes);
    await refusedOrDone(() => readConnectionFile(places.person), ['SETTINGS_INVALID']);
  },
  { share: 0.1 },
);

fuzz(
  'connections are found, kept, renamed and removed in whatever files there are',
  fc.tuple(fileText, fileText, connectionName, connectionName, settings),
  async ([person, project, name, other, kept]) => {
    writeFileSync(places.person, person);
    writeFileSync(places.project, project);
    const codes = ['SETTINGS_INVALID', 'CONFLICT'] as const;
    const all = await refusedOrDone(() => namedConnections(places), codes);
    if (!all) return;
    await refusedOrDone(() => defaultConnection(places), codes);
    await refusedOrDone(() => namedConnection(name, places), codes);
    const saved = await refusedOrDone(() => saveConnection(name, kept, {}, places), codes);
    await refusedOrDone(() => chooseDefault(name, undefined, places), codes);
    await refusedOrDone(() => renameConnection(name, other, places), codes);
    await refusedOrDone(() => removeConnection(other, places), codes);
    const left = await namedConnections(places);
    if (saved) assert(left.length >= all.length - 1);
  },
  { share: 0.02 },
);
