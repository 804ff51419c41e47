import type { Group } from '../directory.ts';
import { guidOf } from '../guid-of.ts';
import { findUser, type Tenant } from '../tenant.ts';

interface SeededGroup extends Omit<Group, 'id' | 'mail' | 'members' | 'owners'> {
  readonly mailNickname: string;
  readonly members: readonly string[];
  readonly owners: readonly string[];
}

/** A group of Microsoft 365 and a security group, with people by alias. */
const groups: readonly SeededGroup[] = [
  {
    displayName: 'Accounts Payable',
    description: 'Invoices from their arrival to their payment',
    mailNickname: 'accounts-payable',
    groupTypes: ['Unified'],
    mailEnabled: true,
    securityEnabled: false,
    visibility: 'Private',
    owners: ['chloe'],
    members: ['ada', 'ben', 'chloe'],
  },
  {
    displayName: 'Software Developers',
    description: 'May read and write source code',
    mailNickname: 'software-developers',
    mailEnabled: false,
    securityEnabled: true,
    visibility: null,
    owners: ['elin'],
    members: ['diego', 'elin'],
  },
];

/** Gives a tenant its two groups. Their ids follow from the tenant's, so that no other id changes with them. */
export function seedGroups(tenant: Tenant): void {
  const idsOf = (aliases: readonly string[]): string[] => aliases.map((alias) => findUser(tenant, `${alias}@${tenant.domain}`)?.id ?? '');
  for (const { members, owners, ...group } of groups) {
    const id = guidOf(`${tenant.id}|group|${group.mailNickname}`);
    const mail = group.mailEnabled ? `${group.mailNickname}@${tenant.domain}` : null;
    tenant.groups.set(id, {
      id,
      mail,
      ...group,
      createdDateTime: '2024-03-04T10:00:00Z',
      members: idsOf(members),
      owners: idsOf(owners),
    });
  }
}
