import type { VNode } from 'preact';
import type { StepState } from '../../src/faces/studio/protocol-runs.ts';
import type { FlowView } from '../../src/faces/studio/protocol.ts';
import { Effect, Icon, iconOf } from '../parts/icon.tsx';
import { Ran } from '../run/ran.tsx';
import type { Row } from '../state/rows.ts';
import type { Edge } from './drag.ts';

/** What a line of the designer shows. */
export interface RowLook {
  readonly row: Row;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  /** A permission that is pointed at is for it. */
  readonly isLit: boolean;
  /** Where something that is dragged over it would go; left out where nothing is. */
  readonly edge?: Edge | undefined;
  /** Of the step itself, not of those inside of it; left out where there are none. */
  readonly problems?: FlowView['problems'] | undefined;
  /** How far it came in the last run; left out where it did not. */
  readonly ran?: StepState | undefined;
}

/** One line of the designer. It has no state and hears nothing: of a thousand lines each costs what it shows, and the tree around them hears for all. */
export function treeRow({ row, isSelected, isTabStop, isLit, edge, problems = [], ran }: RowLook): VNode {
  const step = row.kind === 'step' ? row.step : undefined;
  const marks = [
    `row ${row.kind}`,
    step?.disabled && 'disabled',
    isLit && 'lit',
    problems.length > 0 && 'wrong',
    edge && `drop-${edge}`,
    ran?.state,
  ];
  return (
    <div
      key={row.key}
      role="treeitem"
      class={marks.filter(Boolean).join(' ')}
      style={`--level: ${row.level}`}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.count}
      aria-expanded={row.isOpen}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
    >
      <span class="twist">{row.isOpen !== undefined && Icon({ name: row.isOpen ? 'open' : 'closed' })}</span>
      {step && (
        <>
          <span class={`glyph ${step.effect}`}>{Icon({ name: iconOf(step.what) })}</span>
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
          {Effect({ of: step.effect })}
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
