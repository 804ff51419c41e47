import { toColumn, type GraphColumn, type ListColumn } from '../../src/activities/lists/column.ts';

// For tests: columns as Graph gives them.

/** A column with defaults of an own one. */
export function column(name: string, facet: GraphColumn, more: GraphColumn = {}): ListColumn {
  return toColumn({ id: `id-${name}`, name, displayName: name, ...facet, ...more });
}

/** One column of each kind that is written. */
export const writable: readonly ListColumn[] = [
  column('Title', { text: { maxLength: 255 } }),
  column('Notes', { text: { allowMultipleLines: true } }),
  column('Amount', { currency: { locale: 'en-us' } }),
  column('Count', { number: { minimum: 0, maximum: 1000 } }),
  column('Paid', { boolean: {} }),
  column('Due_x0020_date', { dateTime: { format: 'dateOnly' } }, { displayName: 'Due date' }),
  column('Seen', { dateTime: { format: 'dateTime' } }),
  column('Status', { choice: { choices: ['New', 'Approved', 'Rejected'], displayAs: 'dropDownMenu' } }),
  column('Tags', { choice: { choices: ['Red', 'Blue'], displayAs: 'checkBoxes', allowTextEntry: true } }),
  column('Approver', { personOrGroup: {} }),
  column('Watchers', { personOrGroup: { allowMultipleSelection: true } }),
  column('Supplier', { lookup: { listId: 'suppliers', columnName: 'Title' } }),
  column('Orders', { lookup: { listId: 'orders', columnName: 'Title', allowMultipleValues: true } }),
];

/** One column of each kind that nobody writes. */
export const closed: readonly ListColumn[] = [
  column('Total', { calculated: { formula: '=[Amount]*2', outputType: 'number' } }, { readOnly: true }),
  column('Created', { dateTime: { format: 'dateTime' } }, { readOnly: true }),
  column('Department', { term: {} }),
  column('Link', { hyperlinkOrPicture: { isPicture: false } }),
  column('Website', {}),
  column('SupplierCity', { lookup: { listId: 'suppliers', columnName: 'City', primaryLookupColumnId: 'id-Supplier' } }, { readOnly: true }),
];
