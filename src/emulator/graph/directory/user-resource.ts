import type { User } from '../../tenant/directory.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { assignedPlans, exchangeLicenses, provisionedPlans } from './exchange-plan.ts';

/** What comes without `$select`. Source: Microsoft Graph, "user resource type", and "Get a user", default properties. */
const defaultProperties = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
] as const;

/** Properties that `User.ReadBasic.All` shows of others. Source: Microsoft Graph permissions reference. */
export const basicProperties: readonly string[] = ['displayName', 'givenName', 'surname', 'mail', 'userPrincipalName', 'id'];

const moreProperties = [
  'accountEnabled',
  'userType',
  'mailNickname',
  'proxyAddresses',
  'companyName',
  'imAddresses',
  'otherMails',
  'deletedDateTime',
  'createdDateTime',
  'identities',
  'assignedLicenses',
  'assignedPlans',
  'provisionedPlans',
  'ageGroup',
  'city',
  'consentProvidedForMinor',
  'country',
  'creationType',
  'department',
  'employeeHireDate',
  'employeeId',
  'employeeType',
  'externalUserState',
  'externalUserStateChangeDateTime',
  'faxNumber',
  'isResourceAccount',
  'lastPasswordChangeDateTime',
  'legalAgeGroupClassification',
  'onPremisesDistinguishedName',
  'onPremisesDomainName',
  'onPremisesImmutableId',
  'onPremisesLastSyncDateTime',
  'onPremisesSamAccountName',
  'onPremisesSecurityIdentifier',
  'onPremisesSyncEnabled',
  'onPremisesUserPrincipalName',
  'passwordPolicies',
  'postalCode',
  'preferredDataLocation',
  'securityIdentifier',
  'showInAddressList',
  'state',
  'streetAddress',
  'usageLocation',
] as const;

/** The `user` type with the properties that the emulator keeps. */
export const userType: EntityType = { name: 'user', properties: [...defaultProperties, ...moreProperties] };

type Property = (user: User, companyName: string) => unknown;

const blankToNull = (text: string): string | null => (text === '' ? null : text);

/** Each property for itself: to make all of them for the few that come costs more than the rest of an answer. */
const properties: Readonly<Record<string, Property>> = {
  // Nobody ever sets the others here.
  ...Object.fromEntries(moreProperties.map((name): [string, Property] => [name, () => null])),
  createdDateTime: () => '2020-01-01T00:00:00Z',
  identities: ({ userPrincipalName }) => [
    { signInType: 'userPrincipalName', issuer: userPrincipalName.split('@')[1] ?? '', issuerAssignedId: userPrincipalName },
  ],
  assignedLicenses: () => exchangeLicenses,
  assignedPlans: () => assignedPlans,
  provisionedPlans: () => provisionedPlans,
  usageLocation: () => 'GB',
  businessPhones: (user) => user.businessPhones,
  displayName: (user) => user.displayName,
  givenName: (user) => blankToNull(user.givenName),
  jobTitle: (user) => blankToNull(user.jobTitle),
  mail: (user) => user.mail,
  mobilePhone: (user) => user.mobilePhone,
  officeLocation: (user) => blankToNull(user.officeLocation),
  department: (user) => user.department ?? null,
  preferredLanguage: (user) => user.preferredLanguage,
  surname: (user) => blankToNull(user.surname),
  userPrincipalName: (user) => user.userPrincipalName,
  id: (user) => user.id,
  accountEnabled: (user) => user.accountEnabled,
  userType: () => 'Member',
  mailNickname: ({ mail }) => mail.split('@')[0] ?? '',
  proxyAddresses: ({ mail }) => [`SMTP:${mail}`],
  companyName: (_user, companyName) => companyName,
  imAddresses: ({ mail }) => [mail],
  otherMails: () => [],
};

/** One property of a user, also one that only comes when it is selected; undefined for one that the emulator does not keep. */
export function userProperty(user: User, companyName: string, name: string): unknown {
  return properties[name]?.(user, companyName);
}

/** How much of somebody a caller sees: everything, what `User.ReadBasic.All` shows, or only that there is somebody. */
export type Sight = 'all' | 'basics' | 'id';

/**
 * A user as an answer shows it: the default properties, or those selected. What is out of sight is null; a list is empty.
 *
 * Only that there is somebody: https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
export function userResource(user: User, companyName: string, select: readonly string[] | undefined, sight: Sight): Resource {
  const wanted = select ?? (sight === 'basics' ? basicProperties : defaultProperties);
  const isShown = (name: string): boolean => sight === 'all' || name === 'id' || (sight === 'basics' && basicProperties.includes(name));
  const shown: Resource = {};
  for (const name of wanted) shown[name] = isShown(name) ? userProperty(user, companyName, name) : hidden(user, companyName, name);
  return shown;
}

function hidden(user: User, companyName: string, name: string): null | readonly [] {
  return Array.isArray(userProperty(user, companyName, name)) ? [] : null;
}
