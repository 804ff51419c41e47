import { Icon } from '../parts/icon.tsx';
import { askForStep } from '../state/inserting.ts';
import type { StudioState } from '../state/studio-state.ts';
import { openMenu } from './commands.ts';
import { Tree } from './tree.tsx';

/** The steps of the flow as a nested list. */
export function Designer({ state }: { readonly state: StudioState }) {
  const flow = state.flow.value;
  const rows = state.rows.value;
  if (!flow) return <section class="designer panel" aria-label="Designer" />;
  const broken = flow.steps === null ? flow.problems[0] : undefined;
  const head = flow.problems.filter(({ step }) => step === null);
  return (
    <section class="designer panel" aria-labelledby="designer-heading" aria-busy={state.waiting.value > 0}>
      <div class="panel-head">
        <h2 id="designer-heading">{flow.name || flow.path}</h2>
        <span class="count">{stepCount(rows.filter(({ kind }) => kind === 'step').length)}</span>
        {flow.problems.length > 0 && (
          <span class="badge bad">
            <Icon name="warning" />
            {flow.problems.length === 1 ? '1 problem' : `${flow.problems.length} problems`}
          </span>
        )}
        <span class="grow" />
        <button
          type="button"
          class="quiet"
          aria-pressed={state.isTextShown.value}
          title="The text of the flow beside its steps (F4)"
          onClick={() => (state.isTextShown.value = !state.isTextShown.value)}
        >
          Text
        </button>
        <button
          type="button"
          class="quiet"
          aria-haspopup="menu"
          disabled={!state.step.value}
          title="What can be done with the chosen step (Shift+F10)"
          onClick={() => openMenu(state, 'step')}
        >
          Step…
        </button>
        <button type="button" class="quiet" onClick={() => askForStep(state, '')}>
          <Icon name="add" />
          Insert step
        </button>
      </div>
      {broken && (
        <p class="problem">
          Line {broken.line}: {broken.message} What is shown are the last steps that could be read.
        </p>
      )}
      {!broken &&
        head.map(({ line, column, message }) => (
          <p class="problem" key={`${line} ${column} ${message}`}>
            Line {line}: {message}
          </p>
        ))}
      <Tree state={state} />
      <p class="hint keys">
        <kbd>↑</kbd>
        <kbd>↓</kbd> choose · type to insert · <kbd>Alt</kbd>+<kbd>↑</kbd>
        <kbd>↓</kbd> move · <kbd>Enter</kbd> properties · <kbd>Shift</kbd>+<kbd>F10</kbd> all that can be done
      </p>
    </section>
  );
}

function stepCount(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`;
}
