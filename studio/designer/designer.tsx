import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { askForStep } from '../state/inserting.ts';
import type { StudioState } from '../state/studio-state.ts';
import { openMenu } from './commands.ts';
import { onTreeKey } from './keys.ts';
import { isSameLook, looksOf } from './row-looks.ts';
import { TreeRow, type RowLook } from './tree-row.tsx';

/** The steps of the flow as a nested list. */
export function Designer({ state }: { readonly state: StudioState }) {
  const tree = useRef<HTMLDivElement>(null);
  const lines = useLines(state);
  const flow = state.flow.value;
  const rows = state.rows.value;
  const chosen = state.chosen.value;
  // Focus stays on the row that is chosen, also where an edit made another row of it.
  useEffect(() => {
    const row = tree.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (row && (tree.current?.contains(document.activeElement) === true || document.activeElement === document.body)) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
    }
  }, [chosen, rows]);
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
      <div
        class="tree"
        role="tree"
        aria-label="Steps"
        aria-multiselectable="true"
        ref={tree}
        onKeyDown={(event) => void onTreeKey(state, event)}
      >
        {lines}
      </div>
      <p class="hint keys">
        <kbd>↑</kbd>
        <kbd>↓</kbd> choose · type to insert · <kbd>Alt</kbd>+<kbd>↑</kbd>
        <kbd>↓</kbd> move · <kbd>Enter</kbd> properties · <kbd>Shift</kbd>+<kbd>F10</kbd> all that can be done
      </p>
    </section>
  );
}

/** The lines of the designer. One that looks as before is the very one from before, and left alone when the page is drawn. */
function useLines(state: StudioState): VNode[] {
  const before = useRef<ReadonlyMap<string, { readonly look: RowLook; readonly line: VNode }>>(new Map());
  const now = new Map(
    looksOf(state).map((look) => {
      const { key } = look.row;
      const known = before.current.get(key);
      return [key, known && isSameLook(known.look, look) ? known : { look, line: <TreeRow key={key} state={state} {...look} /> }];
    }),
  );
  before.current = now;
  return [...now.values()].map(({ line }) => line);
}

function stepCount(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`;
}
