/** What a call names itself by in errors and events. */
export interface Call {
  /** The activity that makes the call, `mail.list`. */
  readonly activity: string;
  /** The operation as it was declared, not the address: that holds ids. */
  readonly operation: string;
  /** The mailbox that the call names; undefined for the signed-in person's own. */
  readonly mailbox?: string | undefined;
  /** The service knows the request again when it is made twice. Default false. */
  readonly isNamed?: boolean;
  /** Made twice, it would make two things, although its method says otherwise. Default false. */
  readonly addsAnother?: boolean;
  /** Told each time when it waits for another try. */
  readonly onWait?: (() => void) | undefined;
  /** Our id of the call, which Microsoft's support can search for. */
  readonly clientRequestId: string;
}

/** The name of a call, "mail.list, GET /me/messages". */
export function nameOf({ activity, operation }: Pick<Call, 'activity' | 'operation'>): string {
  return `${activity}, ${operation}`;
}
