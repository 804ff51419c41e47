import { guidOf } from '../../tenant/guid-of.ts';
import type { ListColumn } from '../../tenant/lists.ts';

/** Settings of a text of one line. https://learn.microsoft.com/graph/api/resources/textcolumn */
export const oneLine = { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 };

const moment = { displayAs: 'default', format: 'dateTime' };
const person = { allowMultipleSelection: false, chooseFromType: 'peopleOnly', displayAs: 'nameWithPresence' };

type BuiltIn = Pick<ListColumn, 'name' | 'displayName' | 'kind' | 'facet'> & { readonly more?: Partial<ListColumn> };

const readOnly = { readOnly: true };

/** Assumption: of what SharePoint gives every list, those that clients read; and that numbers, moments and people of it have an index. */
const builtIn: readonly BuiltIn[] = [
  { name: 'ContentType', displayName: 'Content Type', kind: null, facet: {}, more: { columnGroup: '_Hidden' } },
  { name: 'Title', displayName: 'Title', kind: 'text', facet: oneLine, more: { required: true } },
  { name: 'ID', displayName: 'ID', kind: null, facet: {}, more: { ...readOnly, indexed: true } },
  { name: 'Modified', displayName: 'Modified', kind: 'dateTime', facet: moment, more: { ...readOnly, indexed: true } },
  { name: 'Created', displayName: 'Created', kind: 'dateTime', facet: moment, more: { ...readOnly, indexed: true } },
  { name: 'Author', displayName: 'Created By', kind: 'personOrGroup', facet: person, more: { ...readOnly, indexed: true } },
  { name: 'Editor', displayName: 'Modified By', kind: 'personOrGroup', facet: person, more: { ...readOnly, indexed: true } },
  { name: '_UIVersionString', displayName: 'Version', kind: 'text', facet: oneLine, more: readOnly },
  { name: 'Attachments', displayName: 'Attachments', kind: null, facet: {}, more: readOnly },
  { name: 'Edit', displayName: 'Edit', kind: null, facet: {}, more: { ...readOnly, columnGroup: '_Hidden' } },
  { name: 'LinkTitleNoMenu', displayName: 'Title', kind: null, facet: {}, more: readOnly },
  { name: 'LinkTitle', displayName: 'Title', kind: null, facet: {}, more: readOnly },
];

/** The columns that every list has, anew for each. */
export function builtInColumns(listId: string): ListColumn[] {
  return builtIn.map(({ more, ...column }) => newColumn(guidOf(`${listId}|column|${column.name}`), { ...column, ...more }));
}

/** A column of which only some is said. */
export function newColumn(id: string, told: Pick<ListColumn, 'name' | 'kind' | 'facet'> & Partial<ListColumn>): ListColumn {
  return {
    displayName: told.name,
    description: '',
    columnGroup: 'Custom Columns',
    hidden: false,
    indexed: false,
    required: false,
    readOnly: false,
    enforceUniqueValues: false,
    defaultValue: null,
    ...told,
    id,
  };
}
