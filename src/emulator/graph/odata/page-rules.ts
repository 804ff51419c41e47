import type { Refusal } from './query-rule.ts';

/**
 * Refuses larger pages than a service hands out, as Outlook does.
 *
 * @param most - The largest `$top` that is taken.
 */
export function largestPage(rule: Pick<Refusal, 'name' | 'collections' | 'source' | 'isAssumption'>, most: number): Refusal {
  return {
    ...rule,
    says: `\`$top\` above ${most}.`,
    code: 'RequestBroker--ParseUri',
    message: ({ top }) => `The limit of '${most}' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
    refuses: ({ top }) => top !== undefined && top > most,
  };
}
