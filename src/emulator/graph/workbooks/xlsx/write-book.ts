import { strToU8 } from 'fflate';
import { localAddress } from '../model/address.ts';
import type { Book, DefinedName, Sheet, Table } from '../../../tenant/workbook.ts';
import { fileFunctions } from './function-names.ts';
import { officeRelations, pack, type Relation, relationsOf, writeRelations } from './package.ts';
import { writeStyles } from './styles.ts';
import { sheetXml } from './write-sheet.ts';
import { childOf, childrenOf, escapeXml, parseXml, type XmlElement, xmlHead } from './xml.ts';

const contentTypes = {
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  worksheet: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  styles: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
  table: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
} as const;

/** Writes a workbook (.xlsx). What the file had that the emulator does not know (pictures, charts, macros of looks) stays in it. */
export function writeBook(book: Book): Uint8Array {
  const parts = new Map(book.parts);
  const workbook = relationsOf(parts, '').find(({ kind }) => kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const before = parts.get(workbook);
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1);
  const relations = relationsOf(parts, workbook);
  const types = new Map<string, keyof typeof contentTypes>([[workbook, 'workbook']]);

  // The texts are in the cells, and what was calculated is in no chain.
  for (const { kind, target } of relations) if (kind === 'sharedStrings' || kind === 'calcChain') parts.delete(target);
  const kept = relations.filter(({ kind }) => !['worksheet', 'sharedStrings', 'calcChain', 'styles'].includes(kind));
  const styles = relations.find(({ kind }) => kind === 'styles')?.target ?? `${folder}styles.xml`;
  parts.set(styles, strToU8(writeStyles(book.styles, parts.get(styles))));
  types.set(styles, 'styles');

  for (const { target, kind } of relations) {
    if (kind !== 'worksheet') continue;
    for (const table of relationsOf(parts, target)) if (table.kind === 'table') parts.delete(table.target);
    if (book.sheets.some(({ part }) => part === target)) continue;
    parts.delete(target);
    writeRelations(parts, target, []);
  }
  const paths = new Map(book.sheets.map((sheet) => [sheet, sheet.part ?? freePath(parts, book.sheets, folder, sheet.number)]));
  for (const [sheet, path] of paths) {
    writeSheet(parts, sheet, path, folder, types);
    types.set(path, 'worksheet');
  }
  const own: Relation[] = [
    ...[...paths].map(([{ number }, target]) => relation(`rIdSheet${number}`, 'worksheet', target)),
    relation('rIdStyles', 'styles', styles),
  ];
  writeRelations(parts, workbook, [...own, ...kept]);
  if (!before) writeRelations(parts, '', [relation('rId1', 'officeDocument', workbook)]);
  parts.set(workbook, strToU8(workbookXml(book, before && parseXml(before))));
  parts.set('[Content_Types].xml', strToU8(contentTypesXml(parts, types)));
  return pack(parts);
}

function relation(id: string, kind: string, target: string): Relation {
  return { id, kind, type: `${officeRelations}/${kind}`, target, isExternal: false };
}

function freePath(parts: ReadonlyMap<string, unknown>, sheets: readonly Sheet[], folder: string, from: number): string {
  for (let number = from; ; number += 1) {
    const path = `${folder}worksheets/sheet${number}.xml`;
    const isAnothers = sheets.some((sheet) => sheet.part === path || (sheet.part === null && sheet.number === number && number !== from));
    if (!parts.has(path) && !isAnothers) return path;
  }
}

function writeSheet(
  parts: Map<string, Uint8Array>,
  sheet: Sheet,
  path: string,
  folder: string,
  types: Map<string, keyof typeof contentTypes>,
): void {
  const source = parts.get(path);
  const kept = source ? relationsOf(parts, path).filter(({ kind }) => kind !== 'table') : [];
  const tables = sheet.tables.map((table) => {
    const target = `${folder}tables/table${table.id}.xml`;
    parts.set(target, strToU8(tableXml(table)));
    types.set(target, 'table');
    return relation(`rIdTable${table.id}`, 'table', target);
  });
  writeRelations(parts, path, [...kept, ...tables]);
  parts.set(
    path,
    strToU8(
      sheetXml(
        sheet,
        tables.map(({ id }) => id),
        source && namespacesOf(source),
      ),
    ),
  );
}

/** Declarations of namespaces that the usual ones do not have. */
function namespacesOf(source: Uint8Array): string {
  const head = new TextDecoder().decode(source.subarray(0, 4096));
  const [, attributes = ''] = /<(?:\w+:)?worksheet([^>]*)>/.exec(head) ?? [];
  return [...attributes.matchAll(/\s(?:xmlns:(?!r=)\w+|mc:Ignorable)="[^"]*"/g)].map(([text]) => text).join('');
}

function tableXml({ id, name, area, hasHeaders, hasTotals, columns, style, ...look }: Table): string {
  const totals = hasTotals ? ' totalsRowCount="1"' : ' totalsRowShown="0"';
  const filtered = { ...area, bottom: area.bottom - (hasTotals ? 1 : 0) };
  const ref = `<autoFilter ref="${localAddress(filtered)}"`;
  const filter = hasHeaders && look.showFilterButton ? look.filterXml.replace(/^<autoFilter(?: ref="[^"]*")?/, ref) : '';
  const list = columns.map((column) => {
    const start = `<tableColumn id="${column.id}" name="${escapeXml(column.name).replaceAll('\n', '_x000a_')}"`;
    return column.rest === '' ? `${start}/>` : `${start}>${column.rest}</tableColumn>`;
  });
  const is = (value: boolean): string => (value ? '1' : '0');
  const stripes = `showFirstColumn="${is(look.showFirstColumn)}" showLastColumn="${is(look.showLastColumn)}" showRowStripes="${is(look.showBandedRows)}" showColumnStripes="${is(look.showBandedColumns)}"`;
  return [
    `${xmlHead}<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${id}" name="${escapeXml(name)}" displayName="${escapeXml(name)}"`,
    ` ref="${localAddress(area)}"${hasHeaders ? '' : ' headerRowCount="0"'}${totals}>`,
    filter,
    `<tableColumns count="${columns.length}">${list.join('')}</tableColumns>`,
    `<tableStyleInfo${style === '' ? '' : ` name="${escapeXml(style)}"`} ${stripes}/></table>`,
  ].join('');
}

function workbookXml(book: Book, before: XmlElement | undefined): string {
  const namespaces = before?.raw.match(/^<(?:\w+:)?workbook([^>]*)>/)?.[1];
  const usual =
    ' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const kept = (...names: string[]): string =>
    names.flatMap((name) => (before ? childrenOf(before, name).map(({ raw }) => raw) : [])).join('');
  const sheets = book.sheets.map(({ name, number, visibility }) => {
    const state = visibility === 'Visible' ? '' : ` state="${visibility === 'Hidden' ? 'hidden' : 'veryHidden'}"`;
    return `<sheet name="${escapeXml(name)}" sheetId="${number}"${state} r:id="rIdSheet${number}"/>`;
  });
  const names = book.names.map((name) => nameXml(name, book.sheets)).join('');
  return [
    `${xmlHead}<workbook${namespaces?.includes('xmlns:r=') ? namespaces : usual}>`,
    kept('fileVersion', 'workbookPr', 'workbookProtection'),
    viewsXml(book, before),
    `<sheets>${sheets.join('')}</sheets>`,
    kept('externalReferences'),
    names === '' ? '' : `<definedNames>${names}</definedNames>`,
    // Whoever opens it calculates for himself: values are there for those who do not.
    '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
    kept('pivotCaches', 'extLst'),
    '</workbook>',
  ].join('');
}

/** The view, in which a sheet that is there and can be seen is the active one. */
function viewsXml({ sheets }: Book, before: XmlElement | undefined): string {
  const raw = before && childOf(before, 'bookViews')?.raw;
  if (raw === undefined) return '';
  const first = Math.max(
    0,
    sheets.findIndex(({ visibility }) => visibility === 'Visible'),
  );
  return raw.replaceAll(/(activeTab|firstSheet)="(\d+)"/g, (whole, name: string, index: string) =>
    sheets[Number(index)]?.visibility === 'Visible' ? whole : `${name}="${first}"`,
  );
}

function nameXml({ name, sheetId, formula, comment, visible }: DefinedName, sheets: readonly Sheet[]): string {
  const index = sheets.findIndex(({ id }) => id === sheetId);
  const local = sheetId === null ? '' : ` localSheetId="${index}"`;
  const note = comment === '' ? '' : ` comment="${escapeXml(comment)}"`;
  return `<definedName name="${escapeXml(name)}"${note}${local}${visible ? '' : ' hidden="1"'}>${escapeXml(fileFunctions(formula))}</definedName>`;
}

function contentTypesXml(parts: ReadonlyMap<string, Uint8Array>, types: ReadonlyMap<string, keyof typeof contentTypes>): string {
  const before = parseXml(parts.get('[Content_Types].xml'));
  const defaults = new Map(
    childrenOf(before, 'Default').map(({ attributes }) => [attributes['Extension'] ?? '', attributes['ContentType'] ?? '']),
  );
  defaults.set('rels', 'application/vnd.openxmlformats-package.relationships+xml').set('xml', 'application/xml');
  const overrides = new Map(
    childrenOf(before, 'Override').map(({ attributes }) => [(attributes['PartName'] ?? '').slice(1), attributes['ContentType'] ?? '']),
  );
  for (const path of overrides.keys()) if (!parts.has(path)) overrides.delete(path);
  // A workbook with macros keeps its own type.
  for (const [path, kind] of types) if (kind !== 'workbook' || !overrides.has(path)) overrides.set(path, contentTypes[kind]);
  const rows = [
    ...[...defaults].map(([extension, type]) => `<Default Extension="${escapeXml(extension)}" ContentType="${escapeXml(type)}"/>`),
    ...[...overrides].map(([path, type]) => `<Override PartName="/${escapeXml(path)}" ContentType="${escapeXml(type)}"/>`),
  ];
  return `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${rows.join('')}</Types>`;
}
