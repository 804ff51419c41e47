import type { FieldProblem } from '../core/errors.ts';
import { closedEnvironments } from './environments.ts';
import type { SettingName } from './settings.ts';

/** How a person or an application signs in. */
export const authenticationTypes = [
  'InteractiveToken',
  'IntegratedWindowsAuthentication',
  'UsernameAndPassword',
  'ApplicationIdAndSecret',
  'ApplicationIdAndCertificate',
] as const;

/** The name of a way to sign in. */
export type AuthenticationType = (typeof authenticationTypes)[number];

/** Which settings go with a way to sign in. Settings about signing in that are not named here must be left out. */
interface Combination {
  readonly required: readonly SettingName[];
  /** Of each pair exactly one is given. */
  readonly exactlyOne: readonly (readonly [SettingName, SettingName])[];
  readonly optional: readonly SettingName[];
}

/** Settings that belong to some ways to sign in only; all others are for every way. */
const signInSettings: readonly SettingName[] = [
  'oauthApplication', 'applicationId', 'tenantId', 'emailAddress', 'useBroker', 'dataStoreLocation', 'folder', 'username', 'password',
  'securePassword', 'applicationSecret', 'secureApplicationSecret', 'certificateAsBase64', 'certificatePassword', 'impersonatedUserEmailAddress',
];

const person: readonly SettingName[] = ['oauthApplication', 'emailAddress', 'useBroker', 'dataStoreLocation', 'folder'];

/** Valid combinations, one row each; for the interactive token by the application that asks. */
export const combinations: Readonly<Record<AuthenticationType | 'InteractiveToken with UiPath', Combination>> = {
  'InteractiveToken with UiPath': { required: [], exactlyOne: [], optional: person },
  InteractiveToken: { required: ['applicationId'], exactlyOne: [], optional: [...person, 'tenantId'] },
  IntegratedWindowsAuthentication: { required: ['applicationId', 'tenantId'], exactlyOne: [], optional: ['oauthApplication'] },
  UsernameAndPassword: {
    required: ['applicationId', 'tenantId', 'username'],
    exactlyOne: [['password', 'securePassword']],
    optional: ['oauthApplication'],
  },
  ApplicationIdAndSecret: {
    required: ['applicationId', 'tenantId'],
    exactlyOne: [['applicationSecret', 'secureApplicationSecret']],
    optional: ['oauthApplication', 'impersonatedUserEmailAddress'],
  },
  ApplicationIdAndCertificate: {
    required: ['applicationId', 'tenantId', 'certificateAsBase64'],
    exactlyOne: [],
    optional: ['oauthApplication', 'certificatePassword', 'impersonatedUserEmailAddress'],
  },
};

/** What to say about a setting that does not go with the public application. */
const notWithUiPath: Readonly<Partial<Record<SettingName, string>>> = {
  applicationId: 'must be left out with the public application (oauthApplication UiPath); for your own application set oauthApplication to Custom.',
  tenantId: 'must be left out with the public application (oauthApplication UiPath), which is multi-tenant.',
};

/** Names that were replaced, and by what. */
export const oldNames: Readonly<Record<string, SettingName>> = {
  tenant: 'tenantId',
  oAuth2Username: 'emailAddress',
  oauth2Username: 'emailAddress',
  services: 'authenticationScopes',
  timeout: 'timeoutMS',
};

/** Other spellings of values, by setting. */
export const oldValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  oauthApplication: { UIPATH: 'UiPath', CUSTOM: 'Custom' },
  dataStoreLocation: { DISK: 'Machine', Disk: 'Machine', NO_STORAGE: 'None', NoStorage: 'None' },
};

const noBucket = 'is not available yet: tokens are kept on the machine (Machine) or not at all (None).';

/** Values that exist elsewhere and not here, and why; by setting. */
export const unavailableValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  environment: closedEnvironments,
  configLocation: { OrchestratorAsset: 'is not available yet: write the settings as properties (PropertiesPanel).' },
  dataStoreLocation: { Bucket: noBucket, ORCHESTRATOR: noBucket, Orchestrator: noBucket },
  authenticationType: { IntegrationService: 'is not available: there is no Integration Service; use InteractiveToken.' },
};

/**
 * What does not go together.
 *
 * @param given - The settings that are given; none of them undefined or empty.
 */
export function ruleProblems(given: Readonly<Partial<Record<SettingName, unknown>>>): FieldProblem[] {
  const type = (given.authenticationType ?? 'InteractiveToken') as AuthenticationType;
  const isPublic = type === 'InteractiveToken' && given.oauthApplication !== 'Custom';
  const { required, exactlyOne, optional } = combinations[isPublic ? 'InteractiveToken with UiPath' : type];
  const withType = type === 'InteractiveToken' && !isPublic ? 'your own application (oauthApplication Custom)' : type;

  const problems: FieldProblem[] = required.filter((field) => given[field] === undefined).map((field) => ({ field, problem: `is required with ${withType}.` }));
  for (const [one, other] of exactlyOne) {
    if (given[one] === undefined && given[other] === undefined) problems.push({ field: one, problem: `or ${other} is required with ${type}.` });
    if (given[one] !== undefined && given[other] !== undefined) problems.push({ field: one, problem: `and ${other} exclude each other; give one of them.` });
  }
  const allowed = new Set<SettingName>([...required, ...exactlyOne.flat(), ...optional]);
  for (const field of signInSettings) {
    if (given[field] === undefined || allowed.has(field)) continue;
    problems.push({ field, problem: (isPublic && notWithUiPath[field]) || `must be left out with ${type}.` });
  }
  if (type !== 'InteractiveToken' && given.oauthApplication === 'UiPath') {
    problems.push({ field: 'oauthApplication', problem: 'UiPath goes with InteractiveToken only; leave it out or use Custom.' });
  }
  if (given.useBroker === true && allowed.has('useBroker')) {
    problems.push({ field: 'useBroker', problem: 'must be false or left out: the sign-in uses the system browser.' });
  }
  if (given.folder !== undefined && allowed.has('folder')) {
    problems.push({ field: 'folder', problem: 'must be left out: it belongs to tokens that are kept in a bucket.' });
  }
  return problems;
}
