import type { RunView } from '../../src/faces/studio/protocol-runs.ts';
import type { ProjectView } from '../../src/faces/studio/protocol.ts';
import { Refused } from '../server/api.ts';
import { openFlow, orTold } from './edits.ts';
import type { StudioState } from './studio-state.ts';

/** Shows the folder that is open, and its first flow where no other is shown. */
export async function openProject(state: StudioState): Promise<void> {
  const project = await orTold(state, () => state.api.get<ProjectView>('project'));
  if (!project) return;
  show(state, project);
  if (state.flow.value) return;
  const run = await state.api.get<RunView | null>('run').catch((error: unknown) => {
    if (error instanceof Refused) return null;
    throw error;
  });
  const flows = project.entries.filter(({ kind }) => kind === 'flow');
  const first = flows.find(({ path }) => path === run?.path) ?? flows.find(({ path }) => path === 'main.flow.yaml') ?? flows[0];
  state.run.value = run ?? undefined;
  state.isHome.value = first === undefined;
  if (first) await openFlow(state, first.path);
}

/** Opens another folder. @param folder - Its whole path. */
export async function openFolder(state: StudioState, folder: string): Promise<void> {
  await showProject(state, await orTold(state, () => state.api.post<ProjectView>('project/open', { folder })));
}

/** Makes a project, and opens it. @param values - What the form has. */
export async function makeProject(state: StudioState, values: Readonly<Record<string, unknown>>): Promise<void> {
  await showProject(state, await orTold(state, () => state.api.post<ProjectView>('project/new', values)));
}

/** Makes an empty flow, and opens it. @param name - Without its ending. */
export async function makeFlow(state: StudioState, name: string): Promise<void> {
  const path = `${name.replace(/(?:\.flow)?\.ya?ml$/, '')}.flow.yaml`;
  const flow = await orTold(state, () => state.api.post('flow/new', { path }));
  if (!flow) return;
  await openProject(state);
  await openFlow(state, path);
}

/** Shows a folder that was opened. @param project - Undefined where it was not, which was told. */
export async function showProject(state: StudioState, project: ProjectView | undefined): Promise<void> {
  if (!project) return;
  state.flow.value = undefined;
  state.run.value = undefined;
  state.script.value = undefined;
  state.notice.value = undefined;
  show(state, project);
  await openProject(state);
  state.isHome.value = false;
}

function show(state: StudioState, project: ProjectView): void {
  state.project.value = project;
  document.title = `${project.name ?? project.folder.split(/[\\/]/).at(-1) ?? ''} – Onbehalf Studio`;
}
