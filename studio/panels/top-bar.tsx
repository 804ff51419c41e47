import { Icon } from '../parts/icon.tsx';
import { undo } from '../state/edits.ts';
import { startRun, cancelRun } from '../state/run.ts';
import type { StudioState } from '../state/studio-state.ts';

/** Project, file, undo, and the run. */
export function TopBar({ state }: { readonly state: StudioState }) {
  const project = state.project.value;
  const flow = state.flow.value;
  const isRunning = state.run.value?.state === 'running';
  return (
    <header class="top">
      <button
        type="button"
        class="icon-button"
        aria-label="Home"
        aria-pressed={state.isHome.value}
        title="Projects"
        onClick={() => (state.isHome.value = !state.isHome.value)}
      >
        <Icon name="home" />
      </button>
      <h1>
        <span class="brand">Onbehalf</span>
        <span class="project">{project?.name ?? project?.folder.split(/[\\/]/).at(-1) ?? ''}</span>
      </h1>
      {flow && (
        <span class="file" title={flow.path}>
          {flow.path}
          <span class="saved">{state.isSaving.value || state.draft.value !== undefined ? 'Saving…' : 'Saved'}</span>
        </span>
      )}
      <span class="grow" />
      <button
        type="button"
        class="icon-button"
        aria-label="Undo"
        title="Undo (Ctrl+Z)"
        disabled={state.past.value.length === 0}
        onClick={() => void state.inTurn(() => undo(state))}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="Redo"
        title="Redo (Ctrl+Y)"
        disabled={state.future.value.length === 0}
        onClick={() => void state.inTurn(() => undo(state, true))}
      >
        <Icon name="redo" />
      </button>
      <button
        type="button"
        id="open-runs"
        aria-expanded={state.tab.value !== undefined}
        disabled={!flow || state.script.value !== undefined}
        onClick={() => (state.tab.value = state.tab.value === undefined ? 'run' : undefined)}
      >
        Runs
      </button>
      {isRunning ? (
        <button type="button" onClick={() => void cancelRun(state)}>
          <Icon name="stop" />
          Cancel
        </button>
      ) : (
        <button
          type="button"
          class="primary"
          disabled={!flow || flow.problems.length > 0 || state.script.value !== undefined}
          title="Run on the emulated Microsoft 365"
          onClick={() => void state.inTurn(() => startRun(state))}
        >
          <Icon name="run" />
          Run on the emulator
        </button>
      )}
    </header>
  );
}
