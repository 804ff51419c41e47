import type { StudioEdit } from '../../src/faces/studio/protocol.ts';

/** One edit of the several that can be made at once. */
export type OwnEdit = Extract<StudioEdit, { readonly kind: 'several' }>['edits'][number];

/** One edit as it is, several as one: they are made and undone together. */
export function asOne(edits: readonly OwnEdit[]): StudioEdit {
  const [only] = edits;
  return only && edits.length === 1 ? only : { kind: 'several', edits };
}
