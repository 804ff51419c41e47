import { randomUUID } from 'node:crypto';
import type { World } from '../../../connection/index.ts';
import type { AnyActivity } from '../../../core/activity.ts';
import type { Catalogue } from '../../../flow/catalogue.ts';
import { problemsOfFlow } from '../../../flow/check/check-flow.ts';
import type { Source } from '../../../flow/edit/edit-flow.ts';
import { readFlow, type ReadFlow } from '../../../flow/format/read-flow.ts';
import { loadFlow } from '../../../flow/load-flow.ts';
import { lineStarts } from '../../../flow/line-starts.ts';
import { placed, sentence, type PlacedProblem } from '../../../flow/problem.ts';
import { flowReader } from '../../../run/flow/flow-reader.ts';
import type { FlowView, InputView, ProblemView, StepNode } from '../protocol.ts';
import { hashOf } from './flow-text.ts';
import { innermostStep } from './innermost-step.ts';
import { permissionsOf } from './permissions-of.ts';
import { stepStretches } from './step-stretches.ts';
import { activityNamesIn, treeOf } from './tree.ts';

/** What a flow is looked at with. */
export interface Viewing {
  readonly catalogue: Catalogue;
  /** Whose connections and sign-ins are looked at; nobody is asked. */
  readonly world: World;
  /** A text that was parsed already; undefined for one that was not. */
  parsed?(text: string): Source | undefined;
}

/**
 * Everything that the designer shows of a flow file, as it is on the disk. Nothing of it runs.
 *
 * @param path - Absolute and real.
 * @param shown - Its path in the project.
 * @throws OnbehalfError NOT_FOUND
 */
export async function viewFlow(path: string, shown: string, { catalogue, world, parsed }: Viewing): Promise<FlowView> {
  const known = (text: string): ReadFlow | undefined => {
    const document = parsed?.(text)?.document;
    return document && readFlow(text, document);
  };
  const loaded = await loadFlow(path, shown, { ...flowReader(), known });
  const { text, flow, root } = loaded;
  const activities = new Map<string, AnyActivity | undefined>();
  if (root) for (const name of activityNamesIn(root)) activities.set(name, await catalogue.find(name));
  const steps = root ? treeOf(root, { activity: (name) => activities.get(name), stretches: stepStretches(text, lineStarts(text)) }) : null;
  const problems = placed(text, await problemsOfFlow(loaded, catalogue));
  return {
    view: randomUUID(),
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
    problems: problems.map((problem) => problemView(problem, steps ?? [])),
    ...(await permissionsOf(loaded, { catalogue, world })),
  };
}

function problemView({ address, line, column, start, end, problem }: PlacedProblem, steps: readonly StepNode[]): ProblemView {
  const step = innermostStep(steps, address);
  return { address, step: step?.address ?? null, line, column, length: end - start, message: sentence(address, problem) };
}
