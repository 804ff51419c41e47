import type { Address } from '../problem.ts';

/** One edit of a flow. Addresses and places are those of the text before; a list is the address of a list of steps, `['steps', 0, 'then']`. */
export type FlowEdit =
  /** `step` is YAML of one step with its dash, `- log: done`; `index` the place it gets, from 0. A list that is missing is made. */
  | { readonly kind: 'insert'; readonly list: Address; readonly index: number; readonly step: string }
  | { readonly kind: 'remove'; readonly step: Address }
  /** Before the step that is at `index` now, or to the end. */
  | { readonly kind: 'move'; readonly step: Address; readonly list: Address; readonly index: number }
  /** The copy follows the step, with its comments and its id. */
  | { readonly kind: 'duplicate'; readonly step: Address }
  /**
   * A value, in the place of the one that is there or as a new key: a text, number, boolean, null, list or map. A text `${...}` is an expression.
   * `order` is that of the keys of the map that the last key is put into; default: that of the format, else to the end.
   */
  | { readonly kind: 'set'; readonly address: Address; readonly value: unknown; readonly order?: readonly string[] }
  /** A key with its value, or a thing of a list, less. */
  | { readonly kind: 'unset'; readonly address: Address }
  /** `count` steps from `index` on into a block. */
  | { readonly kind: 'wrap'; readonly list: Address; readonly index: number; readonly count: number; readonly block: Block }
  /** The steps of a block in its place. */
  | { readonly kind: 'unwrap'; readonly step: Address }
  /** Another name for what has one at an address (`id`, `as`, `index`, a key of `set` or `inputs`), and in every expression that reads it. */
  | { readonly kind: 'rename'; readonly address: Address; readonly to: string }
  /** The comment lines directly above a step; none for an empty text. */
  | { readonly kind: 'comment'; readonly step: Address; readonly text: string };

/** A block that steps are put into. Texts `${...}` are expressions. */
export type Block =
  | { readonly verb: 'forEach'; readonly of: string; readonly as: string }
  | { readonly verb: 'if' | 'while'; readonly condition: string | boolean }
  | { readonly verb: 'try' }
  /** Each step runs at the same time as the others. */
  | { readonly verb: 'parallel' }
  | { readonly verb: 'microsoft365Scope'; readonly connection?: string };
