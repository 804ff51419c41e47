import { guidOf } from '../../tenant/guid-of.ts';
import type { Site } from '../../tenant/drives.ts';
import type { FieldValue, ListColumn, SiteList } from '../../tenant/lists.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { newColumn, oneLine } from './built-in-columns.ts';
import { numberOfPerson } from './people.ts';
import { addListItem, newList } from './state.ts';

const firstDay = '2025-09-01T08:00:00Z';

const columns: readonly (Pick<ListColumn, 'name' | 'kind' | 'facet'> & Partial<ListColumn>)[] = [
  { name: 'Number', kind: 'text', facet: oneLine, indexed: true },
  { name: 'Amount', kind: 'currency', facet: { locale: 'en-ie' } },
  { name: 'Status', kind: 'choice', facet: { allowTextEntry: false, choices: ['Open', 'Approved', 'Paid'], displayAs: 'dropDownMenu' } },
  { name: 'DueDate', displayName: 'Due date', kind: 'dateTime', facet: { displayAs: 'standard', format: 'dateOnly' } },
  {
    name: 'Approver',
    kind: 'personOrGroup',
    facet: { allowMultipleSelection: false, chooseFromType: 'peopleOnly', displayAs: 'nameWithPresence' },
  },
  { name: 'Disputed', kind: 'boolean', facet: {} },
];

const rows: readonly (readonly [title: string, number: string, amount: number, status: string, due: string, approver: string])[] = [
  ['Northwind Traders, January', '70001-01', 1200, 'Paid', '2026-02-28T00:00:00Z', 'ada'],
  ['Litware Cleaning, January', '70002-01', 700, 'Approved', '2026-03-05T00:00:00Z', 'ada'],
  ['Tailspin Energy, January', '70003-01', 1310.5, 'Open', '2026-03-12T00:00:00Z', 'chloe'],
];

/** The lists that a site has from the beginning: invoices, in that of the group Accounts Payable. Ids follow from that of the site. */
export function seededLists(tenant: Tenant, site: Site): SiteList[] {
  if (site.displayName !== 'Accounts Payable') return [];
  const owner = tenant.groups.get(site.groupId ?? '')?.owners?.[0] ?? null;
  const by = { userId: owner, clientId: '' };
  const id = guidOf(`${site.id}|list|Invoices`);
  const what = {
    id,
    siteId: site.id,
    name: 'Invoices',
    displayName: 'Invoices',
    description: 'What is to be paid',
    template: 'genericList',
  };
  const list = newList(what, by, firstDay);
  list.columns.push(...columns.map((column) => newColumn(guidOf(`${id}|column|${column.name}`), column)));
  for (const [Title, Number, Amount, Status, DueDate, alias] of rows) {
    const approver = [...tenant.users.values()].find(({ userPrincipalName }) => userPrincipalName.startsWith(`${alias}@`));
    const person: Record<string, FieldValue> = approver ? { Approver: numberOfPerson(tenant, approver.id) } : {};
    addListItem(list, { Title, Number, Amount, Status, DueDate, ...person, Disputed: false }, by, firstDay);
  }
  return [list];
}
