import type { RunView } from '../../src/faces/studio/protocol-runs.ts';
import { orTold } from './edits.ts';
import type { StudioState } from './studio-state.ts';

/** Runs the flow that is open on the emulated Microsoft 365. @param inputs - Left out: its defaults. */
export async function startRun(state: StudioState, inputs: Readonly<Record<string, unknown>> = {}, isDry = false): Promise<void> {
  const flow = state.flow.value;
  if (!flow) return;
  const run = await orTold(state, () => state.api.post<RunView>('run', { path: flow.path, inputs, isDry }));
  if (!run) return;
  // The run may have come further while its first state was on its way.
  if (state.run.value?.run !== run.run) state.run.value = run;
  state.announcement.value = 'The run has started.';
}

/** Cancels what runs. */
export async function cancelRun(state: StudioState): Promise<void> {
  await orTold(state, () => state.api.post('run/cancel'));
}

/** Opens the pages of the emulated Microsoft 365 in another tab. */
export async function openTenant(state: StudioState): Promise<void> {
  const tenant = await orTold(state, () => state.api.get<{ origin: string }>('tenant'));
  if (tenant) window.open(`${tenant.origin}/_portal/mailboxes`, '_blank', 'noopener');
}

/** The state of a run in a word. */
export const runWords: Readonly<Record<RunView['state'], string>> = {
  running: 'Running…',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};
