import type { XmlElement } from '../xlsx/xml.ts';

/** Colours of the usual theme, by number. ECMA-376, part 1, 20.1.6.2. */
const theme = ['FFFFFF', '000000', 'E7E6E6', '44546A', '4472C4', 'ED7D31', 'A5A5A5', 'FFC000', '5B9BD5', '70AD47', '0563C1', '954F72'];
/** Colours by their old numbers; those from 8 on are the first ones again. ECMA-376, part 1, 18.8.27. */
const indexed = ['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF'];

/** `#FF0000` for an element such as `<color rgb="FFFF0000"/>`. @param missing - Where nothing is said. */
export function colorOf(element: XmlElement | undefined, missing: string): string {
  const { rgb, theme: number, tint, indexed: index } = element?.attributes ?? {};
  if (rgb !== undefined) return `#${rgb.slice(-6).toUpperCase()}`;
  if (number !== undefined) return `#${tinted(theme[Number(number)] ?? '000000', Number(tint ?? 0))}`;
  if (index !== undefined && Number(index) < 16) return `#${indexed[Number(index) % 8] ?? '000000'}`;
  return missing;
}

function tinted(hex: string, tint: number): string {
  const shade = (part: string): string => {
    const value = Number.parseInt(part, 16);
    const after = tint < 0 ? value * (1 + tint) : value + (255 - value) * tint;
    return Math.round(after).toString(16).toUpperCase().padStart(2, '0');
  };
  return [hex.slice(0, 2), hex.slice(2, 4), hex.slice(4, 6)].map(shade).join('');
}

/** Names of colours that the service takes besides `#RRGGBB`. https://learn.microsoft.com/graph/api/resources/rangefont: HTML color code. */
const named: Readonly<Record<string, string>> = {
  black: '000000',
  white: 'FFFFFF',
  red: 'FF0000',
  green: '008000',
  blue: '0000FF',
  yellow: 'FFFF00',
  orange: 'FFA500',
  purple: '800080',
  gray: '808080',
  grey: '808080',
  lime: '00FF00',
  aqua: '00FFFF',
  cyan: '00FFFF',
  magenta: 'FF00FF',
  navy: '000080',
  teal: '008080',
  maroon: '800000',
  olive: '808000',
  silver: 'C0C0C0',
  pink: 'FFC0CB',
  brown: 'A52A2A',
  gold: 'FFD700',
};

/** `FF0000` for `#FF0000` or `red`; undefined for what is no colour. */
export function hexOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const [, hex] = /^#([0-9a-f]{6})$/i.exec(value.trim()) ?? [];
  return hex?.toUpperCase() ?? named[value.trim().toLowerCase()];
}
