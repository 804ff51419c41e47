import type { CalendarStore } from './calendar.ts';
import type { Clock } from './clock.ts';
import type { ContentStore } from './content-store.ts';
import type { Application, Consent, Group, User } from './directory.ts';
import type { DrivesState } from './drives.ts';
import type { Ids } from './ids.ts';
import type { ListsState } from './lists.ts';
import type { Mailbox, OutboundMail } from './mailbox.ts';
import type { Planner } from './planner.ts';
import type { Presence } from './presence.ts';
import type { TeamsState } from './teams.ts';
import type { Watched } from './watched.ts';
import type { OpenWorkbooks } from './workbook.ts';

/**
 * One emulated organisation: all state of the emulator that survives a request.
 * Plain data in maps, so that it can be saved to a folder and loaded again.
 */
export interface Tenant {
  /** Tenant id (GUID), the `tid` of every token. */
  readonly id: string;
  /** Primary domain, `contoso.example`. */
  readonly domain: string;
  readonly displayName: string;
  /** Where time comes from; a test may move it. */
  readonly clock: Clock;
  /** Where identifiers come from; the same seed gives the same sequence. */
  readonly ids: Ids;
  /** Where contents of files are that are too large for the memory. */
  readonly content: ContentStore;
  /** By object id. */
  readonly users: Map<string, User>;
  /** By object id. */
  readonly groups: Map<string, Group>;
  /** Groups that were deleted and can be restored, by object id. Missing means none. */
  deletedGroups?: Map<string, Group>;
  /** What delta functions have seen, by collection (`users`, `groups`). Missing means nothing. */
  watched?: Map<string, Watched>;
  /** By client id. */
  readonly applications: Map<string, Application>;
  /** Who consented to what, in order of consent. */
  readonly consents: Consent[];
  /** Mailboxes by the object id of their owner. */
  readonly mailboxes: Map<string, Mailbox>;
  /** Plans with their buckets and tasks. Missing: none. */
  planner?: Planner;
  /** What is known of people's presence, by object id. Missing: what follows from their accounts and calendars. */
  presences?: Map<string, Presence>;
  /** Calendars by the object id of their owner. Missing: none was asked for yet. */
  calendars?: Map<string, CalendarStore>;
  /** Mail to other organisations: accepted, recorded here in the order of sending, delivered to nobody. */
  outbound?: OutboundMail[];
  /** The largest message in bytes, where an administrator set a limit. Missing: the service's own. */
  messageSizeLimit?: number;
  /** Names of assumed query rules that do not hold here. Missing: all hold. */
  liftedRules?: string[];
  /** False when only administrators may consent (AADSTS90094 for everyone else). */
  userConsentAllowed: boolean;
  /** Chats and teams. Missing means none. */
  teams?: TeamsState;
  /** Drives and sites. Missing: none was asked for yet. */
  drives?: DrivesState;
  /** Lists of sites. Missing: none was asked for yet. */
  lists?: ListsState;
  /** Workbooks that are open. Missing: none was asked for yet. */
  workbooks?: OpenWorkbooks;
  /** How much each drive holds in bytes, where somebody said so. Missing: a tebibyte. */
  driveQuota?: number;
  /** Policies for the sign-in of every person. Missing means none. */
  conditionalAccess?: ConditionalAccess;
}

/** Policies that hold for everybody who signs in. */
export interface ConditionalAccess {
  /** A second factor is demanded: AADSTS50076 without a page, or 50079 of people who have none; on a page they set one up. */
  requireSecondFactor: boolean;
  /** Nobody may sign in: AADSTS53003. */
  blockSignIn: boolean;
}

/** Finds a user by object id, user principal name or mail address, ignoring letter case. */
export function findUser(tenant: Tenant, idOrAddress: string): User | undefined {
  const wanted = idOrAddress.toLowerCase();
  const byId = tenant.users.get(wanted);
  if (byId) return byId;
  for (const user of tenant.users.values()) {
    if (user.userPrincipalName.toLowerCase() === wanted || user.mail.toLowerCase() === wanted) return user;
  }
  return undefined;
}
