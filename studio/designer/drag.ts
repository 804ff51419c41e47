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

/** How a row takes what is dropped on it. */
export interface Dropping {
  /** The place of an edge; undefined where nothing is taken there. */
  placeOf(edge: Edge): DropPlace | undefined;
  /** Told which edge the pointer is at; undefined: at none any more. */
  over(edge: Edge | undefined): void;
  drop(dragged: Dragged, place: DropPlace): void;
}

/** Makes an element one that things are dropped on. A step is never dropped into itself. */
export function useDropTarget(ref: RefObject<HTMLElement | null>, dropping: Dropping): void {
  const now = useRef(dropping);
  now.current = dropping;
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const find = (data: Readonly<Record<string | symbol, unknown>>, clientY: number): { edge: Edge; place: DropPlace } | undefined => {
      const dragged = data['dragged'] as Dragged | undefined;
      const edge = edgeAt(element, clientY, now.current);
      const place = edge && now.current.placeOf(edge);
      if (!dragged || !place || (dragged.kind === 'step' && isWithin(place.list, dragged.address))) return undefined;
      return { edge, place };
    };
    return dropTargetForElements({
      element,
      canDrop: ({ source, input }) => find(source.data, input.clientY) !== undefined,
      onDrag: ({ source, location }) => now.current.over(find(source.data, location.current.input.clientY)?.edge),
      onDragLeave: () => now.current.over(undefined),
      onDrop({ source, location }) {
        now.current.over(undefined);
        const found = find(source.data, location.current.input.clientY);
        if (found) now.current.drop(source.data['dragged'] as Dragged, found.place);
      },
    });
  }, []);
}

function edgeAt(element: HTMLElement, clientY: number, { placeOf }: Dropping): Edge | undefined {
  const { top, height } = element.getBoundingClientRect();
  const part = (clientY - top) / height;
  const wanted: Edge[] =
    placeOf('inside') && (part > 0.3 || !placeOf('above')) ? ['inside'] : part < 0.5 ? ['above', 'below'] : ['below', 'above'];
  return wanted.find((edge) => placeOf(edge));
}
