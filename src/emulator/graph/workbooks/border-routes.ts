import { memberOf, objectFrom } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply } from '../route.ts';
import type { Area, CellStyle } from '../../tenant/workbook.ts';
import { invalidArgument, itemNotFound } from './failures.ts';
import { sizeOf } from './model/address.ts';
import { colorOf, hexOf } from './model/colors.ts';
import { changeLooks, looksIn } from './model/looks.ts';
import { openRange } from './opened-range.ts';
import type { Range } from './range-resource.ts';
import { requireUnprotected } from './range-routes.ts';
import { childOf, parseXml } from './xlsx/xml.ts';

/** The sides of a range: the side of each cell that it is, and the cells of which it is that. https://learn.microsoft.com/graph/api/resources/rangeborder */
const sides: Readonly<Record<string, readonly [side: string, cells: (area: Area) => Area]>> = {
  DiagonalDown: ['diagonal', (area) => area],
  DiagonalUp: ['diagonal', (area) => area],
  EdgeBottom: ['bottom', (area) => ({ ...area, top: area.bottom })],
  EdgeLeft: ['left', (area) => ({ ...area, right: area.left })],
  EdgeRight: ['right', (area) => ({ ...area, left: area.right })],
  EdgeTop: ['top', (area) => ({ ...area, bottom: area.top })],
  InsideHorizontal: ['bottom', (area) => ({ ...area, bottom: area.bottom - 1 })],
  InsideVertical: ['right', (area) => ({ ...area, right: area.right - 1 })],
};
const names = Object.keys(sides);

/** How a line is in the file, by its style and weight on the wire. ECMA-376, part 1, 18.18.3. */
const lines: readonly (readonly [file: string, style: string, weight: string])[] = [
  ['thin', 'Continuous', 'Thin'],
  ['medium', 'Continuous', 'Medium'],
  ['thick', 'Continuous', 'Thick'],
  ['hair', 'Continuous', 'Hairline'],
  ['dashed', 'Dash', 'Thin'],
  ['mediumDashed', 'Dash', 'Medium'],
  ['dashDot', 'DashDot', 'Thin'],
  ['mediumDashDot', 'DashDot', 'Medium'],
  ['dashDotDot', 'DashDotDot', 'Thin'],
  ['mediumDashDotDot', 'DashDotDot', 'Medium'],
  ['dotted', 'Dot', 'Thin'],
  ['double', 'Double', 'Thick'],
  ['slantDashDot', 'SlantDashDot', 'Medium'],
];

const type = { name: 'workbookRangeBorder' };

function borderResource({ opened, sheet, area }: Range, name: string): Resource {
  const [side, cellsOf] = sides[name] ?? ['', (one: Area) => one];
  const cells = cellsOf(area);
  const looks = cells.top > cells.bottom || cells.left > cells.right ? [] : looksIn(opened.book, sheet, cells);
  const found = looks.map(({ border }) => readSide(border, side, name));
  const [first = { style: 'None', weight: 'Thin', color: '#000000' }] = found;
  const isSame = found.every((one) => JSON.stringify(one) === JSON.stringify(first));
  return { id: name, sideIndex: name, ...(isSame ? first : { style: null, weight: null, color: null }) };
}

function readSide(border: string, side: string, name: string): { style: string; weight: string; color: string } {
  const root = parseXml(border);
  const element = childOf(root, side);
  const isOther =
    (name === 'DiagonalDown' && root.attributes['diagonalDown'] !== '1') ||
    (name === 'DiagonalUp' && root.attributes['diagonalUp'] !== '1');
  const line = isOther ? undefined : lines.find(([file]) => file === element?.attributes['style']);
  return {
    style: line?.[1] ?? 'None',
    weight: line?.[2] ?? 'Thin',
    color: colorOf(line && element && childOf(element, 'color'), '#000000'),
  };
}

/** https://learn.microsoft.com/graph/api/rangeborder-list */
export async function listBorders(call: Call): Promise<Reply> {
  const range = await openRange(call);
  return listReply(call, names, {
    context: 'workbookRangeBorders',
    type,
    defaultTop: Number.POSITIVE_INFINITY,
    paging: 'skip',
    resource: (name) => borderResource(range, name),
  });
}

/** https://learn.microsoft.com/graph/api/rangeborder-get, rangebordercollection-itemat */
export async function getBorder(call: Call): Promise<Reply> {
  const range = await openRange(call);
  return borderReply(call, range, await nameIn(call));
}

function borderReply(call: Call, range: Range, name: string): Promise<Reply> {
  return entityReply(call, name, {
    context: 'workbookRangeBorder',
    isSingleton: true,
    type,
    resource: (one) => borderResource(range, one),
  });
}

async function nameIn(call: Call): Promise<string> {
  const { 'border-id': id, 'of-index': inAddress } = call.params;
  const given = id ?? inAddress ?? memberOf(objectFrom(await call.json(), 'The body'), 'index');
  const byNumber = /^\d+$/.test(String(given)) ? names[Number(given)] : undefined;
  const found = byNumber ?? names.find((name) => name.toLowerCase() === String(given).toLowerCase());
  if (found === undefined) throw itemNotFound();
  return found;
}

/** https://learn.microsoft.com/graph/api/rangeborder-update */
export async function updateBorder(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const range = await openRange(call, true);
  const { opened, sheet, area } = range;
  requireUnprotected(sheet);
  const name = await nameIn(call);
  const [side, cellsOf] = sides[name] ?? ['', (one: Area) => one];
  const [style, weight, color] = ['style', 'weight', 'color'].map((one) => memberOf(body, one));
  const hex = color === undefined ? undefined : hexOf(color);
  const isKnown = (value: unknown, position: 1 | 2): boolean =>
    value === undefined || (position === 1 && value === 'None') || lines.some((line) => line[position] === value);
  if ((color !== undefined && hex === undefined) || !isKnown(style, 1) || !isKnown(weight, 2)) throw invalidArgument();
  const cells = cellsOf(area);
  if (sizeOf(cells).rows < 1 || sizeOf(cells).columns < 1) return borderReply(call, range, name);
  changeLooks(opened.book, sheet, cells, (look) => withSide(look, side, name, { style, weight, hex }));
  opened.changed(true);
  return borderReply(call, range, name);
}

function withSide(
  look: CellStyle,
  side: string,
  name: string,
  { style, weight, hex }: { readonly style: unknown; readonly weight: unknown; readonly hex: string | undefined },
): CellStyle {
  const root = parseXml(look.border);
  const now = readSide(look.border, side, name);
  const wanted = style ?? (now.style === 'None' ? 'Continuous' : now.style);
  const line = lines.find((one) => one[1] === wanted && one[2] === (weight ?? now.weight)) ?? lines.find((one) => one[1] === wanted);
  const element =
    line && wanted !== 'None' ? `<${side} style="${line[0]}"><color rgb="FF${hex ?? now.color.slice(1)}"/></${side}>` : `<${side}/>`;
  const order = ['left', 'right', 'top', 'bottom', 'diagonal'];
  const diagonal = { diagonalUp: root.attributes['diagonalUp'], diagonalDown: root.attributes['diagonalDown'] };
  if (name === 'DiagonalUp') diagonal.diagonalUp = wanted === 'None' ? '0' : '1';
  if (name === 'DiagonalDown') diagonal.diagonalDown = wanted === 'None' ? '0' : '1';
  const attributes = Object.entries(diagonal).map(([key, value]) => (value === undefined ? '' : ` ${key}="${value}"`));
  const parts = order.map((one) => (one === side ? element : (childOf(root, one)?.raw ?? `<${one}/>`)));
  return { ...look, border: `<border${attributes.join('')}>${parts.join('')}</border>` };
}
