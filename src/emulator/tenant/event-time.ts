/** A moment as somebody said it: a clock time in a time zone. */
export interface EventTime {
  /** Clock time, `2026-03-02T09:00:00`. */
  readonly dateTime: string;
  /** A Windows or IANA name. */
  readonly timeZone: string;
  /** The moment that it is, in milliseconds since 1970. */
  readonly at: number;
}

/** A `location` resource, as Graph sends it. */
export type EventLocation = Readonly<Record<string, unknown>> & { readonly displayName: string };
