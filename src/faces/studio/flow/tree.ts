import type { AnyActivity } from '../../../core/activity.ts';
import type { DocumentNode } from '../../../flow/format/document.ts';
import { nodeAt, plainOf } from '../../../flow/format/plain.ts';
import type { Address } from '../../../flow/problem.ts';
import { verbs } from '../../../flow/verbs/verbs.ts';
import type { StepList, StepNode } from '../protocol.ts';
import { childListsOf } from './child-lists.ts';
import type { StepStretches } from './step-stretches.ts';
import { summaryOf, titleOf } from './step-words.ts';
import { inLine } from './texts.ts';

const verbNames = new Set<string>(verbs.map(({ verb }) => verb));

/** What the tree is made with. */
export interface TreeMaking {
  /** An activity by its name; undefined where there is none. */
  activity(name: string): AnyActivity | undefined;
  readonly stretches: StepStretches;
}

/** The steps of a flow as the designer shows them: all that are written, also those with mistakes. */
export function treeOf(root: DocumentNode, making: TreeMaking): StepNode[] {
  return stepsAt(nodeAt(root, ['steps']), ['steps'], 0, making);
}

/** The names of the activities that stand anywhere in a flow. */
export function activityNamesIn(node: DocumentNode): string[] {
  if (node.kind === 'list') return node.items.flatMap(activityNamesIn);
  if (node.kind === 'scalar') return [];
  return node.entries.flatMap(({ key, value }) =>
    key === 'use' && value.kind === 'scalar' && typeof value.value === 'string' ? [value.value] : activityNamesIn(value),
  );
}

/** @param around - Offset at which the step around begins. */
function stepsAt(list: DocumentNode | undefined, address: Address, around: number, making: TreeMaking): StepNode[] {
  let before = around;
  return (list?.kind === 'list' ? list.items : []).map((item, index) => {
    const step = stepOf(item, [...address, index], before, making);
    before += step.at[0] + step.at[1];
    return step;
  });
}

/** @param before - Offset behind the step before it, or of the step around. */
function stepOf(node: DocumentNode, address: Address, before: number, making: TreeMaking): StepNode {
  const keys = node.kind === 'map' ? node.entries.map(({ key }) => key) : [];
  // `parallel` beside `forEach` says how many are worked on at once.
  const verb = keys.find((key) => verbNames.has(key) && !(key === 'parallel' && keys.includes('forEach')));
  const lists = verb === undefined ? [] : childListsOf(verb, node);
  const values = without(
    node,
    lists.map(({ at }) => at),
  );
  const use = verb === 'use' && typeof values['use'] === 'string' ? values['use'] : undefined;
  const activity = use === undefined ? undefined : making.activity(use);
  const id = values['id'];
  const { start } = node.place;
  const end = making.stretches.endOf(start, node.place.end);
  const comment = making.stretches.commentAbove(start, address.at(-1) === 0);
  return {
    address,
    what: use ?? (verb === undefined ? null : `verb:${verb}`),
    title: verb === undefined ? 'Unknown step' : titleOf(verb, values, activity),
    summary: verb === undefined ? inLine(plainOf(node)) : summaryOf(verb, values),
    effect: activity?.effect ?? 'flow',
    ...(typeof id === 'string' && { id }),
    disabled: values['disabled'] === true,
    values,
    lists: lists.map(({ at, label }): StepList => ({
      address: [...address, ...at],
      label,
      steps: stepsAt(nodeAt(node, at), [...address, ...at], start, making),
    })),
    at: [start - before, end - start],
    ...(comment !== undefined && { comment }),
  };
}

/** What a step says, but for the steps inside of it. */
function without(node: DocumentNode, lists: readonly Address[]): Readonly<Record<string, unknown>> {
  const values = plainOf(node);
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return {};
  for (const at of lists) {
    const holder = at.slice(0, -1).reduce<unknown>((value, key) => Object(value)[key], values);
    const key = at.at(-1);
    // The lists of a parallel step are all that it has.
    if (Array.isArray(holder)) (holder as unknown[])[Number(key)] = null;
    else if (typeof holder === 'object' && holder !== null) delete (holder as Record<string | number, unknown>)[key ?? ''];
  }
  return values as Readonly<Record<string, unknown>>;
}
