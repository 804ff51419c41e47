import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Address } from '../../src/faces/studio/protocol.ts';
import { isWithin } from '../state/address.ts';

/** What is dragged: a step that is there, or a kind of which a new one is made. */
export type Dragged = { readonly kind: 'step'; readonly address: Address } | { readonly kind: 'new'; readonly what: string };

/** Where something is dropped. */
export interface DropPlace {
  readonly list: Address;
  readonly index: number;
}

/** Which edge of a row the pointer is at. */
export type Edge = 'above' | 'below' | 'inside';

/** Makes an element one that is dragged. */
export function useDragSource<Target extends HTMLElement>(dragged: Dragged): RefObject<Target | null> {
  const ref = useRef<Target>(null);
  const now = useRef(dragged);
  now.current = dragged;
  useEffect(() => {
    const element = ref.current;
    return element ? draggable({ element, getInitialData: () => ({ dragged: now.current }) }) : undefined;
  }, []);
  return ref;
}

/**
 * Makes rows ones that are dragged: the one that the pointer is at is made ready, and no other of a thousand.
 *
 * @param all - What the rows are in.
 * @param draggedAt - What is dragged with a row; undefined for one that stays.
 */
export function useDraggedRows(all: RefObject<HTMLElement | null>, draggedAt: (row: Element) => Dragged | undefined): void {
  useEffect(() => {
    const element = all.current;
    let ready: { readonly row: Element; end(): void } | undefined;
    const prepare = ({ target }: Event): void => {
      const row = (target as Element).closest<HTMLElement>('.row');
      if (!row || row === ready?.row) return;
      ready?.end();
      const canDrag = (): boolean => draggedAt(row) !== undefined;
      ready = { row, end: draggable({ element: row, canDrag, getInitialData: () => ({ dragged: draggedAt(row) }) }) };
    };
    element?.addEventListener('pointerover', prepare);
    return () => {
      element?.removeEventListener('pointerover', prepare);
      ready?.end();
    };
  }, []);
}

/** How rows take what is dropped on them. */
export interface Dropping {
  /** The place of an edge of a row; undefined where nothing is taken there. */
  placeOf(row: Element, edge: Edge): DropPlace | undefined;
  /** Told which edge the pointer is at; undefined: at none any more. */
  over(at: { readonly row: Element; readonly edge: Edge } | undefined): void;
  drop(dragged: Dragged, place: DropPlace): void;
}

/** Makes rows ones that things are dropped on. A step is never dropped into itself. @param all - What the rows are in. */
export function useDropTarget(all: RefObject<HTMLElement | null>, { placeOf, over, drop }: Dropping): void {
  useEffect(() => {
    const element = all.current;
    if (!element) return undefined;
    const find = (
      data: Readonly<Record<string | symbol, unknown>>,
      { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
    ): { row: Element; edge: Edge; place: DropPlace } | undefined => {
      const dragged = data['dragged'] as Dragged | undefined;
      const row = document.elementFromPoint(clientX, clientY)?.closest('.row');
      const edge = row && element.contains(row) ? edgeAt(row, clientY, placeOf) : undefined;
      const place = row && edge && placeOf(row, edge);
      if (!dragged || !place || (dragged.kind === 'step' && isWithin(place.list, dragged.address))) return undefined;
      return { row, edge, place };
    };
    return dropTargetForElements({
      element,
      canDrop: ({ source, input }) => find(source.data, input) !== undefined,
      onDrag: ({ source, location }) => over(find(source.data, location.current.input)),
      onDragLeave: () => over(undefined),
      onDrop({ source, location }) {
        over(undefined);
        const found = find(source.data, location.current.input);
        if (found) drop(source.data['dragged'] as Dragged, found.place);
      },
    });
  }, []);
}

function edgeAt(row: Element, clientY: number, placeOf: Dropping['placeOf']): Edge | undefined {
  const { top, height } = row.getBoundingClientRect();
  const part = (clientY - top) / height;
  const wanted: Edge[] =
    placeOf(row, 'inside') && (part > 0.3 || !placeOf(row, 'above')) ? ['inside'] : part < 0.5 ? ['above', 'below'] : ['below', 'above'];
  return wanted.find((edge) => placeOf(row, edge));
}
