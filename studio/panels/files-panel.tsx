import { Icon } from '../parts/icon.tsx';
import { useSignal } from '@preact/signals';
import { openFlow } from '../state/edits.ts';
import { openScript } from '../state/script.ts';
import { makeFlow } from '../state/open-project.ts';
import type { StudioState } from '../state/studio-state.ts';

function NewFlow({ state }: { readonly state: StudioState }) {
  const isAsking = useSignal(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get('name') ?? '').trim();
    isAsking.value = false;
    if (name !== '') void state.inTurn(() => makeFlow(state, name));
  };
  if (!isAsking.value)
    return (
      <button type="button" class="entry" onClick={() => (isAsking.value = true)}>
        <Icon name="add" />
        <span>New flow</span>
      </button>
    );
  return (
    <form class="new-flow" onSubmit={submit}>
      <input
        name="name"
        aria-label="Name of the new flow"
        placeholder="Name, then Enter"
        autocomplete="off"
        ref={(input) => input?.focus()}
        onKeyDown={({ key }) => key === 'Escape' && (isAsking.value = false)}
      />
    </form>
  );
}

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
              <button type="button" class="entry" onClick={() => void state.inTurn(() => openScript(state, path))}>
                <Icon name="typescript" />
                <span>{path}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {project && <NewFlow state={state} />}
      {project && project.name !== null && (
        <button type="button" class="entry" id="open-packages" onClick={() => (state.isPackages.value = true)}>
          <Icon name="packages" />
          <span>Project and packages</span>
        </button>
      )}
      {project && entries.length === 0 && <p class="hint">There is no automation in this folder yet.</p>}
    </section>
  );
}
