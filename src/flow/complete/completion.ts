/** Something that can be written at a place of a flow. */
export interface Completion {
  readonly label: string;
  readonly kind: 'verb' | 'key' | 'activity' | 'field' | 'value' | 'name' | 'property' | 'function';
  /** What it is, in a sentence or by its type. */
  readonly detail?: string;
  /** What takes the place of the stretch from `from` to `to`; the caret is behind it then. */
  readonly insert: string;
  /** Offsets in the text, in UTF-16 units: what is typed of it already. */
  readonly from: number;
  readonly to: number;
}

/** A completion without its place. */
export type Offer = Omit<Completion, 'from' | 'to' | 'insert'> & { readonly insert?: string };
