import { crc32 } from 'node:zlib';

type Content = string | number | { readonly formula: string; readonly result: number } | { readonly day: number };

/** A sheet of a sample workbook, row by row. */
interface SampleSheet {
  readonly name: string;
  readonly rows: readonly (readonly Content[])[];
  /** A table that begins in A1. */
  readonly table?: { readonly name: string; readonly area: string; readonly columns: readonly string[] };
}

const sheets: readonly SampleSheet[] = [
  {
    name: 'Budget',
    rows: [
      ['Item', 'Amount', 'Due', 'With tax'],
      ['Travel', 120, { day: 46_357 }, { formula: 'B2*1.2', result: 144 }],
      ['Rent', 900, { day: 46_359 }, { formula: 'B3*1.2', result: 1080 }],
      ['Software', 300, { day: 46_371 }, { formula: 'B4*1.2', result: 360 }],
    ],
  },
  {
    name: 'Notes',
    rows: [
      ['Who', 'What'],
      ['Ada', 'Rent is paid in advance'],
      ['Ben', 'Ask for an offer'],
    ],
  },
  {
    name: 'Costs',
    rows: [
      ['Item', 'Amount', '', 'Hour', 80],
      ['Courier', 35, '', 'Day', 600],
      ['Paper', 12],
    ],
    table: { name: 'Costs', area: 'A1:B3', columns: ['Item', 'Amount'] },
  },
];

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const inPackage = 'http://schemas.openxmlformats.org/package/2006';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook with numbers, days, formulas, a table (Costs) and a name (Rates). The same each time. */
export function sampleWorkbook(): Uint8Array {
  const part = (name: string, xml: string) =>
    [name, Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)] as const;
  const each = (write: (sheet: SampleSheet, number: number) => string) => sheets.map((sheet, index) => write(sheet, index + 1)).join('');
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inner: string) => `<Relationships xmlns="${inPackage}/relationships">${inner}</Relationships>`;
  const override = (name: string, type: string) => `<Override PartName="/xl/${name}" ContentType="${kind}.${type}+xml"/>`;
  return zip([
    part(
      '[Content_Types].xml',
      `<Types xmlns="${inPackage}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${each(({ table }, number) => `${override(`worksheets/sheet${number}.xml`, 'worksheet')}${table ? override(`tables/table${number}.xml`, 'table') : ''}`)}</Types>`,
    ),
    part('_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))),
    part(
      'xl/workbook.xml',
      `<workbook ${main} xmlns:r="${office}"><sheets>${each(({ name }, number) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets><definedNames><definedName name="Rates">Costs!$D$1:$E$2</definedName></definedNames></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      relations(
        `${each((_, number) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`))}${relation(`rId${sheets.length + 1}`, 'styles', 'styles.xml')}`,
      ),
    ),
    // The second style is that of days.
    part(
      'xl/styles.xml',
      `<styleSheet ${main}><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf numFmtId="14" applyNumberFormat="1" xfId="0"/></cellXfs></styleSheet>`,
    ),
    ...sheets.flatMap(({ rows, table }, index) => {
      const number = index + 1;
      const sheet = part(
        `xl/worksheets/sheet${number}.xml`,
        `<worksheet ${main} xmlns:r="${office}"><sheetData>${rows.map(rowXml).join('')}</sheetData>${table ? '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' : ''}</worksheet>`,
      );
      if (!table) return [sheet];
      const { name, area, columns } = table;
      const listed = columns.map((column, at) => `<tableColumn id="${at + 1}" name="${column}"/>`).join('');
      return [
        sheet,
        part(`xl/worksheets/_rels/sheet${number}.xml.rels`, relations(relation('rId1', 'table', `../tables/table${number}.xml`))),
        part(
          `xl/tables/table${number}.xml`,
          `<table ${main} id="1" name="${name}" displayName="${name}" ref="${area}"><autoFilter ref="${area}"/><tableColumns count="${columns.length}">${listed}</tableColumns><tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>`,
        ),
      ];
    }),
  ]);
}

function rowXml(row: readonly Content[], index: number): string {
  const cells = row.map((content, column) => {
    const at = `r="${String.fromCharCode(65 + column)}${index + 1}"`;
    if (content === '') return '';
    if (typeof content === 'string') return `<c ${at} t="inlineStr"><is><t>${content}</t></is></c>`;
    if (typeof content === 'number') return `<c ${at}><v>${content}</v></c>`;
    return 'day' in content ? `<c ${at} s="1"><v>${content.day}</v></c>` : `<c ${at}><f>${content.formula}</f><v>${content.result}</v></c>`;
  });
  return `<row r="${index + 1}">${cells.join('')}</row>`;
}

/** Packs parts without compressing them. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
function zip(parts: readonly (readonly [name: string, bytes: Buffer])[]): Uint8Array {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of parts) {
    // Version 2.0, no flags, stored, 1980-01-01.
    const shared = Buffer.alloc(26);
    shared.set([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
    for (const [value, offset] of [
      [crc32(bytes), 10],
      [bytes.length, 14],
      [bytes.length, 18],
      [name.length, 22],
    ] as const)
      shared.writeUInt32LE(value, offset);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    entries.push(Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), shared, entry, Buffer.from(name));
    files.push(Buffer.from('PK\u0003\u0004', 'latin1'), shared, Buffer.from(name), bytes);
    at += 30 + name.length + bytes.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, directory, end]);
}
