/** What is wrong in a part of a project, and what should be known of it. */
export interface Found {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}
