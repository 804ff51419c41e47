import { GraphFailure } from '../route.ts';

/** How the values of a type of property are written; undefined: none of it can be got or set. */
type ValueTest = ((value: string) => boolean) | undefined;

const matches =
  (pattern: RegExp) =>
  (value: string): boolean =>
    pattern.test(value);
const whole = matches(/^-?\d+$/);
const number = (value: string): boolean => value.trim() !== '' && Number.isFinite(Number(value));

/** The types of properties. https://learn.microsoft.com/exchange/client-developer/web-service-reference/extendedfielduri */
const types: Readonly<Record<string, ValueTest>> = {
  ApplicationTime: number,
  Binary: matches(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
  Boolean: matches(/^(?:true|false)$/i),
  CLSID: matches(/^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i),
  Currency: number,
  Double: number,
  Error: undefined,
  Float: number,
  Integer: whole,
  Long: whole,
  Null: undefined,
  Object: undefined,
  Short: whole,
  String: () => true,
  SystemTime: (value) => !Number.isNaN(Date.parse(value)),
};

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const form = new RegExp(
  `^(?<type>[a-z]+?)(?<list>Array)? (?:(?:\\{(?<braced>${guid})\\}|(?<bare>${guid})) (?:Name (?<name>.+)|Id (?<number>0x[0-9a-f]{1,8}|\\d{1,9}))` +
    `|(?<tag>0x[0-9a-f]{1,8}|\\d{1,5}))$`,
  'i',
);

/** From here on a property tag means something else in each mailbox, so that a property there has to be named. */
const firstCustomTag = 0x8000;

/** What the id of an extended property says. */
export interface ExtendedPropertyId {
  /** In one spelling: the type as the list of types has it, namespace and numbers in lower case. Names of properties stay as they are. */
  readonly id: string;
  /** For a property of many values. */
  readonly isList: boolean;
  /** True for a value that the type can have. */
  isValue(value: string): boolean;
}

/**
 * Reads the id of an extended property. https://learn.microsoft.com/graph/api/resources/extended-properties-overview
 *
 * @throws GraphFailure 400 for what is no such id. Code and words: microsoftgraph/msgraph-sdk-powershell issue 2784.
 */
export function extendedPropertyId(text: string): ExtendedPropertyId {
  const found = form.exec(text)?.groups;
  const type = Object.keys(types).find((one) => one.toLowerCase() === found?.type?.toLowerCase());
  if (!found || type === undefined) throw wrongFormat();
  const isValue = types[type];
  if (!isValue || (found.tag !== undefined && Number(found.tag) >= firstCustomTag)) throw wrongCombination();
  const isList = found.list !== undefined;
  return { id: `${type}${isList ? 'Array' : ''} ${placeOf(found)}`, isList, isValue };
}

/**
 * The 400 for parts of an id that do not go together, in the words of microsoftgraph/microsoft-graph-docs issue 2251.
 * Assumption: a list among single values, a type without values and a tag of the custom range are such.
 */
export function wrongCombination(): GraphFailure {
  return new GraphFailure(400, 'ErrorInvalidExtendedProperty', 'The extended property attribute combination is invalid.');
}

function placeOf({ braced, bare, name, number: written, tag }: Readonly<Record<string, string | undefined>>): string {
  if (tag !== undefined) return hex(tag);
  const space = `{${(braced ?? bare ?? '').toLowerCase()}}`;
  return name === undefined ? `${space} Id ${hex(written)}` : `${space} Name ${name}`;
}

function hex(written = ''): string {
  return `0x${Number(written).toString(16)}`;
}

function wrongFormat(): GraphFailure {
  const formats = ['namespaceGuid Name propertyName', 'namespaceGuid Id propertyId', 'propertyTag'].map(
    (rest) => `'MapiPropertyType ${rest}'`,
  );
  const message = `PropertyId values may only be in one of the following formats: ${formats[0]}, ${formats[1]} or ${formats[2]}.`;
  return new GraphFailure(400, 'ErrorInvalidProperty', message);
}
