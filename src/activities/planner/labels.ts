import { inputError } from '../../core/input.ts';
import type { Graph } from '../../core/ports.ts';
import type { GraphPlanDetails } from './plan.ts';

/** The call that reads what a plan calls its labels. */
export const readingLabels = 'GET /planner/plans/{plan}/details';

/**
 * The categories of labels that are given as categories or by the names that their plan gives them, in any letter case.
 *
 * @throws OnbehalfError INPUT_INVALID for a label that the plan does not have, naming those that it has.
 */
export async function categoriesOf(
  graph: Graph<typeof readingLabels>,
  plan: string,
  labels: readonly string[],
  field: string,
): Promise<string[]> {
  if (labels.every(isCategory)) return labels.map((label) => label.toLowerCase());
  const { categoryDescriptions } = await graph.call<GraphPlanDetails>(readingLabels, { params: { plan } });
  const names = Object.entries(categoryDescriptions ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return labels.map((label) => {
    if (isCategory(label)) return label.toLowerCase();
    const category = names.find(([, name]) => name.toLowerCase() === label.toLowerCase())?.[0];
    if (category !== undefined) return category;
    const known = names.length === 0 ? 'none has a name' : `there are ${names.map(([, name]) => name).join(', ')}`;
    throw inputError('The label', [
      { field, problem: `must be one of the plan, or category1 to category25; "${label}" is neither, ${known}.` },
    ]);
  });
}

function isCategory(label: string): boolean {
  return /^category(?:[1-9]|1\d|2[0-5])$/i.test(label);
}
