import { booleanFrom, memberOf, objectFrom } from '../json-input.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import type { Sheet, Table } from '../../tenant/workbook.ts';
import { invalidArgument, itemNotFound, notBuilt } from './failures.ts';
import { sizeOf } from './model/address.ts';
import { cellAt } from './model/cells.ts';
import { textOf, valueOf } from './model/range-values.ts';
import { sortRows } from './model/sort-rows.ts';
import { bodyOf } from './model/table-rows.ts';
import { type Opened, openWorkbook } from './open-workbook.ts';
import { columnOf, tableOf } from './opened-range.ts';
import { sortFields } from './range-edit-routes.ts';
import { requireUnprotected } from './range-routes.ts';
import { escapeXml } from './xlsx/xml.ts';

interface Changed {
  readonly opened: Opened;
  readonly sheet: Sheet;
  readonly table: Table;
}

async function changedTable(call: Call): Promise<Changed> {
  const opened = await openWorkbook(call, true);
  const { sheet, table } = tableOf(call, opened);
  requireUnprotected(sheet);
  return { opened, sheet, table };
}

/** https://learn.microsoft.com/graph/api/tablesort-get */
export async function getSort(call: Call): Promise<Reply> {
  const { table } = tableOf(call, await openWorkbook(call));
  return entityReply(call, table, {
    context: 'workbookTableSort',
    isSingleton: true,
    type: { name: 'workbookTableSort' },
    alwaysSelected: [],
    resource: ({ sort }) => ({
      fields: (sort?.fields ?? []).map(({ key, ascending }) => ({ key, ascending, sortOn: 'Value', color: '', dataOption: 'Normal' })),
      matchCase: sort?.matchCase ?? false,
      method: 'PinYin',
    }),
  });
}

/** https://learn.microsoft.com/graph/api/tablesort-apply */
export async function applySort(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const changed = await changedTable(call);
  const fields = sortFields(memberOf(body, 'fields'), sizeOf(changed.table.area).columns);
  changed.table.sort = { fields, matchCase: booleanFrom(memberOf(body, 'matchCase') ?? false, 'matchCase') };
  return sorted(changed);
}

/** https://learn.microsoft.com/graph/api/tablesort-reapply */
export async function reapplySort(call: Call): Promise<Reply> {
  return sorted(await changedTable(call));
}

async function sorted({ opened, sheet, table }: Changed): Promise<Reply> {
  await opened.calculated();
  if (table.sort) sortRows(sheet, bodyOf(table), table.sort.fields, { matchCase: table.sort.matchCase });
  opened.changed();
  return { status: 200 };
}

/** https://learn.microsoft.com/graph/api/tablesort-clear: the rows stay where they are. */
export async function clearSort(call: Call): Promise<Reply> {
  const { opened, table } = await changedTable(call);
  table.sort = null;
  opened.changed(true);
  return { status: 200 };
}

/** https://learn.microsoft.com/graph/api/filter-apply */
export async function applyFilter(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const changed = await changedTable(call);
  const column = changed.table.columns[columnOf(call, changed.table)];
  if (!column) throw itemNotFound();
  const criteria = objectFrom(memberOf(body, 'criteria'), 'criteria');
  predicateOf(criteria);
  column.filter = criteria;
  return filtered(changed);
}

/** https://learn.microsoft.com/graph/api/filter-clear */
export async function clearFilter(call: Call): Promise<Reply> {
  const changed = await changedTable(call);
  delete changed.table.columns[columnOf(call, changed.table)]?.filter;
  return filtered(changed);
}

/** https://learn.microsoft.com/graph/api/table-clearfilters */
export async function clearFilters(call: Call): Promise<Reply> {
  const changed = await changedTable(call);
  for (const column of changed.table.columns) delete column.filter;
  return filtered(changed);
}

/** https://learn.microsoft.com/graph/api/table-reapplyfilters */
export async function reapplyFilters(call: Call): Promise<Reply> {
  return filtered(await changedTable(call));
}

/** Hides the rows that one of the filters does not let through. */
async function filtered({ opened, sheet, table }: Changed): Promise<Reply> {
  await opened.calculated();
  const body = bodyOf(table);
  const filters = table.columns.flatMap(({ filter }, index) => (filter ? [{ index, criteria: filter, lets: predicateOf(filter) }] : []));
  for (let row = body.top; row <= body.bottom; row += 1) {
    const isHidden = filters.some(({ index, lets }) => {
      const cell = cellAt(sheet, row, body.left + index);
      return !lets(textOf(opened.book, cell), valueOf(cell));
    });
    const line = sheet.rowLines.get(row);
    if (isHidden) sheet.rowLines.set(row, { ...line, isHidden });
    else if (line) delete line.isHidden;
  }
  const columns = filters.map(({ index, criteria }) => `<filterColumn colId="${index}">${filterXml(criteria)}</filterColumn>`);
  table.filterXml = columns.length === 0 ? '<autoFilter/>' : `<autoFilter>${columns.join('')}</autoFilter>`;
  opened.changed(true);
  return { status: 200 };
}

type Lets = (text: string, value: string | number | boolean) => boolean;

/** What a filter lets through: values, or one or two comparisons. https://learn.microsoft.com/graph/api/resources/workbookfiltercriteria @throws GraphFailure 400, 501. */
function predicateOf(criteria: Readonly<Record<string, unknown>>): Lets {
  const kind = String(memberOf(criteria, 'filterOn') ?? '').toLowerCase();
  if (kind === 'values') {
    const values = valuesOf(criteria);
    return (text) => values.includes(text.toLowerCase());
  }
  if (kind === 'custom') {
    const comparisons = comparisonsOf(criteria);
    const isOr = String(memberOf(criteria, 'operator') ?? 'And').toLowerCase() === 'or';
    return (text, value) => (isOr ? comparisons.some((one) => one(text, value)) : comparisons.every((one) => one(text, value)));
  }
  if (/^(?:bottomitems|bottompercent|cellcolor|dynamic|fontcolor|icon|topitems|toppercent)$/.test(kind))
    throw notBuilt(`filters on ${kind}`);
  throw invalidArgument();
}

function valuesOf(criteria: Readonly<Record<string, unknown>>): string[] {
  const values = memberOf(criteria, 'values');
  if (!Array.isArray(values)) throw invalidArgument();
  return values.map((value: unknown) => String(value).toLowerCase());
}

function criterionOf(criteria: Readonly<Record<string, unknown>>): string[] {
  const given = ['criterion1', 'criterion2'].map((name) => memberOf(criteria, name)).filter((one) => one !== undefined && one !== '');
  if (given.length === 0) throw invalidArgument();
  return given.map(String);
}

function comparisonsOf(criteria: Readonly<Record<string, unknown>>): Lets[] {
  return criterionOf(criteria).map((criterion): Lets => {
    const [, operator = '=', wanted = ''] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion) ?? [];
    const number = wanted.trim() === '' ? Number.NaN : Number(wanted);
    const pattern = new RegExp(
      `^${wanted
        .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
        .replaceAll('*', '.*')
        .replaceAll('?', '.')}$`,
      'is',
    );
    return (text, value) => {
      const isEqual = Number.isNaN(number) ? pattern.test(text) : value === number;
      if (operator === '=') return isEqual;
      if (operator === '<>') return !isEqual;
      const order =
        typeof value === 'number' && !Number.isNaN(number)
          ? value - number
          : Number.isNaN(number) && typeof value === 'string'
            ? value.localeCompare(wanted)
            : Number.NaN;
      if (operator === '<') return order < 0;
      if (operator === '>') return order > 0;
      return operator === '<=' ? order <= 0 : order >= 0;
    };
  });
}

function filterXml(criteria: Readonly<Record<string, unknown>>): string {
  if (String(memberOf(criteria, 'filterOn')).toLowerCase() === 'values') {
    const values = memberOf(criteria, 'values') as readonly unknown[];
    return `<filters>${values.map((value) => `<filter val="${escapeXml(String(value))}"/>`).join('')}</filters>`;
  }
  const operators: Readonly<Record<string, string>> = {
    '=': 'equal',
    '<>': 'notEqual',
    '<': 'lessThan',
    '<=': 'lessThanOrEqual',
    '>': 'greaterThan',
    '>=': 'greaterThanOrEqual',
  };
  const rows = criterionOf(criteria).map((criterion) => {
    const [, operator = '=', wanted = ''] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion) ?? [];
    return `<customFilter operator="${operators[operator] ?? 'equal'}" val="${escapeXml(wanted)}"/>`;
  });
  const isAnd = String(memberOf(criteria, 'operator') ?? 'And').toLowerCase() !== 'or';
  return `<customFilters${isAnd ? ' and="1"' : ''}>${rows.join('')}</customFilters>`;
}
