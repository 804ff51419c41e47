import { nodeAt } from '../../../flow/format/plain.ts';
import type { DocumentNode } from '../../../flow/format/document.ts';
import type { Address } from '../../../flow/problem.ts';

/** Where the steps inside of a step lie, below it, and what the designer calls the list. */
export interface ChildList {
  readonly at: Address;
  readonly label: string;
}

/** The lists that steps of each verb have; those that hold several lists are in `severalLists`. */
const lists: Readonly<Record<string, readonly ChildList[]>> = {
  microsoft365Scope: [{ at: ['microsoft365Scope', 'steps'], label: '' }],
  forEach: [{ at: ['steps'], label: '' }],
  while: [{ at: ['steps'], label: '' }],
  if: [
    { at: ['then'], label: 'Then' },
    { at: ['else'], label: 'Otherwise' },
  ],
  switch: [{ at: ['else'], label: 'Otherwise' }],
  try: [
    { at: ['try'], label: 'Try' },
    { at: ['finally'], label: 'Finally' },
  ],
};

const severalLists: Readonly<
  Record<string, { readonly key: string; readonly below: Address; label(item: DocumentNode, index: number): string }>
> = {
  switch: { key: 'cases', below: ['steps'], label: (item) => `When ${words(nodeAt(item, ['when']))}` },
  try: { key: 'catch', below: ['steps'], label: (item) => `Catch ${words(nodeAt(item, ['on'])) || 'any error'}` },
  parallel: { key: 'parallel', below: [], label: (_item, index) => `Branch ${index + 1}` },
};

/** The lists of steps that are written in a step, in the order in which the designer shows them. @param verb - Its key. */
export function childListsOf(verb: string, node: DocumentNode): ChildList[] {
  const [first, ...rest] = (lists[verb] ?? []).filter(({ at }) => nodeAt(node, at) !== undefined);
  const several = severalLists[verb];
  const many = several && nodeAt(node, [several.key]);
  const between =
    many?.kind === 'list' && several
      ? many.items.map((item, index) => ({ at: [several.key, index, ...several.below], label: several.label(item, index) }))
      : [];
  // What is tried comes before what is caught; of a switch the cases come before the rest.
  return verb === 'switch' ? [...between, ...(first ? [first] : [])] : [...(first ? [first] : []), ...between, ...rest];
}

function words(node: DocumentNode | undefined): string {
  if (node?.kind === 'scalar') return String(node.value ?? '');
  return node?.kind === 'list' ? node.items.map(words).join(', ') : '';
}
