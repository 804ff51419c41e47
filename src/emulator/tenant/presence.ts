/** What a person is doing, as Teams shows it. https://learn.microsoft.com/graph/api/resources/presence */
export interface PresenceState {
  /** `Available`, `Busy`, ... */
  readonly availability: string;
  /** `Available`, `InACall`, ... */
  readonly activity: string;
}

/** What an application says of a person. https://learn.microsoft.com/graph/api/presence-setpresence */
export interface PresenceSession extends PresenceState {
  readonly sessionId: string;
  /** When it was last set: ISO 8601, UTC. */
  readonly setDateTime: string;
  /** When it ends: ISO 8601, UTC. */
  readonly expirationDateTime: string;
}

/** What a person wants to be shown. https://learn.microsoft.com/graph/api/presence-setuserpreferredpresence */
export interface PreferredPresence extends PresenceState {
  /** When it ends: ISO 8601, UTC. */
  readonly expirationDateTime: string;
}

/** A text beside the presence. https://learn.microsoft.com/graph/api/resources/presencestatusmessage */
export interface StatusMessage {
  readonly content: string;
  /** When it was written: ISO 8601, UTC. */
  readonly publishedDateTime: string;
  /** When it ends, as it was given and as an instant (ISO 8601, UTC); missing: never. */
  readonly expiry?: { readonly dateTime: string; readonly timeZone: string; readonly instant: string };
}

/** Everything that is known of the presence of one person. */
export interface Presence {
  /** True: signed in on no client of Teams, so that only applications say anything. Missing: signed in, where the account can sign in. */
  isSignedOut?: boolean;
  /** By session id. */
  readonly sessions: Map<string, PresenceSession>;
  preferred?: PreferredPresence;
  statusMessage?: StatusMessage;
}
