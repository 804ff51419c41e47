import { detectScopes } from '../../automation/detect-scopes.ts';
import { askForRun, type World } from '../../connection/index.ts';
import { ownActivities } from '../../flow/catalogue.ts';
import { outlineFlow } from '../../flow/outline.ts';
import { runFlow } from '../../run/flow/run-flow.ts';
import { readFlowFile } from './flow-file.ts';
import type { Io } from './io.ts';
import { tellOfFlow } from './tell-of-flow.ts';

/** What a flow is, asks for, and came to. */
export interface FlowShown {
  readonly text: string;
  /** Names, sorted. */
  readonly permissions: readonly string[];
  readonly steps: number;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/**
 * Runs a flow to show it.
 *
 * @param path - Absolute path of the file.
 * @param world - Somebody answers its sign-in page.
 * @throws OnbehalfError whatever the flow fails with.
 */
export async function showFlow(io: Io, path: string, world: World): Promise<FlowShown> {
  const checked = await readFlowFile(path, path, ownActivities);
  const outlines = await outlineFlow(checked.loaded, ownActivities);
  const { permissions } = detectScopes(outlines);
  await askForRun(outlines, world);
  const teller = tellOfFlow(io);
  const outputs = await runFlow(checked, { world, tell: teller.tell });
  return { text: checked.loaded.text, permissions: permissions.map(({ name }) => name).toSorted(), steps: teller.counts.steps, outputs };
}
