import type { RunView } from '../../src/faces/studio/protocol-runs.ts';
import type { ScriptView } from '../../src/faces/studio/protocol-scripts.ts';
import { orTold } from './edits.ts';
import type { StudioState } from './studio-state.ts';

/** Shows a TypeScript automation in the place of the flow. Nothing of it runs. */
export async function openScript(state: StudioState, path: string): Promise<void> {
  const script = await orTold(state, () => state.api.get<ScriptView>('script', { path }));
  if (script) state.script.value = script;
}

/** Runs the TypeScript automation that is shown on the emulated Microsoft 365. */
export async function startScript(state: StudioState): Promise<void> {
  const path = state.script.value?.path;
  if (path === undefined) return;
  const run = await orTold(state, () => state.api.post<RunView>('script/run', { path }));
  if (!run) return;
  if (state.run.value?.run !== run.run) state.run.value = run;
  state.announcement.value = 'The run has started.';
}
