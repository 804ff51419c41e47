import type { ColumnKind, ListColumn } from '../../tenant/lists.ts';
import { booleanFrom, type JsonObject, memberOf, objectFrom, refuseUnkept, textFrom } from '../json-input.ts';
import { invalidRequest, notBuilt } from '../drives/failures.ts';
import { newColumn, oneLine } from './built-in-columns.ts';
import { badValue } from './failures.ts';

/** What a facet has where nobody says otherwise. https://learn.microsoft.com/graph/api/resources/columndefinition and the pages of its facets */
const facets: Readonly<Record<ColumnKind, Readonly<Record<string, unknown>>>> = {
  boolean: {},
  choice: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
  currency: { locale: 'en-us' },
  dateTime: { displayAs: 'default', format: 'dateOnly' },
  hyperlinkOrPicture: { isPicture: false },
  lookup: { allowMultipleValues: false, allowUnlimitedLength: false, columnName: 'Title' },
  number: { decimalPlaces: 'automatic', displayAs: 'number' },
  personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleAndGroups', displayAs: 'nameWithPresence' },
  text: oneLine,
};

const notKept = ['calculated', 'geolocation', 'term', 'thumbnail', 'contentApprovalStatus'];
const flags = ['enforceUniqueValues', 'hidden', 'indexed', 'required'] as const;

/** A column as a body describes a new one. @throws GraphFailure 400; 501 for a kind that is not kept. */
export function columnFrom(body: JsonObject, id: string): ListColumn {
  const name = textFrom(memberOf(body, 'name') ?? memberOf(body, 'displayName'), 'name');
  const kinds = kindsIn(body);
  if (kinds.length > 1) throw invalidRequest('A column has one type only');
  // Assumption: a column of which no type is told is a text.
  const [kind = 'text'] = kinds;
  const told = objectFrom(memberOf(body, kind) ?? {}, kind);
  const column = newColumn(id, { name: encoded(name), displayName: name, kind, facet: { ...facets[kind], ...told } });
  return changed(column, body);
}

/** A column after a change; its kind stays. @throws GraphFailure 400; 501 for a kind that is not kept. */
export function changedColumn(column: ListColumn, body: JsonObject): ListColumn {
  const kinds = kindsIn(body);
  if (kinds.some((kind) => kind !== column.kind)) throw badValue();
  const told = column.kind === null ? {} : objectFrom(memberOf(body, column.kind) ?? {}, column.kind);
  return changed({ ...column, facet: { ...column.facet, ...told } }, body);
}

function changed(column: ListColumn, body: JsonObject): ListColumn {
  const kept = ['name', 'displayName', 'description', 'columnGroup', 'defaultValue', 'id', 'type', ...flags, ...Object.keys(facets)];
  refuseUnkept(body, kept, 'columnDefinition', {
    propagateChanges: false,
    readOnly: false,
    isDeletable: true,
    isReorderable: true,
    isSealed: false,
  });
  const next = { ...column };
  for (const flag of flags) {
    const value = memberOf(body, flag);
    if (value !== undefined) next[flag] = booleanFrom(value, flag);
  }
  for (const name of ['displayName', 'description', 'columnGroup'] as const) {
    const value = memberOf(body, name);
    if (value !== undefined) next[name] = textFrom(value, name);
  }
  const standard = memberOf(body, 'defaultValue');
  if (standard !== undefined) next.defaultValue = standardFrom(objectFrom(standard, 'defaultValue'));
  return next;
}

function standardFrom(value: JsonObject): string {
  if (memberOf(value, 'formula') !== undefined) throw notBuilt('values of columns that are calculated');
  return textFrom(memberOf(value, 'value'), 'defaultValue/value');
}

function kindsIn(body: JsonObject): ColumnKind[] {
  const unkept = notKept.find((name) => memberOf(body, name) !== undefined);
  if (unkept !== undefined) throw notBuilt(`columns of the type ${unkept}`);
  return (Object.keys(facets) as ColumnKind[]).filter((kind) => memberOf(body, kind) !== undefined);
}

/** A name as it stands in `fields`: what XML does not take in names is there by its number. */
function encoded(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}_.-]/gu, (character) => `_x${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}_`);
}
