// What the server of the Studio and its pages say to each other about the project file. Types only, as in protocol.ts.

/** A setting of the project file that the form shows, as its schema describes it. */
export interface SettingField {
  readonly key: string;
  readonly description: string;
  /** `texts`: a list of them. `rows`: a list of maps with a text in each column. */
  readonly kind: 'text' | 'choice' | 'texts' | 'rows';
  /** Of a choice. */
  readonly choices?: readonly string[];
  /** Of rows. */
  readonly columns?: readonly { readonly key: string; readonly description: string }[];
}

/** The project file as it is on the disk. */
export interface SettingsView {
  /** Of the bytes; changes name it. */
  readonly hash: string;
  readonly fields: readonly SettingField[];
  /** What is written, by key; what is left out has its default. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What a setting is where it is left out, by key. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** As `onbehalf check` says them. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** A setting that is to be another one. */
export interface SettingChange {
  readonly key: string;
  /** Null: it is left out, and has its default. */
  readonly value: unknown;
}

/** What changes would do to the file. */
export interface SettingsLook {
  /** The lines of each change, before and after; in the order of the changes. */
  readonly lines: readonly { readonly key: string; readonly before: string; readonly after: string }[];
  /** Of the file as it would be, as `onbehalf check` says them. */
  readonly problems: readonly string[];
  /** The file could not be read any more, so that it is not saved. */
  readonly isBroken: boolean;
}
