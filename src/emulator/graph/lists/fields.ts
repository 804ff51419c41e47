import type { FieldValue, ListColumn, ListItem, SiteList } from '../../tenant/lists.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Resource } from '../odata/select.ts';
import { numberOfPerson, personOfNumber } from './people.ts';
import { listsOf } from './state.ts';

/**
 * What stands in the columns of an item. Of people and lookups comes the number, and what it means only where it is selected.
 * https://learn.microsoft.com/graph/api/resources/fieldvalueset
 *
 * @param select - Names that are wanted; undefined: all but what lookups mean.
 */
export function fieldsOf(tenant: Tenant, list: SiteList, item: ListItem, select?: readonly string[]): Resource {
  const wanted = new Set(select?.map((name) => name.toLowerCase()));
  const own = list.columns.flatMap((column) => {
    const value = item.values[column.name];
    return value === undefined ? [] : fieldOf(tenant, column, value, wanted);
  });
  return {
    '@odata.etag': `"${item.guid},${item.version}"`,
    ...Object.fromEntries(own),
    ...(item.values['Title'] !== undefined && { LinkTitleNoMenu: item.values['Title'], LinkTitle: item.values['Title'] }),
    id: String(item.id),
    ID: String(item.id),
    ContentType: 'Item',
    Modified: item.lastModifiedDateTime,
    Created: item.createdDateTime,
    ...person(tenant, 'Author', item.createdBy.userId, wanted),
    ...person(tenant, 'Editor', item.lastModifiedBy.userId, wanted),
    _UIVersionString: `${item.version}.0`,
    Attachments: false,
    Edit: '',
  };
}

/** Everything that a condition may be about: the numbers and what they mean. */
export function comparedFields(tenant: Tenant, list: SiteList, item: ListItem): Resource {
  const names = list.columns.map(({ name }) => name);
  return { ...fieldsOf(tenant, list, item, names), ID: item.id };
}

function fieldOf(tenant: Tenant, column: ListColumn, value: FieldValue, wanted: ReadonlySet<string>): [string, unknown][] {
  const { name, kind } = column;
  if (kind !== 'personOrGroup' && kind !== 'lookup') return [[name, value]];
  if (Array.isArray(value)) return [[name, value.map((number: number) => meaning(tenant, column, number))]];
  const number: [string, unknown] = [`${name}LookupId`, String(value)];
  return wanted.has(name.toLowerCase()) ? [number, [name, meaning(tenant, column, Number(value)).LookupValue]] : [number];
}

/** What a number of a column means, as columns with several of them have it. */
function meaning(tenant: Tenant, { kind, facet }: ListColumn, number: number): { LookupId: number; LookupValue: string; Email?: string } {
  if (kind === 'personOrGroup') {
    const user = personOfNumber(tenant, number);
    return { LookupId: number, LookupValue: user?.displayName ?? '', ...(user && { Email: user.mail }) };
  }
  const item = listsOf(tenant).lists.get(String(facet['listId']))?.items.get(number);
  return { LookupId: number, LookupValue: String(item?.values[String(facet['columnName'] ?? 'Title')] ?? '') };
}

function person(tenant: Tenant, name: string, userId: string | null, wanted: ReadonlySet<string>): Resource {
  if (userId === null) return {};
  const user = tenant.users.get(userId);
  return {
    [`${name}LookupId`]: String(numberOfPerson(tenant, userId)),
    ...(wanted.has(name.toLowerCase()) && { [name]: user?.displayName ?? '' }),
  };
}
