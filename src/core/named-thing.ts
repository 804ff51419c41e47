/** What the text of an input may name in Microsoft 365, so that a face can offer what is there. */
export type NamedThing =
  | 'mailFolder'
  /** Somebody, by the name that they sign in with. */
  | 'person'
  /** Somebody's e-mail address. */
  | 'address'
  /** Somebody whose mailbox or OneDrive is worked on. */
  | 'mailbox'
  | 'group'
  | 'calendar'
  /** A file or a folder, by its path. */
  | 'driveItem'
  | 'driveFolder'
  | 'workbook'
  | 'sheet'
  | 'table'
  | 'site'
  | 'list';

/**
 * The metadata of a schema whose text names something: `z.string().meta(naming('mailFolder'))`. In a JSON Schema it stands as the keyword `names`, on the
 * field or on the items of its list. A text that names something that is not there stays allowed.
 */
export function naming(thing: NamedThing): { readonly names: NamedThing } {
  return { names: thing };
}
