import type { Actor } from './planner.ts';

/** What a column holds, by the name of its facet. https://learn.microsoft.com/graph/api/resources/columndefinition */
export type ColumnKind =
  | 'boolean'
  | 'choice'
  | 'currency'
  | 'dateTime'
  | 'hyperlinkOrPicture'
  | 'lookup'
  | 'number'
  | 'personOrGroup'
  | 'text';

/** A column of a list. */
export interface ListColumn {
  readonly id: string;
  /** The name in `fields`, which never changes. */
  readonly name: string;
  displayName: string;
  description: string;
  columnGroup: string;
  hidden: boolean;
  indexed: boolean;
  required: boolean;
  enforceUniqueValues: boolean;
  readonly readOnly: boolean;
  /** Null for one that Graph has no facet for, such as `ContentType`. */
  readonly kind: ColumnKind | null;
  /** The settings of its kind as they go out: `{ choices: [...] }`. */
  facet: Readonly<Record<string, unknown>>;
  /** The value of a new item that has none. */
  defaultValue: string | null;
}

/** What stands in a column: of people and lookups the number of what they mean, dates as ISO 8601 in UTC. */
export type FieldValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly number[]
  | { readonly Url: string; readonly Description: string };

/** What stood in an item, and since when. */
export interface OldItem {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly lastModifiedDateTime: string;
  readonly lastModifiedBy: Actor;
  readonly version: number;
}

/** An item of a list. */
export interface ListItem {
  readonly id: number;
  /** What its tag is made of. */
  readonly guid: string;
  /** By the name of the column; what is empty is not there. */
  values: Readonly<Record<string, FieldValue>>;
  readonly createdDateTime: string;
  readonly createdBy: Actor;
  lastModifiedDateTime: string;
  lastModifiedBy: Actor;
  /** The number in its tag, and in `_UIVersionString`. */
  version: number;
  /** The number of its last change in the list. */
  change: number;
  deletedDateTime?: string;
  /** What stood in it before, the oldest first; left out, nothing did. */
  history?: readonly OldItem[];
}

/** A list of a site. */
export interface SiteList {
  readonly id: string;
  readonly siteId: string;
  /** The last part of its address, which never changes. */
  readonly name: string;
  displayName: string;
  description: string;
  readonly template: string;
  readonly isHidden: boolean;
  readonly createdDateTime: string;
  readonly createdBy: Actor;
  lastModifiedDateTime: string;
  lastModifiedBy: Actor;
  /** The number in its tag. */
  version: number;
  columns: ListColumn[];
  /** By id, what is in the recycle bin too. */
  readonly items: Map<number, ListItem>;
  /** The number of the next item: it is never given twice. */
  nextId: number;
  /** The number of the last change of an item. */
  change: number;
}

/** Lists of an organisation. What nobody asked for yet is not there. */
export interface ListsState {
  /** By id. */
  readonly lists: Map<string, SiteList>;
  /** Ids of sites whose first lists are made. */
  readonly filled: Set<string>;
  /** Object ids of people, in the order in which sites got to know them: their place is the number that columns of people have. */
  readonly people: string[];
}
