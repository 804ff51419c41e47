import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { askForStep } from '../state/inserting.ts';
import type { Row } from '../state/rows.ts';
import { chooseRow, extendTo, toggleSelected } from '../state/selection.ts';
import type { StudioState } from '../state/studio-state.ts';
import { openMenu } from './commands.ts';
import { useDraggedRows, useDropTarget, type Edge } from './drag.ts';
import { onTreeKey, toggleRow } from './keys.ts';
import { drop, placeOfEdge } from './row-drop.ts';
import { isSameLook, looksOf } from './row-looks.ts';
import { treeRow, type RowLook } from './tree-row.tsx';

/** The lines of the flow. It hears keys and pointer for all of them. */
export function Tree({ state }: { readonly state: StudioState }) {
  const tree = useRef<HTMLDivElement>(null);
  const over = useSignal<{ readonly key: string; readonly edge: Edge } | undefined>(undefined);
  const lines = useLines(state, over.value);
  const rows = state.rows.value;
  const chosen = state.chosen.value;
  /** The row that an element of the page belongs to: the lines stand in the order of the rows. */
  const rowAt = (element: EventTarget | null): Row | undefined => {
    const line = (element as Element | null)?.closest('.row');
    return line ? state.rows.value[[...(tree.current?.children ?? [])].indexOf(line)] : undefined;
  };
  useDraggedRows(tree, (line) => {
    const row = rowAt(line);
    return row?.kind === 'step' ? { kind: 'step', address: row.address } : undefined;
  });
  useDropTarget(tree, {
    placeOf(line, edge) {
      const row = rowAt(line);
      return row && placeOfEdge(row, edge);
    },
    over(at) {
      const key = at && rowAt(at.row)?.key;
      if (over.value?.key !== key || over.value?.edge !== at?.edge)
        over.value = at && key !== undefined ? { key, edge: at.edge } : undefined;
    },
    drop: (dragged, place) => drop(state, dragged, place),
  });
  // Focus stays on the row that is chosen, also where an edit made another row of it: in the same turn, so that no key goes elsewhere.
  useLayoutEffect(() => {
    const row = tree.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (row && (tree.current?.contains(document.activeElement) === true || document.activeElement === document.body)) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
    }
  }, [chosen, rows]);
  const onClick = ({ target, shiftKey, ctrlKey, metaKey }: MouseEvent): void => {
    const row = rowAt(target);
    if (!row) return;
    if ((target as Element).closest('.twist')) toggleRow(state, row);
    else if (shiftKey) extendTo(state, row.key);
    else if (ctrlKey || metaKey) toggleSelected(state, row.key);
    else chooseRow(state, row.key);
  };
  const onContextMenu = (event: MouseEvent): void => {
    const row = rowAt(event.target);
    if (!row) return;
    event.preventDefault();
    const isSelected = row.key === state.chosen.value || (row.kind === 'step' && state.also.value.has(row.key));
    if (!isSelected) chooseRow(state, row.key);
    openMenu(state, 'step', { x: event.clientX, y: event.clientY });
  };
  return (
    <div
      class="tree"
      role="tree"
      aria-label="Steps"
      aria-multiselectable="true"
      ref={tree}
      onKeyDown={(event) => void onTreeKey(state, event)}
      onClick={onClick}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onContextMenu={onContextMenu}
      onDblClick={({ target }) => rowAt(target)?.kind === 'empty' && askForStep(state, '')}
    >
      {lines}
    </div>
  );
}

/** The lines of the designer. One that looks as before is the very one from before, and left alone when the page is drawn. */
function useLines(state: StudioState, over: { readonly key: string; readonly edge: Edge } | undefined): VNode[] {
  const before = useRef<ReadonlyMap<string, { readonly look: RowLook; readonly line: VNode }>>(new Map());
  const now = new Map(
    looksOf(state, over).map((look) => {
      const { key } = look.row;
      const known = before.current.get(key);
      return [key, known && isSameLook(known.look, look) ? known : { look, line: treeRow(look) }];
    }),
  );
  before.current = now;
  return [...now.values()].map(({ line }) => line);
}
