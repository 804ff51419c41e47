import { parseAddress } from '../model/address.ts';
import type { Book, DefinedName, Sheet, Table } from '../../../tenant/workbook.ts';
import { sheetIdOf } from '../model/sheet-id.ts';
import { plainFunctions } from './function-names.ts';
import { NoWorkbook, type Relation, relationsOf, unpack } from './package.ts';
import { readSheetXml } from './read-sheet.ts';
import { readSharedTexts, readStyles } from './styles.ts';
import { childOf, childrenOf, isOn, parseXml, type XmlElement } from './xml.ts';

/** Reads a workbook (.xlsx). @throws NoWorkbook for what is none. */
export function readBook(bytes: Uint8Array): Book {
  const parts = unpack(bytes);
  const path = relationsOf(parts, '').find(({ kind }) => kind === 'officeDocument')?.target ?? '';
  const root = parseXml(parts.get(path));
  if (root.name !== 'workbook') throw new NoWorkbook('It has no workbook in it.');
  const relations = relationsOf(parts, path);
  const partOf = (kind: string): Uint8Array | undefined => parts.get(relations.find((one) => one.kind === kind)?.target ?? '');
  const texts = readSharedTexts(partOf('sharedStrings'));
  const sheets = childrenOf(childOf(root, 'sheets') ?? root, 'sheet').flatMap((element) => {
    const sheet = readSheet(element, relations, parts, texts);
    return sheet ? [sheet] : [];
  });
  if (sheets.length === 0) throw new NoWorkbook('It has no worksheet.');
  return {
    sheets,
    names: childrenOf(childOf(root, 'definedNames') ?? root, 'definedName').map((element) => nameIn(element, sheets)),
    styles: readStyles(partOf('styles')),
    parts,
    is1904: isOn(childOf(root, 'workbookPr')?.attributes['date1904']),
    stale: isOn(childOf(root, 'calcPr')?.attributes['fullCalcOnLoad']) ? 'all' : [],
    changes: 0,
  };
}

function readSheet(
  { attributes }: XmlElement,
  relations: readonly Relation[],
  parts: ReadonlyMap<string, Uint8Array>,
  texts: readonly string[],
): Sheet | undefined {
  const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
  const relation = relations.find((one) => one.id === id);
  const bytes = parts.get(relation?.target ?? '');
  if (relation?.kind !== 'worksheet' || !bytes) return undefined;
  const content = readSheetXml(new TextDecoder().decode(bytes), texts);
  const number = Number(attributes['sheetId']);
  const protection = content.extras.get('sheetProtection');
  return {
    id: sheetIdOf(number),
    number,
    name: attributes['name'] ?? '',
    visibility: attributes['state'] === 'hidden' ? 'Hidden' : attributes['state'] === 'veryHidden' ? 'VeryHidden' : 'Visible',
    ...content,
    isProtected: protection !== undefined && /\bsheet="(?:1|true)"/.test(protection),
    tables: relationsOf(parts, relation.target)
      .filter(({ kind }) => kind === 'table')
      .flatMap(({ target }) => readTable(parts.get(target)) ?? []),
    part: relation.target,
  };
}

function readTable(bytes: Uint8Array | undefined): Table | undefined {
  const root = parseXml(bytes);
  const { id, name, displayName, ref = '', headerRowCount, totalsRowCount } = root.attributes;
  const area = parseAddress(ref)?.area;
  if (!area) return undefined;
  const look = childOf(root, 'tableStyleInfo')?.attributes ?? {};
  return {
    id: Number(id),
    name: displayName ?? name ?? `Table${id}`,
    area,
    hasHeaders: headerRowCount !== '0',
    hasTotals: Number(totalsRowCount ?? 0) > 0,
    columns: childrenOf(childOf(root, 'tableColumns') ?? root, 'tableColumn').map((column) => ({
      id: Number(column.attributes['id']),
      name: (column.attributes['name'] ?? '').replaceAll('_x000a_', '\n'),
      rest: column.raw.endsWith('/>') ? '' : column.raw.slice(column.raw.indexOf('>') + 1, column.raw.lastIndexOf('<')),
    })),
    style: look['name'] ?? '',
    showBandedRows: isOn(look['showRowStripes']),
    showBandedColumns: isOn(look['showColumnStripes']),
    showFirstColumn: isOn(look['showFirstColumn']),
    showLastColumn: isOn(look['showLastColumn']),
    showFilterButton: childOf(root, 'autoFilter') !== undefined,
    filterXml: childOf(root, 'autoFilter')?.raw ?? '<autoFilter/>',
    sort: null,
  };
}

function nameIn({ attributes, text }: XmlElement, sheets: readonly Sheet[]): DefinedName {
  const index = attributes['localSheetId'];
  return {
    name: attributes['name'] ?? '',
    sheetId: index === undefined ? null : (sheets[Number(index)]?.id ?? null),
    formula: plainFunctions(text),
    comment: attributes['comment'] ?? '',
    visible: !isOn(attributes['hidden']),
  };
}
