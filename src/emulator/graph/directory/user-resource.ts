import type { User } from '../../tenant/directory.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';

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

/** A user with all properties that the emulator keeps, including those that only come when they are selected. */
export function fullUserResource(user: User, companyName: string): Resource {
  const blankToNull = (text: string): string | null => (text === '' ? null : text);
  const exchange = { service: 'exchange', capabilityStatus: 'Enabled' };
  return {
    // Nobody ever sets the others here.
    ...Object.fromEntries(moreProperties.map((name) => [name, null])),
    createdDateTime: '2020-01-01T00:00:00Z',
    identities: [
      { signInType: 'userPrincipalName', issuer: user.userPrincipalName.split('@')[1] ?? '', issuerAssignedId: user.userPrincipalName },
    ],
    // Exchange Online (Plan 2). https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
    assignedLicenses: [{ disabledPlans: [], skuId: '19ec0d23-8335-4cbd-94ac-6050e30712fa' }],
    assignedPlans: [{ ...exchange, assignedDateTime: '2020-01-01T00:00:00Z', servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0' }],
    provisionedPlans: [{ ...exchange, provisioningStatus: 'Success' }],
    usageLocation: 'GB',
    businessPhones: user.businessPhones,
    displayName: user.displayName,
    givenName: blankToNull(user.givenName),
    jobTitle: blankToNull(user.jobTitle),
    mail: user.mail,
    mobilePhone: user.mobilePhone,
    officeLocation: blankToNull(user.officeLocation),
    preferredLanguage: user.preferredLanguage,
    surname: blankToNull(user.surname),
    userPrincipalName: user.userPrincipalName,
    id: user.id,
    accountEnabled: user.accountEnabled,
    userType: 'Member',
    mailNickname: user.mail.split('@')[0] ?? '',
    proxyAddresses: [`SMTP:${user.mail}`],
    companyName,
    imAddresses: [user.mail],
    otherMails: [],
  };
}

/**
 * A user as an answer shows it: the default properties, or those selected.
 *
 * @param isBasic - True: only what `User.ReadBasic.All` shows; other selected properties come as null.
 */
export function userResource(user: User, companyName: string, select: readonly string[] | undefined, isBasic: boolean): Resource {
  const full = fullUserResource(user, companyName);
  const wanted = select ?? (isBasic ? basicProperties : defaultProperties);
  return Object.fromEntries(wanted.map((name) => [name, isBasic && !basicProperties.includes(name) ? null : full[name]]));
}
