import { openTypes } from '../schema/open-types.ts';
import type { Schema, SchemaProperty } from '../schema/schema.ts';
import { badFilter } from './bad-request.ts';
import type { Expression, Literal } from './expression.ts';

/** What an operand of a filter is. */
export interface Operand {
  /** `string`, `number`, `boolean`, `moment`, `guid`, `null`, or a type of Graph: `recipient`. */
  readonly type: string;
  readonly isList: boolean;
}

/** What a filter is about, and the variables of `any` and `all` in force; undefined for one of which nothing is known. */
export interface TypeScope {
  readonly schema: Schema;
  /** Without namespace: `message`. */
  readonly type: string;
  readonly variables: ReadonlyMap<string, Operand | undefined>;
}

/** Moments whose names do not end in `DateTime`. https://learn.microsoft.com/graph/api/resources/user */
const moments = new Set(['user.birthday', 'user.hireDate', 'user.employeeHireDate']);

/** GUIDs; other ids are texts. https://learn.microsoft.com/graph/api/resources/approleassignment and the pages of the other types */
const guids = new Set([
  'appRole.id',
  'appRoleAssignment.appRoleId',
  'appRoleAssignment.principalId',
  'appRoleAssignment.resourceId',
  'application.tokenEncryptionKeyId',
  'assignedLicense.skuId',
  'assignedPlan.servicePlanId',
  'keyCredential.keyId',
  'passwordCredential.keyId',
  'permissionScope.id',
  'resourceAccess.id',
  'servicePrincipal.appOwnerOrganizationId',
  'servicePrincipal.tokenEncryptionKeyId',
]);

/** What the functions of a filter give; of the others nothing is known. */
const results: Readonly<Record<string, string>> = {
  startswith: 'boolean',
  endswith: 'boolean',
  contains: 'boolean',
  tolower: 'string',
  toupper: 'string',
  trim: 'string',
  concat: 'string',
  substring: 'string',
  length: 'number',
  indexof: 'number',
  year: 'number',
  month: 'number',
  day: 'number',
  hour: 'number',
  minute: 'number',
  second: 'number',
  round: 'number',
  floor: 'number',
  ceiling: 'number',
  date: 'moment',
  now: 'moment',
};

const castResults: Readonly<Record<string, string>> = { 'Edm.String': 'string', 'Edm.Boolean': 'boolean', 'Edm.DateTimeOffset': 'moment' };

/**
 * What an operand is; undefined where the published types do not tell, and where what they call a text may be a span or a time of day.
 *
 * @throws GraphFailure 400 for a path that the types do not have.
 */
export function operandOf(expression: Expression, scope: TypeScope): Operand | undefined {
  switch (expression.kind) {
    case 'literal':
      return single(literalType(expression));
    case 'path':
      return pathType(expression.segments, scope);
    case 'call':
      return single(expression.name === 'cast' ? castType(expression.args[1]) : results[expression.name]);
    default:
      return single('boolean');
  }
}

function single(type: string | undefined): Operand | undefined {
  return type === undefined ? undefined : { type, isList: false };
}

function literalType({ type }: Literal): string | undefined {
  if (type === 'date' || type === 'dateTimeOffset') return 'moment';
  return type === 'timeOfDay' || type === 'duration' || type === 'enum' ? undefined : type;
}

function castType(type: Expression | undefined): string | undefined {
  const name = type?.kind === 'literal' ? String(type.value) : '';
  return castResults[name] ?? (/Int|Single|Double|Decimal/.test(name) ? 'number' : undefined);
}

function pathType([first = '', ...rest]: readonly string[], scope: TypeScope): Operand | undefined {
  // Whether the type has the first name was judged before: what the emulator shows beside the published types is there too.
  const start = scope.variables.has(first) ? scope.variables.get(first) : propertyOf(scope.type, first, scope.schema);
  return rest.reduce<Operand | undefined>((place, segment) => place && behind(place, segment, scope.schema), start);
}

/** @throws GraphFailure 400 for a property behind a list, or one that the type does not have. */
function behind({ type, isList }: Operand, name: string, schema: Schema): Operand | undefined {
  if (name === '$count') return single('number');
  if (name.includes('.')) return undefined;
  if (isList) {
    const words = `The parent value for a property access of a property '${name}' is not a single value.`;
    throw badFilter(`${words} Property access can only be applied to a single value.`);
  }
  const found = propertyOf(type, name, schema);
  if (!found && schema.propertiesOf(type) && !openTypes.has(type))
    throw badFilter(`Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`);
  return found;
}

function propertyOf(type: string, name: string, schema: Schema): Operand | undefined {
  const found = schema.propertiesOf(type)?.find((property) => property.name.toLowerCase() === name.toLowerCase());
  return found && { type: publishedKind(type, found), isList: found.isList };
}

/**
 * What a property is: as the published types have it, of a text whether it is a moment or a GUID.
 *
 * @param type - Whose property it is, without namespace.
 */
export function publishedKind(type: string, { name, type: published }: Pick<SchemaProperty, 'name' | 'type'>): string {
  if (published !== 'string') return published;
  if (guids.has(`${type}.${name}`)) return 'guid';
  return name.endsWith('DateTime') || moments.has(`${type}.${name}`) ? 'moment' : 'string';
}
