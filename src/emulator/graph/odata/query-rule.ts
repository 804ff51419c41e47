import type { Tenant } from '../../tenant/tenant.ts';
import { GraphFailure } from '../route.ts';
import type { Expression } from './expression.ts';
import type { QueryOptions } from './query.ts';

/** One thing that a service refuses to be asked for. */
export interface QueryRule {
  /** Its name in the control API: `mail-endswith`. */
  readonly name: string;
  /** The collections it holds for, as a page of documentation names them. */
  readonly collections: string;
  /** What is refused, in one sentence. */
  readonly says: string;
  /** The page that says so. An assumption has none, or a report that covers a part of it. */
  readonly source?: string;
  /** True where no source says it whole: such a rule can be lifted. */
  readonly isAssumption: boolean;
  readonly code: string;
  readonly message: string;
  refuses(query: QueryOptions): boolean;
}

/**
 * Refuses a query that a rule is against.
 *
 * @throws GraphFailure 400 with the code and the words of the first such rule that is not lifted in the tenant.
 */
export function checkRules({ liftedRules = [] }: Tenant, query: QueryOptions, rules: readonly QueryRule[]): void {
  const against = rules.find((rule) => !(rule.isAssumption && liftedRules.includes(rule.name)) && rule.refuses(query));
  if (against) throw new GraphFailure(400, against.code, against.message);
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
