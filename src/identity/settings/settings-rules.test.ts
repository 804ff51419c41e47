import { describe, expect, test } from 'vitest';
import { describeSettings, readSettings, settingsProblems } from './read-settings.ts';

const id = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

/** A right value of every setting about signing in. */
const values: Readonly<Record<string, unknown>> = {
  oauthApplication: 'Custom',
  applicationId: id,
  tenantId: 'contoso.example',
  emailAddress: 'ada@contoso.example',
  acceptAnyAccount: true,
  signInThrough: 'DeviceCode',
  useBroker: true,
  dataStoreLocation: 'None',
  username: 'ada@contoso.example',
  password: 'x',
  securePassword: 'x',
  applicationSecret: 'x',
  secureApplicationSecret: 'x',
  certificateAsBase64: 'x',
  certificatePassword: 'x',
  impersonatedUserEmailAddress: 'ada@contoso.example',
};
/** Of two that exclude each other the first one says so. */
const saidBy: Readonly<Record<string, string>> = { securePassword: 'password', secureApplicationSecret: 'applicationSecret' };

/** Each way to sign in, with what it needs, and what may be given besides. */
const ways: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ['the public application', {}, 'oauthApplication emailAddress acceptAnyAccount signInThrough useBroker dataStoreLocation'],
  [
    "an application of one's own",
    { oauthApplication: 'Custom', applicationId: id },
    'tenantId emailAddress acceptAnyAccount signInThrough useBroker dataStoreLocation',
  ],
  ['Windows', { authenticationType: 'IntegratedWindowsAuthentication', applicationId: id, tenantId: id }, 'oauthApplication'],
  [
    'a password',
    { authenticationType: 'UsernameAndPassword', applicationId: id, tenantId: id, username: 'ada', password: 'x' },
    'oauthApplication acceptAnyAccount dataStoreLocation',
  ],
  [
    'a secret',
    { authenticationType: 'ApplicationIdAndSecret', applicationId: id, tenantId: id, applicationSecret: 'x' },
    'oauthApplication impersonatedUserEmailAddress',
  ],
  [
    'a certificate',
    { authenticationType: 'ApplicationIdAndCertificate', applicationId: id, tenantId: id, certificateAsBase64: 'x' },
    'oauthApplication certificatePassword impersonatedUserEmailAddress',
  ],
];

describe.each(ways)('with %s', (_, needed, besides) => {
  const optional = besides.split(' ');
  const others = Object.keys(values).filter((name) => !(name in needed) && !optional.includes(name));

  test('what it needs is enough, and each of it is missed', () => {
    expect(settingsProblems(needed)).toEqual([]);
    for (const field of Object.keys(needed).filter((name) => name !== 'authenticationType' && name !== 'oauthApplication'))
      expect(settingsProblems({ ...needed, [field]: undefined }).map((one) => one.field)).toEqual([field]);
  });

  // An application ID says too little: whose it is, oauthApplication says.
  test.each(optional.filter((name) => name !== 'oauthApplication' || 'applicationId' in needed))('%s may be given', (name) => {
    expect(settingsProblems({ ...needed, [name]: values[name] })).toEqual([]);
  });

  test.each(others)('%s is refused', (name) => {
    const first = saidBy[name] ?? '';
    expect(settingsProblems({ ...needed, [name]: values[name] }).map(({ field }) => field)).toContain(first in needed ? first : name);
  });
});

describe('tokens in a bucket', () => {
  const bucket = { dataStoreLocation: 'Bucket', folder: 's3://tokens', bucketKeys: 'env:KEYS' };
  const password = { authenticationType: 'UsernameAndPassword', applicationId: id, tenantId: id, username: 'ada', password: 'x' };

  test.each([{}, { oauthApplication: 'Custom', applicationId: id }, password])('are for %j', (settings) => {
    expect(settingsProblems({ ...settings, ...bucket })).toEqual([]);
    for (const field of ['folder', 'bucketKeys'])
      expect(settingsProblems({ ...settings, ...bucket, dataStoreLocation: 'Machine' }).map((one) => one.field)).toContain(field);
  });

  test('are not for ways that keep none', () => {
    const windows = { authenticationType: 'IntegratedWindowsAuthentication', applicationId: id, tenantId: id };
    expect(settingsProblems({ ...windows, ...bucket }).map(({ field }) => field)).toEqual(['dataStoreLocation', 'folder', 'bucketKeys']);
  });
});

test.each([
  ['tenant', 'tenantId'],
  ['oAuth2Username', 'emailAddress'],
  ['oauth2Username', 'emailAddress'],
  ['services', 'authenticationScopes'],
  ['timeout', 'timeoutMS'],
])('the old name %s is %s here', (name, ours) => {
  expect(settingsProblems({ [name]: 'x' })).toEqual([{ field: name, problem: `is an old name; use ${ours}.` }]);
});

test.each([
  ['oauthApplication', 'UIPATH', 'UiPath'],
  ['oauthApplication', 'CUSTOM', 'Custom'],
  ['dataStoreLocation', 'DISK', 'Machine'],
  ['dataStoreLocation', 'Disk', 'Machine'],
  ['dataStoreLocation', 'NO_STORAGE', 'None'],
  ['dataStoreLocation', 'NoStorage', 'None'],
  ['dataStoreLocation', 'ORCHESTRATOR', 'Bucket'],
  ['dataStoreLocation', 'Orchestrator', 'Bucket'],
])('%s: %s is called %s here', (field, value, ours) => {
  expect(settingsProblems({ [field]: value })).toEqual([
    expect.objectContaining({ field, problem: `${value} is called ${ours} here.`, allowed: expect.arrayContaining([ours]) as string[] }),
  ]);
});

test.each(['common', 'organizations', 'consumers', 'COMMON'])('the tenant %s is for people at the sign-in page only', (tenantId) => {
  const own = { oauthApplication: 'Custom', applicationId: id, tenantId };
  const alone = { authenticationType: 'ApplicationIdAndSecret', applicationId: id, tenantId, applicationSecret: 'x' };

  expect(settingsProblems(own).filter(({ problem }) => problem.includes('one tenant'))).toEqual([]);
  expect(settingsProblems(alone)).toEqual([expect.objectContaining({ field: 'tenantId' })]);
});

test.each(['China', 'USGovernment', 'USGovernmentDOD'])('the public application is not in %s', (environment) => {
  expect(settingsProblems({ environment }).map(({ field }) => field)).toEqual(['oauthApplication']);
  expect(settingsProblems({ environment, oauthApplication: 'Custom', applicationId: id })).toEqual([]);
});

test.each(['Default', 'Global'])('the public application is in %s', (environment) => {
  expect(settingsProblems({ environment })).toEqual([]);
});

test('a rule says nothing about what is wrong in itself, nor about a way that there is not', () => {
  expect(settingsProblems({ username: 5 }).map(({ field }) => field)).toEqual(['username']);
  expect(settingsProblems({ authenticationType: 'Magic', username: 'ada' }).map(({ field }) => field)).toEqual(['authenticationType']);
});

test('whose application asks is told by the way, where nothing says it', () => {
  for (const [, settings] of ways.slice(2)) expect(readSettings(settings).oauthApplication).toBe('Custom');
  expect(readSettings({}).oauthApplication).toBe('UiPath');
  expect(readSettings({ oauthApplication: 'Custom', applicationId: id }).oauthApplication).toBe('Custom');
});

test('what may be chosen from is listed for each setting of few values, and for no other', () => {
  const listed = Object.fromEntries(describeSettings().flatMap(({ name, allowed }) => (allowed ? [[name, allowed]] : [])));

  expect(listed).toEqual({
    configLocation: ['PropertiesPanel'],
    authenticationType: expect.arrayContaining(['InteractiveToken', 'ApplicationIdAndCertificate']) as string[],
    environment: ['Default', 'Global', 'China', 'USGovernment', 'USGovernmentDOD'],
    oauthApplication: ['UiPath', 'Custom'],
    signInThrough: ['Browser', 'PastedAddress', 'DeviceCode'],
    dataStoreLocation: ['Machine', 'Bucket', 'None'],
  });
});
