/** Comparison operators of `$filter`. */
export const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];

/** A literal of `$filter`. Dates and times keep the text they had, so that they print as they were read. */
export type Literal =
  | { readonly kind: 'literal'; readonly type: 'null'; readonly value: null }
  | { readonly kind: 'literal'; readonly type: 'boolean'; readonly value: boolean }
  | { readonly kind: 'literal'; readonly type: 'number'; readonly value: number }
  | {
      readonly kind: 'literal';
      readonly type: 'string' | 'guid' | 'dateTimeOffset' | 'date' | 'timeOfDay' | 'duration';
      readonly value: string;
    }
  | { readonly kind: 'literal'; readonly type: 'enum'; readonly value: string; readonly enumType: string };

/** A parsed `$filter` (OData 4.01, URL conventions, section 5.1.1). */
export type Expression =
  | Literal
  /** `from/emailAddress/address`; the last segment may be `$count`. */
  | { readonly kind: 'path'; readonly segments: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'comparison'; readonly operator: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'logical'; readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'in'; readonly operand: Expression; readonly list: readonly Literal[] }
  /** `toRecipients/any(r:...)`; `any()` has neither variable nor body. */
  | {
      readonly kind: 'lambda';
      readonly segments: readonly string[];
      readonly quantifier: 'any' | 'all';
      readonly variable?: string;
      readonly body?: Expression;
    };
