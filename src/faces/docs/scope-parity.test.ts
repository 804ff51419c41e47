import { describe, expect, test } from 'vitest';
import { describeSettings, settingsProblems } from '../../identity/index.ts';
import { scopeProperties } from './scope-parity.ts';

const settings = new Set<string>(describeSettings().map(({ name }) => name));

describe('parity of the scope', () => {
  test.each(scopeProperties.filter(({ ours }) => ours !== undefined))(
    '$property is a setting here, or an option of the scope',
    ({ ours }) => {
      expect([...settings, 'activities']).toContain(ours);
    },
  );

  test.each(scopeProperties.filter(({ ours }) => ours === undefined))('$property has a reason', ({ note }) => {
    expect(note).toMatch(/\.$/);
  });

  test.each([
    ['tenant', { tenant: 'contoso.example' }, 'tenantId'],
    ['oauth2Username', { oauth2Username: 'ada@contoso.example' }, 'emailAddress'],
    ['services', { services: ['Mail'] }, 'authenticationScopes'],
    ['timeout', { timeout: 1000 }, 'timeoutMS'],
    ['oauthApplication', { oauthApplication: 'UIPATH' }, 'UiPath'],
    ['dataStoreLocation', { dataStoreLocation: 'ORCHESTRATOR' }, 'Bucket'],
    ['dataStoreLocation', { dataStoreLocation: 'NO_STORAGE' }, 'None'],
    ['configLocation', { configLocation: 'OrchestratorAsset' }, 'PropertiesPanel'],
    ['authenticationType', { authenticationType: 'IntegrationService' }, 'InteractiveToken'],
    ['environment', { environment: 'Germany' }, 'Germany'],
  ])('what is no longer, or not here: %s is refused with what there is', (field, given, instead) => {
    expect(settingsProblems(given)).toMatchObject([{ field, problem: expect.stringContaining(instead) }]);
  });
});
