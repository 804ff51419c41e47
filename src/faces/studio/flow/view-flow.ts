import type { World } from '../../../connection/index.ts';
import type { AnyActivity } from '../../../core/activity.ts';
import type { Catalogue } from '../../../flow/catalogue.ts';
import { problemsOfFlow } from '../../../flow/check/check-flow.ts';
import { readDocument } from '../../../flow/format/document.ts';
import { loadFlow } from '../../../flow/load-flow.ts';
import { placed } from '../../../flow/problem.ts';
import type { FlowView, InputView, ProblemView, StepNode } from '../protocol.ts';
import { hashOf } from './flow-text.ts';
import { innermostStep } from './innermost-step.ts';
import { permissionsOf } from './permissions-of.ts';
import { activityNamesIn, treeOf } from './tree.ts';

/** What a flow is looked at with. */
export interface Viewing {
  readonly catalogue: Catalogue;
  /** Whose connections and sign-ins are looked at; nobody is asked. */
  readonly world: World;
}

/**
 * Everything that the designer shows of a flow file, as it is on the disk. Nothing of it runs.
 *
 * @param path - Absolute and real.
 * @param shown - Its path in the project.
 * @throws OnbehalfError NOT_FOUND
 */
export async function viewFlow(path: string, shown: string, { catalogue, world }: Viewing): Promise<FlowView> {
  const loaded = await loadFlow(path, shown);
  const { text, flow } = loaded;
  const { root } = readDocument(text);
  const activities = new Map<string, AnyActivity | undefined>();
  if (root) for (const name of activityNamesIn(root)) activities.set(name, await catalogue.find(name));
  const lineOf = lineCounter(text);
  const steps = root ? treeOf(root, { activity: (name) => activities.get(name), lineOf }) : null;
  const problems = placed(text, await problemsOfFlow(loaded, catalogue));
  return {
    path: shown,
    text,
    hash: hashOf(text),
    name: flow.name,
    inputs: Object.entries(flow.inputs).map(([name, { type, default: standard, description = '' }]): InputView => ({
      name,
      type,
      ...(standard !== undefined && { default: standard }),
      description,
    })),
    steps,
    problems: problems.map(({ address, line, column, problem }) => problemView(address, line, column, problem, steps ?? [])),
    ...(await permissionsOf(loaded, { catalogue, world })),
  };
}

function problemView(
  address: ProblemView['address'],
  line: number,
  column: number,
  problem: string,
  steps: readonly StepNode[],
): ProblemView {
  const step = innermostStep(steps, address);
  const name = address.findLast((part) => typeof part === 'string');
  const message = name === undefined || /^[A-Z"`]/.test(problem) ? problem : `${name} ${problem}`;
  return { address, step: step?.address ?? null, line, column, message };
}

/** Gives the line of an offset, from one. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
