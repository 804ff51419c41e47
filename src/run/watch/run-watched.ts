import { inWorld, type World } from '../../connection/index.ts';
import type { Catalogue } from '../../flow/catalogue.ts';
import type { FlowEvent } from '../flow/events.ts';
import { createFunctions, type Modules } from '../flow/functions.ts';
import { runFlow } from '../flow/run-flow.ts';
import { guardedWorld } from '../recipients/guarded-world.ts';
import { recipientRule } from '../recipients/recipient-rule.ts';
import { callsAsSteps } from '../report/call-steps.ts';
import type { Watched } from './watched.ts';

/** What a run of an entry stands on. */
export interface WatchedRunOptions {
  /** As the entry names it. */
  readonly shown: string;
  readonly world: World;
  /** What it is given, by name: what stands in the entry, and what came. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly catalogue: Catalogue;
  readonly modules: Modules;
  /** What the project says: whom nothing is sent to, and the names whose values are not written down. */
  readonly project: { readonly blockedRecipients: readonly string[]; readonly privateNames: readonly string[] };
  /** Aborted when it is to end. */
  readonly signal: AbortSignal;
  tell(event: FlowEvent): void;
}

/**
 * Runs what an entry names once. Each call of an activity by TypeScript is told as a step.
 *
 * @throws OnbehalfError what it fails with.
 */
export async function runWatched(watched: Watched, options: WatchedRunOptions): Promise<void> {
  const { shown, world, given, catalogue, modules, project, signal, tell } = options;
  if (watched.kind === 'flow') {
    await runFlow(watched.checked, { world, inputs: given, catalogue, modules, project, signal, tell });
    return;
  }
  const tellOfCall = callsAsSteps(shown, () => new Date(), tell);
  const guarded = guardedWorld(
    {
      ...world,
      signal,
      notify(event) {
        tellOfCall(event);
        world.notify(event);
      },
    },
    recipientRule(project.blockedRecipients),
  );
  if (watched.kind === 'module') {
    const { loadAutomation } = await import('../../automation/load.ts');
    await inWorld(guarded, async () => loadAutomation(watched.path, await modules()));
    return;
  }
  await using functions = createFunctions(modules);
  await functions.call(watched.invoked, { given, world: guarded, signal, shown });
}
