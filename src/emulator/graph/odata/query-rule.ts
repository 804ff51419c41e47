import type { Tenant } from '../../tenant/tenant.ts';
import { GraphFailure } from '../route.ts';
import type { Expression } from './expression.ts';
import type { QueryOptions } from './query.ts';

/** What every rule tells of itself. */
interface RuleFacts {
  /** Its name in the control API: `mail-endswith`. */
  readonly name: string;
  /** The collections it holds for, as a page of documentation names them. */
  readonly collections: string;
  /** What is refused, or what is done instead, in one sentence. */
  readonly says: string;
  /** The page that says so. An assumption has none, or a report that covers a part of it. */
  readonly source?: string;
  /** True where no source says it whole: such a rule can be lifted. */
  readonly isAssumption: boolean;
}

/** One thing that a service refuses to be asked for. */
export interface Refusal extends RuleFacts {
  readonly code: string;
  /** A function where the words name what of the query is refused. */
  readonly message: string | ((query: QueryOptions) => string);
  refuses(query: QueryOptions): boolean;
}

/** One thing that a service takes and does not do, or does in its own way. */
export interface Substitution extends RuleFacts {
  /** The query that is answered instead. */
  becomes(query: QueryOptions): QueryOptions;
}

export type QueryRule = Refusal | Substitution;

/**
 * Puts a query under the rules of a service.
 *
 * @returns The query that the service answers: without what it ignores.
 * @throws GraphFailure 400 with the code and the words of the first rule against it that is not lifted in the tenant.
 */
export function underRules({ liftedRules = [] }: Tenant, query: QueryOptions, rules: readonly QueryRule[]): QueryOptions {
  const inForce = rules.filter(({ name, isAssumption }) => !(isAssumption && liftedRules.includes(name)));
  return inForce.reduce((left, rule) => {
    if ('becomes' in rule) return rule.becomes(left);
    if (!rule.refuses(left)) return left;
    throw new GraphFailure(400, rule.code, typeof rule.message === 'string' ? rule.message : rule.message(left));
  }, query);
}

/** An expression and all that it is made of. */
export function partsOf(expression: Expression): Expression[] {
  return [expression, ...inside(expression).flatMap(partsOf)];
}

function inside(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'path':
      return [];
    case 'call':
      return expression.args;
    case 'comparison':
    case 'logical':
      return [expression.left, expression.right];
    case 'not':
    case 'in':
      return [expression.operand];
    case 'lambda':
      return expression.body ? [expression.body] : [];
  }
}
