/** What is known about a value before a flow runs. */
export type ValueType =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'null' | 'unknown' }
  | { readonly kind: 'list'; readonly of: ValueType }
  | {
      readonly kind: 'object';
      readonly fields: Readonly<Record<string, ValueType>>;
      /** What it is, for messages: `message`. */
      readonly name?: string;
      /** It may have more fields than those. */
      readonly open?: boolean;
    }
  /** Results that come one by one, and can be gone through once. */
  | { readonly kind: 'stream'; readonly of: ValueType }
  /** It may be missing. */
  | { readonly kind: 'optional'; readonly of: ValueType };
