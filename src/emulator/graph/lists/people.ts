import { guidOf } from '../../tenant/guid-of.ts';
import type { User } from '../../tenant/directory.ts';
import type { Site } from '../../tenant/drives.ts';
import type { ListItem, SiteList } from '../../tenant/lists.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { newColumn, oneLine } from './built-in-columns.ts';
import { listsOf, newList } from './state.ts';

/** People begin behind the numbers of what is there from the beginning. Assumption: any number. */
const firstNumber = 6;

/**
 * The number that a person has in sites, by which columns of people name them.
 * Assumption: that everybody of the organisation is known to a site; there, a person is known who opened it or was named in it.
 */
export function numberOfPerson(tenant: Tenant, userId: string): number {
  const { people } = listsOf(tenant);
  if (!people.includes(userId)) people.push(userId);
  return people.indexOf(userId) + firstNumber;
}

/** The person of such a number. */
export function personOfNumber(tenant: Tenant, number: number): User | undefined {
  return tenant.users.get(listsOf(tenant).people[number - firstNumber] ?? '');
}

/**
 * The hidden list of a site that has its people: what is read to learn the number of one.
 * https://learn.microsoft.com/sharepoint/dev/general-development/user-information-list
 */
export function peopleList(tenant: Tenant, site: Site): SiteList {
  const by = { userId: null, clientId: '' };
  const id = guidOf(`${site.id}|list|people`);
  const what = { siteId: site.id, name: 'users', displayName: 'User Information List', description: '', template: 'userInformation' };
  const list = newList({ ...what, id }, by, site.createdDateTime);
  const texts = ['Name', 'EMail', 'UserName', 'JobTitle', 'Department'];
  list.columns.push(
    ...texts.map((name) => newColumn(guidOf(`${id}|column|${name}`), { name, kind: 'text', facet: oneLine, readOnly: true })),
  );
  const items = [...tenant.users.values()].map((user) => itemOf(list, tenant, user)).toSorted((a, b) => a.id - b.id);
  return { ...list, isHidden: true, items: new Map(items.map((item) => [item.id, item])) };
}

function itemOf({ id, createdBy, createdDateTime }: SiteList, tenant: Tenant, user: User): ListItem {
  const values = {
    Title: user.displayName,
    Name: `i:0#.f|membership|${user.userPrincipalName.toLowerCase()}`,
    EMail: user.mail,
    UserName: user.userPrincipalName,
    JobTitle: user.jobTitle,
  };
  const made = { createdBy, createdDateTime, lastModifiedBy: createdBy, lastModifiedDateTime: createdDateTime };
  return { id: numberOfPerson(tenant, user.id), guid: guidOf(`${id}|${user.id}`), values, ...made, version: 1, change: 1 };
}
