import type { CellStyle } from '../../../tenant/workbook.ts';
import { usualStyle } from '../model/usual-style.ts';
import { childOf, childrenOf, escapeXml, parseXml, type XmlElement, xmlHead } from './xml.ts';

/** Formats that a file names by number only. ECMA-376, part 1, 18.8.30. */
export const builtInFormats: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
};

/** Reads the looks of cells from a style sheet. */
export function readStyles(bytes: Uint8Array | undefined): CellStyle[] {
  if (!bytes) return [usualStyle];
  const root = parseXml(bytes);
  const formats = new Map(Object.entries(builtInFormats).map(([id, code]) => [Number(id), code]));
  for (const { attributes } of listIn(root, 'numFmts')) formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? 'General');
  const [fonts, fills, borders] = ['fonts', 'fills', 'borders'].map((name) => listIn(root, name).map(({ raw }) => raw));
  const styles = listIn(root, 'cellXfs').map((xf): CellStyle => {
    const { numFmtId, fontId, fillId, borderId } = xf.attributes;
    return {
      numberFormat: formats.get(Number(numFmtId ?? 0)) ?? 'General',
      font: fonts?.[Number(fontId ?? 0)] ?? usualStyle.font,
      fill: fills?.[Number(fillId ?? 0)] ?? usualStyle.fill,
      border: borders?.[Number(borderId ?? 0)] ?? usualStyle.border,
      alignment: childOf(xf, 'alignment')?.raw ?? '',
      protection: childOf(xf, 'protection')?.raw ?? '',
    };
  });
  return styles.length > 0 ? styles : [usualStyle];
}

function listIn(root: XmlElement, name: string): readonly XmlElement[] {
  return childOf(root, name)?.children ?? [];
}

/** Writes a style sheet with these looks, in their order. What the one before says besides stays. */
export function writeStyles(styles: readonly CellStyle[], before: Uint8Array | undefined): string {
  const root = before && parseXml(before);
  const formats = distinct(styles.map(({ numberFormat }) => numberFormat).filter((code) => builtInNumber(code) === undefined));
  const fonts = distinct(styles.map(({ font }) => font));
  // The first two are fixed: none, and the grey of 12.5 %.
  const fills = distinct([usualStyle.fill, '<fill><patternFill patternType="gray125"/></fill>', ...styles.map(({ fill }) => fill)]);
  const borders = distinct(styles.map(({ border }) => border));
  const formatNumber = (code: string): number => builtInNumber(code) ?? 164 + (formats.get(code) ?? 0);
  const xfs = styles.map(({ numberFormat, font, fill, border, alignment, protection }) => {
    const ids = `numFmtId="${formatNumber(numberFormat)}" fontId="${fonts.get(font)}" fillId="${fills.get(fill)}" borderId="${borders.get(border)}" xfId="0"`;
    const applied = `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${alignment && ' applyAlignment="1"'}${protection && ' applyProtection="1"'}`;
    return `<xf ${ids} ${applied}${alignment || protection ? `>${alignment}${protection}</xf>` : '/>'}`;
  });
  const list = (name: string, items: readonly string[]): string =>
    items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`;
  const kept = (name: string, missing: string): string => (root && childOf(root, name)?.raw) ?? missing;
  const codes = [...formats].map(([code, index]) => `<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(code)}"/>`);
  const namespaces =
    root?.raw.match(/^<[^>]*?styleSheet([^>]*)>/)?.[1] ?? ' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return [
    `${xmlHead}<styleSheet${namespaces}>`,
    list('numFmts', codes),
    list('fonts', [...fonts.keys()]),
    list('fills', [...fills.keys()]),
    list('borders', [...borders.keys()]),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    list('cellXfs', xfs),
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    kept('dxfs', '<dxfs count="0"/>'),
    kept('tableStyles', '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>'),
    kept('colors', ''),
    kept('extLst', ''),
    '</styleSheet>',
  ].join('');
}

function builtInNumber(code: string): number | undefined {
  const found = Object.entries(builtInFormats).find(([, known]) => known === code)?.[0];
  return found === undefined ? undefined : Number(found);
}

function distinct(values: readonly string[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const value of values) if (!numbers.has(value)) numbers.set(value, numbers.size);
  return numbers;
}

/** The texts that cells share, by number. */
export function readSharedTexts(bytes: Uint8Array | undefined): string[] {
  if (!bytes) return [];
  return childrenOf(parseXml(bytes), 'si').map(textOf);
}

/** A text with or without runs of different looks; how it is read aloud (`rPh`) is no part of it. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((child) =>
      child.name === 't'
        ? child.text
        : child.name === 'r'
          ? childrenOf(child, 't')
              .map(({ text }) => text)
              .join('')
          : '',
    )
    .join('');
}
