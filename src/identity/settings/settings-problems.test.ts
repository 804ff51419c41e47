import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { describeSettings, readSettings, settingsProblems } from './read-settings.ts';

const id = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

describe('what cannot be used says why', () => {
  const cases: [settings: Record<string, unknown>, field: string, problem: string][] = [
    [{ username: 'ada' }, 'username', 'must be left out with InteractiveToken.'],
    [{ password: 'x' }, 'password', 'must be left out with InteractiveToken.'],
    [{ securePassword: 'x' }, 'securePassword', 'must be left out with InteractiveToken.'],
    [{ applicationSecret: 'x' }, 'applicationSecret', 'must be left out with InteractiveToken.'],
    [{ impersonatedUserEmailAddress: 'a@b' }, 'impersonatedUserEmailAddress', 'must be left out with InteractiveToken.'],
    [{ tenantId: id }, 'tenantId', 'must be left out with the public application (oauthApplication UiPath), which is multi-tenant.'],
    [
      { applicationId: id },
      'applicationId',
      'must be left out with the public application (oauthApplication UiPath); for your own application set oauthApplication to Custom.',
    ],
    [{ oauthApplication: 'Custom' }, 'applicationId', 'is required with your own application (oauthApplication Custom).'],
    [{ useBroker: true, signInThrough: 'Browser' }, 'signInThrough', 'must be left out with useBroker: the answer comes through Windows.'],
    [
      { useBroker: true, dataStoreLocation: 'Bucket', folder: '/mnt/share' },
      'dataStoreLocation',
      'must be Machine or None with useBroker: Windows keeps the sign-in on this machine.',
    ],
    [
      { authenticationType: 'IntegratedWindowsAuthentication', applicationId: id, tenantId: id, useBroker: true },
      'useBroker',
      'must be left out with IntegratedWindowsAuthentication.',
    ],
    [
      { environment: 'China' },
      'oauthApplication',
      'UiPath, the public application, is not in China: applications are registered in each cloud apart. Use your own one that is registered there (Custom).',
    ],
    [
      { authenticationType: 'ApplicationIdAndSecret', applicationId: id, tenantId: id, applicationSecret: 'x', dataStoreLocation: 'None' },
      'dataStoreLocation',
      'must be left out with ApplicationIdAndSecret.',
    ],
    [{ folder: '/mnt/share' }, 'folder', 'must be left out: it belongs to tokens that are kept in a bucket (dataStoreLocation Bucket).'],
    [
      { bucketKeys: 'env:KEYS' },
      'bucketKeys',
      'must be left out: it belongs to tokens that are kept in a bucket (dataStoreLocation Bucket).',
    ],
    [{ dataStoreLocation: 'Bucket' }, 'folder', 'is required with dataStoreLocation Bucket: it says which bucket.'],
    [
      { dataStoreLocation: 'Bucket', folder: 's3://x' },
      'folder',
      'must name a bucket of 3 to 63 lower-case letters, digits, dots and dashes: s3://bucket/folder.',
    ],
    [
      { dataStoreLocation: 'Bucket', folder: 's3://tokens', bucketKeys: 'a-secret' },
      'bucketKeys',
      'must be the place of the keys: file:/path, env:NAME or keystore:NAME.',
    ],
    [{ dataStoreLocation: 'ORCHESTRATOR' }, 'dataStoreLocation', 'ORCHESTRATOR is called Bucket here.'],
    [{ dataStoreLocation: 'DISK' }, 'dataStoreLocation', 'DISK is called Machine here.'],
    [{ dataStoreLocation: 'Somewhere' }, 'dataStoreLocation', 'must be one of Machine, Bucket, None.'],
    [{ oauthApplication: 'UIPATH' }, 'oauthApplication', 'UIPATH is called UiPath here.'],
    [{ environment: 'Germany' }, 'environment', 'Germany was closed on 29 October 2021; its customers moved to Global.'],
    [{ environment: 'Mars' }, 'environment', 'must be one of Default, Global, China, USGovernment, USGovernmentDOD.'],
    [
      { configLocation: 'OrchestratorAsset' },
      'configLocation',
      'OrchestratorAsset is not available yet: write the settings as properties (PropertiesPanel).',
    ],
    [
      { authenticationType: 'IntegrationService' },
      'authenticationType',
      'IntegrationService is not available: there is no Integration Service; use InteractiveToken.',
    ],
    [{ tenant: 'contoso.example' }, 'tenant', 'is an old name; use tenantId.'],
    [{ emailAdress: 'ada@contoso.example' }, 'emailAdress', 'is not known; did you mean emailAddress?'],
    [{ environment: 'constructor' }, 'environment', 'must be one of Default, Global, China, USGovernment, USGovernmentDOD.'],
    [{ environment: { toString: 1 } }, 'environment', 'must be one of Default, Global, China, USGovernment, USGovernmentDOD.'],
    [{ oauthApplication: 'Custom', applicationId: 'my app' }, 'applicationId', `must be a GUID, such as ${id}.`],
    [
      { oauthApplication: 'Custom', applicationId: id, tenantId: 'contoso' },
      'tenantId',
      'must be a tenant ID or a domain, such as contoso.example.',
    ],
    [{ emailAddress: 'ada' }, 'emailAddress', 'must be an e-mail address, such as ada@contoso.example.'],
    [{ timeoutMS: 0 }, 'timeoutMS', 'must be at least 1.'],
    [{ retryTimeoutSeconds: -1 }, 'retryTimeoutSeconds', 'must be at least 0.'],
    [{ timeoutMS: 'soon' }, 'timeoutMS', 'must be a number.'],
    [
      { authenticationType: 'UsernameAndPassword', applicationId: id, tenantId: id, username: 'ada' },
      'password',
      'or securePassword is required with UsernameAndPassword.',
    ],
    [
      { authenticationType: 'UsernameAndPassword', applicationId: id, tenantId: id, username: 'ada', password: 'x', securePassword: 'y' },
      'password',
      'and securePassword exclude each other; give one of them.',
    ],
    [
      { authenticationType: 'ApplicationIdAndSecret', applicationId: id, tenantId: id },
      'applicationSecret',
      'or secureApplicationSecret is required with ApplicationIdAndSecret.',
    ],
    [
      { authenticationType: 'ApplicationIdAndSecret', applicationId: id, applicationSecret: 'x' },
      'tenantId',
      'is required with ApplicationIdAndSecret.',
    ],
    [
      { authenticationType: 'IntegratedWindowsAuthentication', applicationId: id, tenantId: id, oauthApplication: 'UiPath' },
      'oauthApplication',
      'UiPath goes with InteractiveToken only; leave it out or use Custom.',
    ],
    [
      {
        authenticationType: 'ApplicationIdAndSecret',
        applicationId: id,
        tenantId: id,
        applicationSecret: 'x',
        emailAddress: 'ada@contoso.example',
      },
      'emailAddress',
      'must be left out with ApplicationIdAndSecret.',
    ],
  ];
  test.each(cases)('%j', (settings, field, problem) => {
    expect(settingsProblems(settings)).toEqual([expect.objectContaining({ field, problem })]);
  });

  test('everything at once, in one error', async () => {
    const error = await failureOf(() =>
      readSettings({ username: 'ada', password: 'secret-word', timeoutMS: -1, enviroment: 'Global', tenantId: id }),
    );

    expect(error).toMatchObject({ code: 'SETTINGS_INVALID', exitStatus: 2 });
    expect(error.fields.map(({ field }) => field).toSorted()).toEqual(['enviroment', 'password', 'tenantId', 'timeoutMS', 'username']);
    expect(error.message).toContain('timeoutMS must be at least 1.');
    expect(JSON.stringify(error)).not.toContain('secret-word');
  });

  test('the values that may stand there are listed', () => {
    expect(settingsProblems({ oauthApplication: 'Mine' })).toEqual([
      expect.objectContaining({ field: 'oauthApplication', allowed: ['UiPath', 'Custom'] }),
    ]);
  });

  test.each([undefined, null, 'x', 7, []])('%j is no object', (raw) => {
    expect(settingsProblems(raw)).toEqual([{ field: '', problem: 'The settings must be an object.' }]);
  });

  test('nothing that is given makes it throw anything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom(...describeSettings().map(({ name }) => name), 'other'),
          fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null)),
        ),
        async (raw) => {
          const problems = settingsProblems(raw);
          const thrown = problems.length === 0 ? readSettings(raw) && [] : (await failureOf(() => readSettings(raw))).fields;

          expect(thrown).toEqual(problems);
          for (const { problem } of problems) expect(problem).toMatch(/[.?]$/);
        },
      ),
    );
  });
});
