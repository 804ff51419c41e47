import type { ProjectView, RunView } from '../../src/faces/studio/protocol.ts';
import { Refused } from '../server/api.ts';
import { openFlow, orTold } from './edits.ts';
import type { StudioState } from './studio-state.ts';

/** Shows the folder that is open, and its first flow where no other is shown. */
export async function openProject(state: StudioState): Promise<void> {
  const project = await orTold(state, () => state.api.get<ProjectView>('project'));
  if (!project) return;
  state.project.value = project;
  document.title = `${project.name ?? project.folder.split(/[\\/]/).at(-1) ?? ''} – Onbehalf Studio`;
  if (state.flow.value) return;
  const run = await state.api.get<RunView | null>('run').catch((error: unknown) => {
    if (error instanceof Refused) return null;
    throw error;
  });
  const flows = project.entries.filter(({ kind }) => kind === 'flow');
  const first = flows.find(({ path }) => path === run?.path) ?? flows.find(({ path }) => path === 'main.flow.yaml') ?? flows[0];
  state.run.value = run ?? undefined;
  if (first) await openFlow(state, first.path);
}
