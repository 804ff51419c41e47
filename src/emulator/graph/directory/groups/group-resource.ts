import type { Group } from '../../../tenant/directory.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import type { EntityType } from '../../odata/bad-request.ts';
import type { Resource } from '../../odata/select.ts';

/** What comes without `$select`. Source: https://learn.microsoft.com/graph/api/resources/group and the answer of "List groups". */
const defaultProperties = [
  'id',
  'deletedDateTime',
  'classification',
  'createdDateTime',
  'description',
  'displayName',
  'expirationDateTime',
  'groupTypes',
  'isAssignableToRole',
  'mail',
  'mailEnabled',
  'mailNickname',
  'membershipRule',
  'membershipRuleProcessingState',
  'onPremisesDomainName',
  'onPremisesLastSyncDateTime',
  'onPremisesNetBiosName',
  'onPremisesSamAccountName',
  'onPremisesSecurityIdentifier',
  'onPremisesSyncEnabled',
  'preferredDataLocation',
  'preferredLanguage',
  'proxyAddresses',
  'renewedDateTime',
  'resourceBehaviorOptions',
  'resourceProvisioningOptions',
  'securityEnabled',
  'securityIdentifier',
  'theme',
  'visibility',
  'onPremisesProvisioningErrors',
] as const;

/** What comes only when it is selected. */
const moreProperties = [
  'assignedLabels',
  'assignedLicenses',
  'licenseProcessingState',
  'hasMembersWithLicenseErrors',
  'uniqueName',
] as const;

/** The `group` type with the properties that the emulator keeps. */
export const groupType: EntityType = { name: 'group', properties: [...defaultProperties, ...moreProperties] };

/** When groups were made of which nobody remembers it. */
const longAgo = '2020-01-01T00:00:00Z';

/** True for a group of Microsoft 365: with a mailbox and a calendar of its own. */
export function isUnified({ groupTypes = [] }: Group): boolean {
  return groupTypes.includes('Unified');
}

/** True for a group whose members follow from a rule. */
export function isDynamic({ groupTypes = [] }: Group): boolean {
  return groupTypes.includes('DynamicMembership');
}

/** Whether it gives rights: every group but those of Microsoft 365 that were not made so. */
export function isSecurityGroup(group: Group): boolean {
  return group.securityEnabled ?? !isUnified(group);
}

type Property = (group: Group, tenant: Tenant) => unknown;

const properties: Readonly<Record<string, Property>> = {
  // Nobody ever sets the others here.
  ...Object.fromEntries(groupType.properties?.map((name): [string, Property] => [name, () => null]) ?? []),
  id: ({ id }) => id,
  deletedDateTime: ({ deletedDateTime }) => deletedDateTime ?? null,
  classification: ({ classification }) => classification ?? null,
  createdDateTime: ({ createdDateTime }) => createdDateTime ?? longAgo,
  renewedDateTime: ({ createdDateTime }) => createdDateTime ?? longAgo,
  description: ({ description }) => description ?? null,
  displayName: ({ displayName }) => displayName,
  groupTypes: ({ groupTypes = [] }) => groupTypes,
  isAssignableToRole: ({ isAssignableToRole }) => isAssignableToRole ?? null,
  mail: ({ mail }) => mail,
  mailEnabled: ({ mailEnabled, mail }) => mailEnabled ?? mail !== null,
  mailNickname: ({ mailNickname, mail, id }) => mailNickname ?? mail?.split('@')[0] ?? id,
  membershipRule: ({ membershipRule }) => membershipRule ?? null,
  membershipRuleProcessingState: ({ membershipRuleProcessingState }) => membershipRuleProcessingState ?? null,
  preferredLanguage: ({ preferredLanguage }) => preferredLanguage ?? null,
  proxyAddresses: ({ mail }) => (mail === null ? [] : [`SMTP:${mail}`]),
  resourceBehaviorOptions: ({ resourceBehaviorOptions = [] }) => resourceBehaviorOptions,
  resourceProvisioningOptions: ({ resourceProvisioningOptions = [] }) => resourceProvisioningOptions,
  securityEnabled: isSecurityGroup,
  securityIdentifier: ({ id }) => securityIdentifier(id),
  theme: ({ theme }) => theme ?? null,
  visibility: ({ visibility }) => visibility ?? null,
  onPremisesProvisioningErrors: () => [],
  assignedLabels: () => [],
  assignedLicenses: () => [],
  hasMembersWithLicenseErrors: () => false,
};

/** One property of a group, also one that only comes when it is selected; undefined for one that the emulator does not keep. */
export function groupProperty(tenant: Tenant, group: Group, name: string): unknown {
  return properties[name]?.(group, tenant);
}

/**
 * A group as an answer shows it: the default properties, or those selected.
 *
 * @param sight - `id`: only that there is one; everything else is null, and lists are empty.
 */
export function groupResource(tenant: Tenant, group: Group, select: readonly string[] | undefined, sight: 'all' | 'id'): Resource {
  const shown: Resource = {};
  for (const name of select ?? defaultProperties) {
    // https://learn.microsoft.com/graph/api/resources/group: it is a condition only, and never comes.
    if (name === 'hasMembersWithLicenseErrors') continue;
    const value = groupProperty(tenant, group, name);
    shown[name] = sight === 'all' || name === 'id' ? value : Array.isArray(value) ? [] : null;
  }
  return shown;
}

/** The SID of a cloud object: S-1-12-1 and its id as four numbers. https://learn.microsoft.com/graph/api/group-post-groups, example 2 */
function securityIdentifier(id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  const mixed = Buffer.concat([
    bytes.subarray(0, 4).reverse(),
    bytes.subarray(4, 6).reverse(),
    bytes.subarray(6, 8).reverse(),
    bytes.subarray(8),
  ]);
  return `S-1-12-1-${[0, 4, 8, 12].map((offset) => (mixed.length === 16 ? mixed.readUInt32LE(offset) : 0)).join('-')}`;
}
