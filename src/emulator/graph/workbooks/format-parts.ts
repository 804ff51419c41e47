import { booleanFrom } from '../json-input.ts';
import type { CellStyle } from '../../tenant/workbook.ts';
import { invalidArgument } from './failures.ts';
import { colorOf, hexOf } from './model/colors.ts';
import { childOf, escapeXml, isOn, parseXml } from './xlsx/xml.ts';

/** A part of a format: the whole, its font, its fill, its protection. */
export type FormatPart = 'format' | 'font' | 'fill' | 'protection';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What each part says of a look. */
export const formatReaders: Readonly<Record<FormatPart, (style: CellStyle) => Record<string, unknown>>> = {
  format: ({ alignment }) => {
    const { horizontal = 'general', vertical = 'bottom', wrapText } = parseXml(alignment).attributes;
    return { horizontalAlignment: capital(horizontal), verticalAlignment: capital(vertical), wrapText: isOn(wrapText) };
  },
  font: ({ font }) => {
    const element = parseXml(font);
    const given = (name: string) => childOf(element, name);
    const is = (name: string): boolean => given(name) !== undefined && given(name)?.attributes['val'] !== '0';
    const underline = given('u');
    return {
      bold: is('b'),
      color: colorOf(given('color'), '#000000'),
      italic: is('i'),
      name: given('name')?.attributes['val'] ?? 'Calibri',
      size: Number(given('sz')?.attributes['val'] ?? 11),
      underline: underline ? capital(underline.attributes['val'] ?? 'single') : 'None',
    };
  },
  fill: ({ fill }) => {
    const pattern = childOf(parseXml(fill), 'patternFill');
    const isNone = !pattern || (pattern.attributes['patternType'] ?? 'none') === 'none';
    return { color: isNone ? '#FFFFFF' : colorOf(childOf(pattern, 'fgColor'), '#FFFFFF') };
  },
  protection: ({ protection }) => {
    const { locked, hidden } = parseXml(protection).attributes;
    return { locked: locked === undefined || isOn(locked), formulaHidden: isOn(hidden) };
  },
};

type Given = (name: string) => unknown;

/** What each part changes of a look. */
export const formatWriters: Readonly<Record<FormatPart, (given: Given) => (style: CellStyle) => CellStyle>> = {
  format: (given) => {
    const words = {
      horizontal: wordOf(given('horizontalAlignment'), 'General Left Center Right Fill Justify CenterAcrossSelection Distributed'),
      vertical: wordOf(given('verticalAlignment'), 'Top Center Bottom Justify Distributed'),
      wrapText: given('wrapText') === undefined ? undefined : booleanFrom(given('wrapText'), 'wrapText') ? '1' : '0',
    };
    return (style) => ({ ...style, alignment: withAttributes('alignment', style.alignment, words) });
  },
  font: (given) => {
    const flag = (name: string, tag: string): [string, string | undefined] => [
      tag,
      given(name) === undefined ? undefined : booleanFrom(given(name), name) ? `<${tag}/>` : '',
    ];
    const underline = wordOf(given('underline'), 'None Single Double SingleAccountant DoubleAccountant');
    const size = given('size');
    if (size !== undefined && (typeof size !== 'number' || size < 1 || size > 409)) throw invalidArgument();
    const name = given('name');
    if (name !== undefined && (typeof name !== 'string' || name === '')) throw invalidArgument();
    const parts: readonly [string, string | undefined][] = [
      flag('bold', 'b'),
      flag('italic', 'i'),
      ['u', underline === undefined ? undefined : underline === 'none' ? '' : underline === 'single' ? '<u/>' : `<u val="${underline}"/>`],
      ['sz', size === undefined ? undefined : `<sz val="${size}"/>`],
      ['color', given('color') === undefined ? undefined : `<color rgb="FF${colorFrom(given('color'))}"/>`],
      ['name', name === undefined ? undefined : `<name val="${escapeXml(name as string)}"/>`],
      // A font of its own is none of the theme.
      ['scheme', name === undefined ? undefined : ''],
    ];
    return (style) => ({ ...style, font: withParts(style.font, parts) });
  },
  fill: (given) => {
    const color = colorFrom(given('color'));
    const fill = `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`;
    return (style) => ({ ...style, fill });
  },
  protection: (given) => {
    const flag = (name: string): string | undefined => (given(name) === undefined ? undefined : booleanFrom(given(name), name) ? '1' : '0');
    const attributes = { locked: flag('locked'), hidden: flag('formulaHidden') };
    return (style) => ({ ...style, protection: withAttributes('protection', style.protection, attributes) });
  },
};

function colorFrom(value: unknown): string {
  const color = hexOf(value);
  if (color === undefined) throw invalidArgument();
  return color;
}

/** A word of a list as the file has it: with a small letter first. */
function wordOf(value: unknown, words: string): string | undefined {
  if (value === undefined) return undefined;
  const found = words.split(' ').find((word) => word.toLowerCase() === String(value).toLowerCase());
  if (found === undefined) throw invalidArgument();
  return found === 'CenterAcrossSelection' ? 'centerContinuous' : found.charAt(0).toLowerCase() + found.slice(1);
}

function withAttributes(tag: string, before: string, changes: Readonly<Record<string, string | undefined>>): string {
  const attributes = { ...parseXml(before).attributes };
  for (const [name, value] of Object.entries(changes)) if (value !== undefined) attributes[name] = value;
  const text = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
  return text.length === 0 ? '' : `<${tag}${text.join('')}/>`;
}

/** The order of what a font is made of. ECMA-376, part 1, 18.8.22. */
const fontOrder = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];

function withParts(font: string, changes: readonly [string, string | undefined][]): string {
  const parts = new Map(parseXml(font).children.map(({ name, raw }) => [name, raw]));
  for (const [name, xml] of changes) if (xml !== undefined) parts.set(name, xml);
  return `<font>${fontOrder.map((name) => parts.get(name) ?? '').join('')}</font>`;
}
