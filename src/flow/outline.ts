import type { ScopeOutline } from '../connection/index.ts';
import { useGiven } from '../connection/index.ts';
import type { AnyActivity } from '../core/activity.ts';
import type { Catalogue } from './catalogue.ts';
import { plainValue, type Value } from './format/value.ts';
import type { LoadedFlow } from './load-flow.ts';
import { childrenOf, type ScopeStep, type Step, type UseStep } from './step.ts';

/** Stands for what is only known when the flow runs. In a path of Graph it is a placeholder. */
const computed = '{id}';

/**
 * The scopes of a flow and of the flows and functions that it invokes, in the order of the text: each is what it asks for when it runs. Those of
 * a file count, whichever of its functions is invoked.
 */
export async function outlineFlow({ flow, invoked, functions }: LoadedFlow, catalogue: Catalogue): Promise<ScopeOutline[]> {
  const outlines: ScopeOutline[] = [];
  const look = async (steps: readonly Step[]): Promise<void> => {
    for (const step of steps) {
      if (step.disabled) continue;
      if (step.verb === 'microsoft365Scope') outlines.push(outlineScope(step, await listedIn(step, catalogue)));
      const other = step.verb === 'invoke' ? invoked.get(step.file) : undefined;
      if (other) outlines.push(...(await outlineFlow(other, catalogue)));
      if (step.verb === 'invoke') outlines.push(...(functions.get(step.file)?.scopes ?? []));
      for (const list of childrenOf(step)) await look(list);
    }
  };
  await look(flow.steps);
  return outlines;
}

/** What a scope says about itself, with activities that it may not have itself. */
export function outlineScope(step: ScopeStep, activities: readonly AnyActivity[]): ScopeOutline {
  const known = Object.entries(step.settings).flatMap(([name, value]) => {
    const plain = plainValue(value);
    return plain ? [[name, plain.value] as const] : [];
  });
  return {
    activities,
    settings: Object.fromEntries(known),
    unread: Object.keys(step.settings).filter((name) => !known.some(([one]) => one === name)),
    mailbox: step.mailbox !== undefined,
    add: step.add,
    remove: step.remove,
  };
}

/** What a scope lists: the uses of its steps, not those of a scope inside of it. */
export async function listedIn({ steps }: ScopeStep, catalogue: Catalogue): Promise<AnyActivity[]> {
  const listed: AnyActivity[] = [];
  const found = new Map<string, AnyActivity | undefined>();
  for (const use of usesIn(steps)) {
    if (!found.has(use.activity)) found.set(use.activity, await catalogue.find(use.activity));
    const activity = found.get(use.activity);
    if (activity) listed.push(...listings(activity, use));
  }
  return listed;
}

function* usesIn(steps: readonly Step[]): Generator<UseStep, void, void> {
  for (const step of steps) {
    if (step.disabled || step.verb === 'microsoft365Scope') continue;
    if (step.verb === 'use') yield step;
    for (const list of childrenOf(step)) yield* usesIn(list);
  }
}

/**
 * The uses of an activity by a step. An input whose value is computed may come out as given or as not given; where the activity does less with it
 * than without, both are listed.
 */
export function listings(activity: AnyActivity, step: UseStep): AnyActivity[] {
  const { with: given } = step;
  const input = givenBy(step);
  const replacing = new Set(activity.calls.map(({ unless }) => unless as string | undefined));
  const open = Object.keys(given).filter((name) => replacing.has(name) && given[name]?.kind === 'expression');
  const without = Object.fromEntries(Object.entries(input).filter(([name]) => !open.includes(name)));
  return [useGiven(activity, input), ...(open.length > 0 ? [useGiven(activity, without)] : [])];
}

/** The input of a step as far as it is known before it runs: what is computed is stood in for by a placeholder. */
export function givenBy({ with: given }: UseStep): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, shapeOf(value)]));
}

/** A value as far as it is known. */
function shapeOf(value: Value): unknown {
  switch (value.kind) {
    case 'plain':
      return value.value;
    case 'expression':
      return computed;
    case 'text':
      return value.parts.map((part) => (typeof part === 'string' ? part : computed)).join('');
    case 'list':
      return value.items.map(shapeOf);
    case 'map':
      return Object.fromEntries(Object.entries(value.entries).map(([key, item]) => [key, shapeOf(item)]));
  }
}
