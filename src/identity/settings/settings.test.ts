import { describe, expect, test } from 'vitest';
import { authenticationTypes } from './authentication-types.ts';
import { describeSettings, readSettings, settingsProblems } from './read-settings.ts';
import { combinations } from './settings-rules.ts';
import type { ScopeSettingsInput } from './settings.ts';

const id = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

describe('settings that can be used', () => {
  test('nothing at all: interactive token through the public application', () => {
    expect(readSettings({})).toEqual({
      acceptAnyAccount: false,
      configLocation: 'PropertiesPanel',
      displayName: 'Microsoft 365 Scope',
      authenticationType: 'InteractiveToken',
      environment: 'Global',
      oauthApplication: 'UiPath',
      dataStoreLocation: 'Machine',
      authenticationScopes: [],
      timeoutMS: 30_000,
      continueOnError: false,
    });
  });

  const usable: [name: string, settings: ScopeSettingsInput][] = [
    ['an account', { emailAddress: 'ada@contoso.example' }],
    ['no storage', { dataStoreLocation: 'None' }],
    ['no broker', { useBroker: false }],
    ['the broker', { useBroker: true, dataStoreLocation: 'None' }],
    ['a government cloud', { environment: 'USGovernmentDOD', oauthApplication: 'Custom', applicationId: id }],
    ['an own multi-tenant application', { oauthApplication: 'Custom', applicationId: id }],
    ['an own single-tenant application', { oauthApplication: 'Custom', applicationId: id, tenantId: 'contoso.example' }],
    ['integrated Windows authentication', { authenticationType: 'IntegratedWindowsAuthentication', applicationId: id, tenantId: id }],
    ['a password', { authenticationType: 'UsernameAndPassword', applicationId: id, tenantId: id, username: 'ada', password: 'x' }],
    [
      'a password and no storage',
      {
        authenticationType: 'UsernameAndPassword',
        applicationId: id,
        tenantId: id,
        username: 'ada',
        password: 'x',
        dataStoreLocation: 'None',
      },
    ],
    [
      'a password and a bucket',
      {
        authenticationType: 'UsernameAndPassword',
        applicationId: id,
        tenantId: id,
        username: 'ada',
        password: 'x',
        dataStoreLocation: 'Bucket',
        folder: 's3://tokens',
        bucketKeys: 'env:KEYS',
      },
    ],
    [
      'a secure password',
      { authenticationType: 'UsernameAndPassword', applicationId: id, tenantId: id, username: 'ada', securePassword: 'x' },
    ],
    [
      'a secret',
      { authenticationType: 'ApplicationIdAndSecret', oauthApplication: 'Custom', applicationId: id, tenantId: id, applicationSecret: 'x' },
    ],
    [
      'a certificate',
      {
        authenticationType: 'ApplicationIdAndCertificate',
        applicationId: id,
        tenantId: id,
        certificateAsBase64: 'x',
        certificatePassword: 'y',
        impersonatedUserEmailAddress: 'ada@contoso.example',
      },
    ],
  ];
  test.each(usable)('%s', (_, settings) => {
    expect(settingsProblems(settings)).toEqual([]);
    expect(readSettings(settings)).toMatchObject(settings);
  });

  test('an empty text counts as left out', () => {
    expect(readSettings({ tenantId: '', emailAddress: '  ', username: '', useBroker: null })).toEqual(readSettings({}));
  });

  test('only the interactive token uses the public application', () => {
    expect(readSettings({ authenticationType: 'IntegratedWindowsAuthentication', applicationId: id, tenantId: id }).oauthApplication).toBe(
      'Custom',
    );
  });
});

describe('the table of combinations', () => {
  test('has every authentication type', () => {
    expect(Object.keys(combinations)).toEqual(expect.arrayContaining([...authenticationTypes]));
  });

  test.each(authenticationTypes)('%s: each required setting is missed when it is left out', (authenticationType) => {
    const values = { applicationId: id, tenantId: id, username: 'ada', password: 'x', applicationSecret: 'x', certificateAsBase64: 'x' };
    const { required, exactlyOne } = combinations[authenticationType];
    const full: Record<string, unknown> = { authenticationType, oauthApplication: 'Custom' };
    for (const field of [...required, ...exactlyOne.map(([first]) => first)]) full[field] = values[field as keyof typeof values];

    expect(settingsProblems(full)).toEqual([]);
    for (const field of required) expect(settingsProblems({ ...full, [field]: undefined })).toEqual([expect.objectContaining({ field })]);
  });
});

test('every setting is described, with its default', () => {
  const settings = describeSettings();

  expect(settings.every(({ description }) => description.endsWith('.'))).toBe(true);
  expect(settings.find(({ name }) => name === 'timeoutMS')).toMatchObject({ default: 30_000 });
  expect(settings.find(({ name }) => name === 'oauthApplication')).toMatchObject({ default: 'UiPath', allowed: ['UiPath', 'Custom'] });
});
