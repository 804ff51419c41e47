import { describe, expect, test } from 'vitest';
import { isOnbehalfError } from '../../core/errors.ts';
import { completeSettings, fillEmulator, scopeSettings, type Settings } from './settings.ts';

describe('what the environment says stands in for a flag', () => {
  test.each<[string, Settings, Record<string, string>, Settings]>([
    ['nothing', {}, {}, {}],
    ['a connection', {}, { ONBEHALF_CONNECTION: 'work' }, { connection: 'work' }],
    ['a connection beside a flag', { connection: 'home' }, { ONBEHALF_CONNECTION: 'work' }, { connection: 'home' }],
    ['a connection beside an empty flag', { connection: '' }, { ONBEHALF_CONNECTION: 'work' }, { connection: '' }],
    ['an empty connection', {}, { ONBEHALF_CONNECTION: '' }, {}],
    ['an account', {}, { ONBEHALF_ACCOUNT: 'ada@contoso.example' }, { account: 'ada@contoso.example' }],
    [
      'an account beside a flag',
      { account: 'ben@contoso.example' },
      { ONBEHALF_ACCOUNT: 'ada@contoso.example' },
      { account: 'ben@contoso.example' },
    ],
    ['an emulator', {}, { ONBEHALF_EMULATOR: 'http://localhost:4000' }, { emulator: 'http://localhost:4000' }],
    ['an emulator beside a flag', { emulator: 'embedded' }, { ONBEHALF_EMULATOR: 'http://localhost:4000' }, { emulator: 'embedded' }],
    ['unattended, as a number', {}, { ONBEHALF_UNATTENDED: '1' }, { unattended: true }],
    ['unattended, as a word', {}, { ONBEHALF_UNATTENDED: 'true' }, { unattended: true }],
    ['attended, as a number', {}, { ONBEHALF_UNATTENDED: '0' }, {}],
    ['attended, as a word', {}, { ONBEHALF_UNATTENDED: 'false' }, {}],
    ['unattended, empty', {}, { ONBEHALF_UNATTENDED: '' }, {}],
    ['unattended beside a flag', { unattended: false }, { ONBEHALF_UNATTENDED: '1' }, { unattended: false }],
    ['other flags', { timeoutMs: 5, tenantId: 't' }, {}, { timeoutMs: 5, tenantId: 't' }],
  ])('%s', (_, given, env, settings) => {
    expect(completeSettings(given, env)).toEqual(settings);
  });

  test.each<[Settings, Record<string, string>, string]>([
    [{ emulator: 'http://contoso.example' }, {}, '--emulator'],
    [{ emulator: 'ftp://localhost' }, {}, '--emulator'],
    [{ emulator: 'localhost:4000' }, {}, '--emulator'],
    [{}, { ONBEHALF_EMULATOR: 'https://127.0.0.2' }, 'ONBEHALF_EMULATOR'],
    [{}, { ONBEHALF_UNATTENDED: 'yes' }, 'ONBEHALF_UNATTENDED'],
    [{}, { ONBEHALF_UNATTENDED: 'TRUE' }, 'ONBEHALF_UNATTENDED'],
  ])('%j with %j is refused naming %s', (given, env, field) => {
    const fields = (): unknown => {
      try {
        return completeSettings(given, env);
      } catch (error) {
        return isOnbehalfError(error) ? error.fields.map((one) => one.field) : error;
      }
    };
    expect(fields()).toEqual([field]);
  });

  test.each(['http://localhost:4000', 'https://localhost', 'http://127.0.0.1:1', 'http://[::1]:4000', 'embedded'])(
    '%s is an emulator',
    (emulator) => {
      expect(completeSettings({ emulator }, {})).toEqual({ emulator });
    },
  );
});

test.each([
  ['--emulator', '--emulator=embedded'],
  ['--emulator --json', '--emulator=embedded --json'],
  ['--emulator tidy.ts', '--emulator=embedded tidy.ts'],
  ['--emulator embedded', '--emulator embedded'],
  ['--emulator embedded2', '--emulator=embedded embedded2'],
  ['--emulator http://localhost:1', '--emulator http://localhost:1'],
  ['--emulator https://localhost:1', '--emulator https://localhost:1'],
  ['--emulator=http://localhost:1', '--emulator=http://localhost:1'],
  ['run a --emulators', 'run a --emulators'],
])('%s is read as %s', (line, read) => {
  expect(fillEmulator(line.split(' '))).toEqual(read.split(' '));
});

test.each<[Settings, object]>([
  [{}, {}],
  [{ account: 'ada@contoso.example' }, { emailAddress: 'ada@contoso.example' }],
  [{ applicationId: 'id' }, { oauthApplication: 'Custom', applicationId: 'id' }],
  [
    { applicationId: 'id', oauthApplication: 'UiPath' },
    { oauthApplication: 'UiPath', applicationId: 'id' },
  ],
  [{ tokenBucket: 's3://a' }, { dataStoreLocation: 'Bucket', folder: 's3://a' }],
  [
    { tokenBucket: 's3://a', dataStoreLocation: 'None' },
    { dataStoreLocation: 'None', folder: 's3://a' },
  ],
  [
    {
      acceptAnyAccount: true,
      tenantId: 't',
      environment: 'China',
      bucketKeys: 'env:K',
      signInThrough: 'DeviceCode',
      timeoutMs: 5,
      continueOnError: false,
    },
    {
      acceptAnyAccount: true,
      tenantId: 't',
      environment: 'China',
      bucketKeys: 'env:K',
      signInThrough: 'DeviceCode',
      timeoutMS: 5,
      continueOnError: false,
    },
  ],
  [{ connection: 'work', emulator: 'embedded', unattended: true }, {}],
])('%j are the settings %j of the scope', (flags, settings) => {
  expect(scopeSettings(flags)).toEqual(settings);
});
