import type { ProjectView } from '../../src/faces/studio/protocol.ts';
import { Refused } from '../server/api.ts';
import { orTold } from './edits.ts';
import { showProject } from './open-project.ts';
import { startRun } from './run.ts';
import type { StudioState } from './studio-state.ts';

/** A quickstart was pressed so often that nobody looks for another name. */
const mostTries = 50;

/** Makes a project of a template, opens it and runs it on the emulated Microsoft 365: one press. @param location - Folder that it is made in. */
export async function tryTemplate(state: StudioState, template: string, location: string): Promise<void> {
  const project = await orTold(state, () => made(state, template, location));
  if (!project) return;
  await showProject(state, project);
  state.tab.value = 'run';
  await startRun(state);
}

/** Under the first name that is free. */
async function made(state: StudioState, template: string, location: string): Promise<ProjectView> {
  for (let number = 1; ; number += 1) {
    try {
      const name = number === 1 ? `try-${template}` : `try-${template}-${number}`;
      return await state.api.post<ProjectView>('project/new', { name, location, template });
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 409 || number >= mostTries) throw error;
    }
  }
}
