import { z } from 'zod';

/** Conditions joined by "all" or "any". */
export interface ConditionGroup<Condition> {
  readonly match: 'all' | 'any';
  readonly conditions: readonly (Condition | ConditionGroup<Condition>)[];
}

/** The same as it is written: `match` may be left out. */
export interface ConditionGroupInput<Condition> {
  readonly match?: 'all' | 'any' | undefined;
  readonly conditions: readonly (Condition | ConditionGroupInput<Condition>)[];
}

/**
 * The schema of conditions joined by "all" or "any"; each may be a group of conditions again, to any depth.
 *
 * @param name - Of the type, `MessageFilter`.
 * @param parts - What a condition is made of, for the error: `field, operator, value`.
 */
export function conditionGroup<Condition extends z.ZodType>(
  condition: Condition,
  name: string,
  parts: string,
): z.ZodType<ConditionGroup<z.output<Condition>>, ConditionGroupInput<z.input<Condition>>> {
  type Group = z.ZodType<ConditionGroup<z.output<Condition>>, ConditionGroupInput<z.input<Condition>>>;
  const group: Group = z
    .strictObject({
      match: z.enum(['all', 'any']).default('all').describe('Whether all conditions must hold, or any one of them.'),
      get conditions() {
        return z
          .array(z.union([condition, group], { error: `must be a condition (${parts}) or a group (match, conditions).` }))
          .min(1)
          .describe('Conditions, or groups of conditions.');
      },
    })
    .meta({ named: { name, text: 'Conditions joined by "all" or "any"; each may be a group of conditions again.' } }) as Group;
  return group;
}
