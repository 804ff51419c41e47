import type { Expression } from './expression.ts';

/** One term of `$orderby`. */
export interface OrderItem {
  /** `receivedDateTime`, or `from`, `emailAddress`, `name`. */
  readonly segments: readonly string[];
  readonly descending: boolean;
}

/** One item of `$expand`, with the options in its parentheses. */
export interface ExpandItem {
  /** The navigation property, `attachments`. */
  readonly property: string;
  readonly query: QueryOptions;
}

/** The system query options of a request, parsed. */
export interface QueryOptions {
  readonly filter?: Expression;
  readonly orderBy: readonly OrderItem[];
  readonly top?: number;
  /** Default 0. */
  readonly skip: number;
  /** First segments of the selected properties, behind the name of a derived type where there is one (`microsoft.graph.fileAttachment/contentId`); undefined when all are wanted (`$select` is missing or has `*`). */
  readonly select?: readonly string[];
  readonly count: boolean;
  readonly expand: readonly ExpandItem[];
  /** The text of `$search` as it came, quotes included. */
  readonly search?: string;
  /** True: words of a search find longer words that begin with them, also without a `*`. Set by a rule. */
  readonly searchesBeginnings?: boolean;
  /** `$skiptoken` and `$deltatoken`, as they came. */
  readonly skipToken?: string;
  readonly deltaToken?: string;
}
