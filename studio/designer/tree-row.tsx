import { useSignal } from '@preact/signals';
import type { StepState } from '../../src/faces/studio/protocol-runs.ts';
import type { FlowView } from '../../src/faces/studio/protocol.ts';
import { Effect, Icon, iconOf } from '../parts/icon.tsx';
import { Ran } from '../run/ran.tsx';
import { isSame } from '../state/address.ts';
import { addStep } from '../state/edits.ts';
import { askForStep } from '../state/inserting.ts';
import type { Row } from '../state/rows.ts';
import { chooseRow, extendTo, selectedSteps, toggleSelected } from '../state/selection.ts';
import { moveSteps } from '../state/step-edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import { openMenu } from './commands.ts';
import { useDragSource, useDropTarget, type Dropping, type Edge } from './drag.ts';
import { toggleRow } from './keys.ts';

/** What a line of the designer shows. */
export interface RowLook {
  readonly row: Row;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  /** A permission that is pointed at is for it. */
  readonly isLit: boolean;
  /** Of the step itself, not of those inside of it; left out where there are none. */
  readonly problems?: FlowView['problems'] | undefined;
  /** How far it came in the last run; left out where it did not. */
  readonly ran?: StepState | undefined;
}

/** One line of the designer. It reads no state that changes: of a thousand lines only those are made anew that look different. */
export function TreeRow({ state, row, isSelected, isTabStop, isLit, problems = [], ran }: RowLook & { readonly state: StudioState }) {
  const edge = useSignal<Edge | undefined>(undefined);
  const ref = useDragSource<HTMLDivElement>(row.kind === 'step' ? { kind: 'step', address: row.address } : { kind: 'new', what: '' });
  useDropTarget(
    ref,
    dropping(state, row, (now) => (edge.value = now)),
  );
  const step = row.kind === 'step' ? row.step : undefined;
  const marks = [
    `row ${row.kind}`,
    step?.disabled && 'disabled',
    isLit && 'lit',
    problems.length > 0 && 'wrong',
    edge.value && `drop-${edge.value}`,
    ran?.state,
  ];
  return (
    <div
      ref={ref}
      role="treeitem"
      class={marks.filter(Boolean).join(' ')}
      style={{ '--level': row.level }}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.count}
      aria-expanded={row.isOpen}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      onClick={(event) => {
        if (event.shiftKey) extendTo(state, row.key);
        else if (event.ctrlKey || event.metaKey) toggleSelected(state, row.key);
        else chooseRow(state, row.key);
      }}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onContextMenu={(event) => {
        event.preventDefault();
        if (!isSelected) chooseRow(state, row.key);
        openMenu(state, 'step', { x: event.clientX, y: event.clientY });
      }}
      onDblClick={() => (row.kind === 'empty' ? askForStep(state, '') : undefined)}
    >
      <span
        class="twist"
        onClick={(event) => {
          event.stopPropagation();
          toggleRow(state, row);
        }}
      >
        {row.isOpen !== undefined && <Icon name={row.isOpen ? 'open' : 'closed'} />}
      </span>
      {step && (
        <>
          <span class={`glyph ${step.effect}`}>
            <Icon name={iconOf(step.what)} />
          </span>
          <span class="words">
            <span class="title">{step.title}</span>
            {step.id !== undefined && <code class="id">{step.id}</code>}
            <span class="summary">{step.summary}</span>
            {step.comment !== undefined && <span class="comment">{step.comment}</span>}
            {problems.map(({ message, line, column }) => (
              <span class="problem" key={`${line} ${column} ${message}`}>
                <Icon name="warning" />
                {message}
              </span>
            ))}
          </span>
          {step.disabled && <span class="badge">disabled</span>}
          {row.isOpen === false && <span class="badge">{inside(step.lists)}</span>}
          {ran && <Ran of={ran} />}
          <Effect of={step.effect} />
        </>
      )}
      {row.kind === 'list' && (
        <span class="words">
          <span class="label">{row.list.label}</span>
          {row.isOpen === false && <span class="badge">{row.list.steps.length}</span>}
        </span>
      )}
      {row.kind === 'empty' && <span class="words hint">No steps here yet. Type to insert one, or drop it here.</span>}
    </div>
  );
}

function inside(lists: readonly { readonly steps: readonly unknown[] }[]): string {
  const count = lists.reduce((sum, { steps }) => sum + steps.length, 0);
  return count === 1 ? '1 step' : `${count} steps`;
}

function dropping(state: StudioState, row: Row, over: (edge: Edge | undefined) => void): Dropping {
  const { address } = row;
  return {
    over,
    placeOf(edge) {
      if (row.kind !== 'step') return edge === 'inside' ? { list: address, index: row.list.steps.length } : undefined;
      const [list, index] = [address.slice(0, -1), Number(address.at(-1))];
      if (edge === 'above') return { list, index };
      const [first] = row.step.lists;
      if (edge === 'inside') return first && row.isOpen === false ? { list: first.address, index: first.steps.length } : undefined;
      // Below an open block is its first place.
      return first && row.isOpen === true ? { list: first.address, index: 0 } : { list, index: index + 1 };
    },
    drop(dragged, { list, index }) {
      if (dragged.kind === 'step')
        void state.inTurn(() => {
          const all = selectedSteps(state);
          // Whoever drags one of those that are selected drags them all.
          const isOneOfThem = all.some((step) => isSame(step.address, dragged.address));
          const own = state.rows.value.flatMap((each) =>
            each.kind === 'step' && isSame(each.address, dragged.address) ? [each.step] : [],
          );
          return moveSteps(state, isOneOfThem ? all : own, list, index);
        });
      else if (dragged.what !== '') void state.inTurn(() => addStep(state, dragged.what, list, index));
    },
  };
}
