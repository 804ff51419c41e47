import { Icon } from '../parts/icon.tsx';
import { openFlow } from '../state/edits.ts';
import type { StudioState } from '../state/studio-state.ts';

/** The files of the project; flows can be opened. */
export function FilesPanel({ state }: { readonly state: StudioState }) {
  const project = state.project.value;
  const entries = project?.entries.filter(({ kind }) => kind !== 'other') ?? [];
  return (
    <section class="panel files" aria-labelledby="files-heading">
      <h2 id="files-heading">Project</h2>
      {project?.problem && <p class="problem">{project.problem}</p>}
      <ul class="plain">
        {entries.map(({ path, kind }) => (
          <li key={path}>
            {kind === 'flow' ? (
              <button
                type="button"
                class="entry"
                aria-current={path === state.flow.value?.path ? 'page' : undefined}
                onClick={() => void state.inTurn(() => openFlow(state, path))}
              >
                <Icon name="flow" />
                <span>{path}</span>
              </button>
            ) : (
              <span class="entry still" title="TypeScript is edited in your editor">
                <Icon name="typescript" />
                <span>{path}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
      {project && entries.length === 0 && <p class="hint">There is no automation in this folder yet.</p>}
    </section>
  );
}
