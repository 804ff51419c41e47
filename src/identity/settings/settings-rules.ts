import type { FieldProblem } from '../../core/errors.ts';
import type { AuthenticationType } from './authentication-types.ts';
import { closedEnvironments, isNationalCloud } from './environments.ts';
import type { SettingName } from './settings.ts';
import { bucketPlace } from '../storage/bucket-place.ts';

/** Which settings go with a way to sign in. Settings about signing in that are not named here must be left out. */
interface Combination {
  readonly required: readonly SettingName[];
  /** Of each pair exactly one is given. */
  readonly exactlyOne: readonly (readonly [SettingName, SettingName])[];
  readonly optional: readonly SettingName[];
}

/** Settings that belong to some ways to sign in only; all others are for every way. */
const signInSettings: readonly SettingName[] = [
  'oauthApplication',
  'applicationId',
  'tenantId',
  'emailAddress',
  'acceptAnyAccount',
  'signInThrough',
  'useBroker',
  'dataStoreLocation',
  'folder',
  'bucketKeys',
  'username',
  'password',
  'securePassword',
  'applicationSecret',
  'secureApplicationSecret',
  'certificateAsBase64',
  'certificatePassword',
  'impersonatedUserEmailAddress',
];

const storage: readonly SettingName[] = ['dataStoreLocation', 'folder', 'bucketKeys'];
const person: readonly SettingName[] = ['oauthApplication', 'emailAddress', 'acceptAnyAccount', 'signInThrough', 'useBroker', ...storage];

/** Valid combinations, one row each; for the interactive token by the application that asks. */
export const combinations: Readonly<Record<AuthenticationType | 'InteractiveToken with UiPath', Combination>> = {
  'InteractiveToken with UiPath': { required: [], exactlyOne: [], optional: person },
  InteractiveToken: { required: ['applicationId'], exactlyOne: [], optional: [...person, 'tenantId'] },
  IntegratedWindowsAuthentication: { required: ['applicationId', 'tenantId'], exactlyOne: [], optional: ['oauthApplication'] },
  UsernameAndPassword: {
    required: ['applicationId', 'tenantId', 'username'],
    exactlyOne: [['password', 'securePassword']],
    optional: ['oauthApplication', 'acceptAnyAccount', ...storage],
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
  applicationId:
    'must be left out with the public application (oauthApplication UiPath); for your own application set oauthApplication to Custom.',
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
  dataStoreLocation: {
    DISK: 'Machine',
    Disk: 'Machine',
    NO_STORAGE: 'None',
    NoStorage: 'None',
    ORCHESTRATOR: 'Bucket',
    Orchestrator: 'Bucket',
  },
};

/** Values that exist elsewhere and not here, and why; by setting. */
export const unavailableValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  environment: closedEnvironments,
  configLocation: { OrchestratorAsset: 'is not available yet: write the settings as properties (PropertiesPanel).' },
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

  const problems: FieldProblem[] = required
    .filter((field) => given[field] === undefined)
    .map((field) => ({ field, problem: `is required with ${withType}.` }));
  for (const [one, other] of exactlyOne) {
    if (given[one] === undefined && given[other] === undefined)
      problems.push({ field: one, problem: `or ${other} is required with ${type}.` });
    if (given[one] !== undefined && given[other] !== undefined)
      problems.push({ field: one, problem: `and ${other} exclude each other; give one of them.` });
  }
  const allowed = new Set<SettingName>([...required, ...exactlyOne.flat(), ...optional]);
  for (const field of signInSettings) {
    if (given[field] === undefined || allowed.has(field)) continue;
    problems.push({ field, problem: (isPublic && notWithUiPath[field]) || `must be left out with ${type}.` });
  }
  if (type !== 'InteractiveToken' && given.oauthApplication === 'UiPath') {
    problems.push({ field: 'oauthApplication', problem: 'UiPath goes with InteractiveToken only; leave it out or use Custom.' });
  }
  if (type !== 'InteractiveToken' && typeof given.tenantId === 'string' && /^(?:common|organizations|consumers)$/i.test(given.tenantId)) {
    problems.push({ field: 'tenantId', problem: `must name one tenant with ${type}: its ID, or a domain such as contoso.example.` });
  }
  if (given.useBroker === true && allowed.has('useBroker')) problems.push(...brokerProblems(given));
  if (allowed.has('folder')) problems.push(...bucketProblems(given));
  if (isPublic && isNationalCloud(given.environment)) problems.push(noPublicApplication(String(given.environment)));
  return problems;
}

/** What does not go with the broker. */
function brokerProblems({ signInThrough, dataStoreLocation }: Readonly<Partial<Record<SettingName, unknown>>>): FieldProblem[] {
  return [
    ...(signInThrough === undefined
      ? []
      : [{ field: 'signInThrough', problem: 'must be left out with useBroker: the answer comes through Windows.' }]),
    ...(dataStoreLocation === 'Bucket'
      ? [{ field: 'dataStoreLocation', problem: 'must be Machine or None with useBroker: Windows keeps the sign-in on this machine.' }]
      : []),
  ];
}

/**
 * Assumption: UiPath's application has no registration in a national cloud; an ID is given out in one cloud only
 * (https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud). Whoever knows better names its ID as one's own.
 */
function noPublicApplication(environment: string): FieldProblem {
  const problem = `UiPath, the public application, is not in ${environment}: applications are registered in each cloud apart.`;
  return { field: 'oauthApplication', problem: `${problem} Use your own one that is registered there (Custom).` };
}

/** What is wrong with the settings about a bucket. */
function bucketProblems({ dataStoreLocation, folder, bucketKeys }: Readonly<Partial<Record<SettingName, unknown>>>): FieldProblem[] {
  if (dataStoreLocation !== 'Bucket') {
    const given = Object.entries({ folder, bucketKeys }).filter(([, value]) => value !== undefined);
    return given.map(([field]) => ({
      field,
      problem: 'must be left out: it belongs to tokens that are kept in a bucket (dataStoreLocation Bucket).',
    }));
  }
  if (folder === undefined) return [{ field: 'folder', problem: 'is required with dataStoreLocation Bucket: it says which bucket.' }];
  const place = bucketPlace(typeof folder === 'string' ? folder : '');
  return 'problem' in place ? [{ field: 'folder', problem: place.problem }] : [];
}
