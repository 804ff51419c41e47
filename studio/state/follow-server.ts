import type { RunView } from '../../src/faces/studio/protocol-runs.ts';
import type { FlowView, ProjectView, StudioEvent } from '../../src/faces/studio/protocol.ts';
import { hearEvents } from '../server/events.ts';
import { orTold, takeOver } from './edits.ts';
import { openProject } from './open-project.ts';
import type { StudioState } from './studio-state.ts';

/** Shows what happens elsewhere: on the disk, in another tab, in a run. @param lost - The token is good no more. */
export function followServer(state: StudioState, lost: () => void): void {
  let isFirst = true;
  const tell = (event: StudioEvent): void => {
    if (event.type === 'hello') {
      // After a break the tab may have missed something.
      if (!isFirst) void catchUp(state);
      isFirst = false;
    }
    if (event.type === 'flowChanged' && event.path === state.flow.value?.path && event.hash !== state.flow.value.hash)
      void look(state, event.path);
    if (event.type === 'projectChanged') void state.inTurn(() => projectChanged(state));
    if (event.type === 'run') state.run.value = event.run;
    if (event.type === 'said') state.notice.value = { kind: 'good', text: event.text };
  };
  void hearEvents(state.api, tell, lost);
}

/** Another tab may have opened another folder. */
async function projectChanged(state: StudioState): Promise<void> {
  const before = state.project.value?.folder;
  const project = await orTold(state, () => state.api.get<ProjectView>('project'));
  if (project && project.folder !== before) state.flow.value = undefined;
  await openProject(state);
}

async function catchUp(state: StudioState): Promise<void> {
  await openProject(state);
  const path = state.flow.value?.path;
  if (path !== undefined) await look(state, path);
  state.run.value = (await orTold(state, () => state.api.get<RunView | null>('run'))) ?? undefined;
}

/** Takes over what is on the disk, where it is another text than is shown. */
async function look(state: StudioState, path: string): Promise<void> {
  // What this tab is about to save it will know itself.
  if (state.isSaving.value) return;
  // What is typed comes first: where the file is another one, saving it finds that out, and nothing typed is lost.
  if (state.draft.value !== undefined) return state.inTurn(() => undefined);
  const flow = await orTold(state, () => state.api.get<FlowView>('flow', { path }));
  if (flow && state.flow.value?.path === path && flow.hash !== state.flow.value.hash)
    takeOver(state, flow, 'The file was changed elsewhere; this is what is there now.');
}
