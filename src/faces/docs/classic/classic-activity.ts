/** What a classic property is here: a field of the input, `result` for what the activity gives, or a note where that alone would not say it. */
export type Counterpart = string | { readonly field?: string; readonly note: string };

/** An activity of the classic packages, by the name on its card, and what its properties are here. */
export interface ClassicActivity {
  /** Its display name: one of our activities has it as its title, or is also known by it. */
  readonly title: string;
  /** Its properties by name. One without `field` has no counterpart, and its note says why. */
  readonly properties: Readonly<Record<string, Counterpart>>;
}

/** The classic activities of an area. */
export interface ClassicArea {
  /** The heading of its part of the page: `Mail`. */
  readonly heading: string;
  readonly activities: readonly ClassicActivity[];
}
