import { loadSchema } from '../schema/load-schema.ts';
import type { Schema } from '../schema/schema.ts';
import { badFilter } from './bad-request.ts';
import type { Comparison, Expression, Literal } from './expression.ts';
import type { QueryOptions } from './query.ts';
import { type Operand, operandOf, type TypeScope } from './operand-types.ts';

/**
 * Checks that a query, what it expands included, compares what is alike. The published types are loaded where there is a filter.
 *
 * Assumption: every service refuses it with `BadRequest`, as is reported of messages and of service principals: what a filter says is
 * read before a service sees it. A report of another code would change that. The words are those of Microsoft's OData library.
 *
 * @param query - With names that were looked up already.
 * @param type - What is asked for, without namespace: `message`.
 * @throws GraphFailure 400 `BadRequest` naming both types.
 */
export async function checkComparedTypes({ filter, expand }: Pick<QueryOptions, 'filter' | 'expand'>, type: string): Promise<void> {
  if (filter) checkFilter(filter, { schema: await loadSchema(), type, variables: new Map() });
  for (const { property, query } of expand) {
    if (!query.filter) continue;
    const found = (await loadSchema()).propertiesOf(type)?.find(({ name }) => name.toLowerCase() === property.toLowerCase());
    if (found) await checkComparedTypes(query, found.type);
  }
}

function checkFilter(filter: Expression, scope: TypeScope): void {
  checkParts(filter, scope);
  if (!isCondition(filter, scope)) throw badFilter('The $filter expression must evaluate to a single boolean value.');
}

function isCondition(expression: Expression, scope: TypeScope): boolean {
  const operand = operandOf(expression, scope);
  return operand === undefined || (operand.type === 'boolean' && !operand.isList);
}

function checkParts(expression: Expression, scope: TypeScope): void {
  switch (expression.kind) {
    case 'literal':
      return;
    case 'path':
      operandOf(expression, scope);
      return;
    case 'call':
      for (const argument of expression.args) checkParts(argument, scope);
      checkArguments(expression, scope);
      return;
    case 'comparison':
      checkParts(expression.left, scope);
      checkParts(expression.right, scope);
      checkComparison(expression, scope);
      return;
    case 'logical':
      checkParts(expression.left, scope);
      checkParts(expression.right, scope);
      checkLogical(expression, scope);
      return;
    case 'not':
      checkParts(expression.operand, scope);
      if (!isCondition(expression.operand, scope))
        throw badFilter(
          `A unary operator with an incompatible type was detected. Found operand type '${nameOf(operandOf(expression.operand, scope))}' for operator kind 'Not'.`,
        );
      return;
    case 'in':
      checkParts(expression.operand, scope);
      for (const literal of expression.list) checkPair('In', expression.operand, literal, scope);
      return;
    case 'lambda':
      checkLambda(expression, scope);
  }
}

function checkLambda({ segments, variable, body }: Expression & { readonly kind: 'lambda' }, scope: TypeScope): void {
  const collection = operandOf({ kind: 'path', segments }, scope);
  if (collection && !collection.isList) throw badFilter('Any/All may only be used following a collection.');
  if (variable === undefined || body === undefined) return;
  const inner = { ...scope, variables: new Map(scope.variables).set(variable, collection && { ...collection, isList: false }) };
  checkParts(body, inner);
  if (!isCondition(body, inner)) throw badFilter('The Any/All query expression must evaluate to a single boolean value.');
}

/** Functions whose arguments are all of one type. OData 4.01 URL conventions, sections 5.1.1.5 to 5.1.1.9. */
const argumentTypes: ReadonlyMap<string, string> = new Map([
  ...['startswith', 'endswith', 'contains', 'tolower', 'toupper', 'trim', 'indexof', 'concat'].map((name) => [name, 'string'] as const),
  ...['year', 'month', 'day', 'hour', 'minute', 'second', 'date', 'time'].map((name) => [name, 'moment'] as const),
  ...['round', 'floor', 'ceiling'].map((name) => [name, 'number'] as const),
]);

function checkArguments({ name, args }: Expression & { readonly kind: 'call' }, scope: TypeScope): void {
  const type = argumentTypes.get(name);
  if (type === undefined) return;
  const all = args.map((argument) => operandOf(argument, scope));
  if (all.every((one) => one === undefined || (!one.isList && (one.type === type || one.type === 'null')))) return;
  throw badFilter(`No function signature for the function with name '${name}' matches the specified arguments.`);
}

const kinds: Readonly<Record<Comparison, string>> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
};

function checkComparison({ operator, left, right }: Expression & { readonly kind: 'comparison' }, scope: TypeScope): void {
  checkPair(kinds[operator], left, right, scope);
}

function checkLogical({ operator, left, right }: Expression & { readonly kind: 'logical' }, scope: TypeScope): void {
  if (isCondition(left, scope) && isCondition(right, scope)) return;
  throw unlike(operandOf(left, scope), operandOf(right, scope), operator === 'and' ? 'And' : 'Or');
}

function checkPair(kind: string, left: Expression, right: Expression, scope: TypeScope): void {
  const [a, b] = [operandOf(left, scope), operandOf(right, scope)];
  if (a?.isList || b?.isList) {
    const words = `The operand for a binary operator '${kind}' is not a single value.`;
    throw badFilter(`${words} Binary operators require both operands to be single values.`);
  }
  checkMember(a, right, scope.schema);
  checkMember(b, left, scope.schema);
  // Assumption: a GUID may be written as a text. No page shows that it is refused.
  const isQuotedGuid = (a?.type === 'guid' && isText(right)) || (b?.type === 'guid' && isText(left));
  if (a && b && !isQuotedGuid && !isAlike(a, b, scope.schema)) throw unlike(a, b, kind);
}

/** A text beside an enumeration is one of its values; several may be joined by commas. */
function checkMember(enumeration: Operand | undefined, literal: Expression, schema: Schema): void {
  const values = enumeration && schema.valuesOf(enumeration.type);
  if (!values || !isText(literal)) return;
  const isValue = (text: string): boolean => values.some((one) => one.toLowerCase() === text.trim().toLowerCase());
  if (!literal.value.split(',').every(isValue)) throw badFilter(`The string '${literal.value}' is not a valid enumeration type constant.`);
}

function isText(expression: Expression): expression is Literal & { readonly value: string } {
  return expression.kind === 'literal' && (expression.type === 'string' || expression.type === 'enum');
}

function isAlike(a: Operand, b: Operand, schema: Schema): boolean {
  if (a.type === b.type || a.type === 'null' || b.type === 'null') return true;
  const other = a.type === 'string' ? b.type : b.type === 'string' ? a.type : undefined;
  return other !== undefined && schema.valuesOf(other) !== undefined;
}

function unlike(a: Operand | undefined, b: Operand | undefined, kind: string): Error {
  return badFilter(
    `A binary operator with incompatible types was detected. Found operand types '${nameOf(a)}' and '${nameOf(b)}' for operator kind '${kind}'.`,
  );
}

const names: Readonly<Record<string, string>> = {
  string: 'Edm.String',
  number: 'Edm.Int32',
  boolean: 'Edm.Boolean',
  moment: 'Edm.DateTimeOffset',
  guid: 'Edm.Guid',
};

function nameOf(operand: Operand | undefined): string {
  const name = operand && (names[operand.type] ?? `microsoft.graph.${operand.type}`);
  if (name === undefined) return '<null>';
  return operand?.isList ? `Collection(${name})` : name;
}
