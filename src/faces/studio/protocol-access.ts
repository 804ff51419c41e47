// What the server of the Studio and its pages say to each other about connections and registrations. Types only, as in protocol.ts.

/** What the scopes of one connection stand on, in the order of the connections of a flow. */
export interface AccessView {
  /** Name of the connection; null for settings without a name. */
  readonly connection: string | null;
  readonly application: string;
  readonly applicationId: string;
  /** The application is the person's or their organisation's own, and can be registered from here. */
  readonly isOwn: boolean;
  readonly tenant: string;
  /** Who is signed in; null for nobody. */
  readonly account: string | null;
  /** An application alone, without a person. */
  readonly isAlone: boolean;
  /** Needed and not granted; null where that cannot be told. */
  readonly missing: readonly string[] | null;
  /** Granted and not needed. */
  readonly notNeeded: readonly string[];
  /** Why the grants cannot be told; empty where they can. */
  readonly unknown: string;
  /** To an administrator, ready to send; empty where there is nothing to ask, or nobody. */
  readonly message: string;
}

/** What a registration has and a flow needs. */
export interface RegistrationView {
  readonly name: string;
  readonly applicationId: string;
  /** Needed and not registered. */
  readonly missing: readonly string[];
  /** Registered and not needed. */
  readonly notNeeded: readonly string[];
  readonly used: readonly string[];
}

/** What registering did. */
export interface RegisteredView {
  readonly outcome: 'made' | 'changed' | 'unchanged';
  readonly name: string;
  readonly applicationId: string;
  readonly permissions: readonly string[];
}
