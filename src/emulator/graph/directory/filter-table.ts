import type { Use } from './filter-uses.ts';

/** By default, in advanced queries only, or never. */
export type Support = 'default' | 'advanced' | 'never';

/** What a collection of the directory can be filtered by. */
export type FilterTable = ReadonlyMap<string, Readonly<Record<Use, Support>>>;

const letters: Readonly<Record<string, Support>> = { d: 'default', a: 'advanced', '-': 'never' };

/** Of whom `endsWith` is known, and is an advanced query. */
const endings = ['mail', 'otherMails', 'proxyAddresses', 'userPrincipalName'];

/** What can be done with a property: of a member of it (`info/logoUrl`), what the table says of that, else of the whole. */
export function supportOf(table: FilterTable, path: string): Readonly<Record<Use, Support>> | undefined {
  return table.get(path) ?? table.get(path.split('/')[0] ?? '');
}

/**
 * Properties with letters for `eq` (and `ne`, `in`), `startsWith`, `ge` and `le`, `null`: default, advanced, never.
 *
 * @param any - Whether a list may be asked by `any()` alone.
 */
function table(rows: string, any: Support = 'advanced'): FilterTable {
  return new Map(
    rows
      .trim()
      .split('\n')
      .map((row) => {
        const [name = '', ...marks] = row.trim().split(/\s+/);
        const [eq = 'never', startsWith = 'never', order = 'never', isNull = 'never'] = marks.map((mark) => letters[mark]);
        const endsWith = endings.includes(name) ? 'advanced' : 'never';
        return [name, { eq, startsWith, endsWith, ge: order, le: order, null: isNull, count: 'advanced', any }] as const;
      }),
  );
}

/**
 * Source: https://learn.microsoft.com/graph/aad-advanced-queries, and for what that table leaves open (`ge` and `le` of texts, `id`,
 * lists of addresses) https://learn.microsoft.com/graph/api/resources/user
 */
export const userFilters: FilterTable = table(`
  accountEnabled                  d - - -
  ageGroup                        d - - -
  assignedLicenses                d - - -
  assignedPlans                   a - - -
  businessPhones                  d - - -
  city                            d d d a
  companyName                     a a a a
  consentProvidedForMinor         d - - -
  country                         d d d a
  createdDateTime                 a - a -
  creationType                    d - - -
  deletedDateTime                 d - d -
  department                      d d d a
  displayName                     d d d a
  employeeHireDate                a - a -
  employeeId                      d d a a
  employeeType                    a a a -
  externalUserState               d - - -
  externalUserStateChangeDateTime d - d -
  faxNumber                       a a a a
  givenName                       d d d a
  id                              d - - -
  identities                      d - - d
  imAddresses                     d d d -
  isResourceAccount               d - - -
  jobTitle                        d d d a
  mail                            d d d a
  mailNickname                    d d d a
  mobilePhone                     a a a a
  officeLocation                  a a a a
  onPremisesImmutableId           d - a -
  onPremisesLastSyncDateTime      d - d -
  onPremisesSamAccountName        a a a -
  onPremisesSecurityIdentifier    - - - a
  onPremisesSyncEnabled           d - - a
  onPremisesUserPrincipalName     d d d -
  otherMails                      d d d -
  passwordPolicies                - - - a
  postalCode                      a a a a
  preferredLanguage               a a a a
  provisionedPlans                a - - -
  proxyAddresses                  d d d a
  showInAddressList               a - - -
  state                           d d d a
  streetAddress                   a a a a
  surname                         d d d a
  usageLocation                   d d d a
  userPrincipalName               d d d -
  userType                        d - - a
`);

/**
 * Source: https://learn.microsoft.com/graph/aad-advanced-queries
 * Assumption: `id`, `identifierUris`, `tags`, `deletedDateTime` and the order of names, which that table leaves open, are as with users. A refusal of one would change it.
 */
export const applicationFilters: FilterTable = table(`
  appId                     d - - -
  applicationTemplateId     d - - -
  createdDateTime           d - d a
  deletedDateTime           d - d -
  description               a a - -
  disabledByMicrosoftStatus d - - -
  displayName               d d d a
  id                        d - - -
  identifierUris            d d d -
  info/logoUrl              - - - a
  info/termsOfServiceUrl    a - - -
  keyCredentials            a - a -
  publisherDomain           d d - -
  requiredResourceAccess    a - - -
  signInAudience            d - - -
  tags                      d d d -
`);

/**
 * Source: https://learn.microsoft.com/graph/aad-advanced-queries
 * Assumption: `id`, `alternativeNames`, `deletedDateTime`, `disabledByMicrosoftStatus`, `servicePrincipalNames`, `servicePrincipalType`, `tags`
 * and the order of names, which that table leaves open, can be filtered by default. A refusal of one would change it.
 */
export const servicePrincipalFilters: FilterTable = table(`
  accountEnabled            d - - -
  alternativeNames          d d d -
  appId                     d - - -
  applicationTemplateId     d - - -
  appOwnerOrganizationId    a - - -
  appRoleAssignmentRequired a - - -
  deletedDateTime           d - d -
  description               a a - -
  disabledByMicrosoftStatus d - - -
  displayName               d d d a
  id                        d - - -
  info/logoUrl              - - - a
  info/termsOfServiceUrl    a - - -
  keyCredentials            a - a -
  servicePrincipalNames     d d d -
  servicePrincipalType      d - - -
  tags                      d d d -
`);

/**
 * Source: https://learn.microsoft.com/graph/aad-advanced-queries, and for `id` and `groupTypes`, which that table leaves out,
 * https://learn.microsoft.com/graph/api/resources/group; `any()` alone is in an example of https://learn.microsoft.com/graph/api/group-list
 */
export const groupFilters: FilterTable = table(
  `
  assignedLicenses              d - - -
  classification                d d - -
  deletedDateTime               d - d -
  description                   a a - a
  displayName                   d d - a
  expirationDateTime            a - a -
  groupTypes                    d - - -
  hasMembersWithLicenseErrors   d - - d
  id                            d - - -
  isAssignableToRole            d - - -
  mail                          d d - a
  mailEnabled                   d - - -
  mailNickname                  d d - a
  membershipRule                d d - -
  membershipRuleProcessingState d - - -
  onPremisesLastSyncDateTime    d - d -
  onPremisesProvisioningErrors  d - - -
  onPremisesSamAccountName      a a - -
  onPremisesSecurityIdentifier  d - - a
  onPremisesSyncEnabled         d - - a
  preferredLanguage             a a - a
  proxyAddresses                d d - -
  renewedDateTime               d - d -
  resourceBehaviorOptions       d - - -
  resourceProvisioningOptions   d - - -
  securityEnabled               d - - -
  uniqueName                    d d - -
`,
  'default',
);
