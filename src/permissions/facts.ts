import { withoutGraphAddress } from '../core/graph-address.ts';
import { publishedPermission } from './published/published.ts';

/** What is known about a permission. */
export interface PermissionFacts {
  /** The short name that the consent page shows to a person. */
  readonly title: string;
  /** True when only an administrator may consent to the delegated form. */
  readonly adminConsentRequired: boolean;
  /** False where personal accounts do not have it. */
  readonly personal: boolean;
  /** It exists for an application without a person too; that form always needs an administrator. */
  readonly application: boolean;
  /** What a narrow `ReadBasic` form does not show of others' data. */
  readonly hides?: string;
  /** Order among permissions that open the same: the lower one lets through less. */
  readonly rank: number;
}

type Trait = 'admin' | 'work only' | 'application' | 'application only';

function permission(title: string, rank: number, ...traits: Trait[]): PermissionFacts {
  const isMarked = (trait: Trait): boolean => traits.includes(trait);
  return {
    title,
    rank,
    adminConsentRequired: isMarked('admin') || isMarked('application only'),
    personal: !isMarked('work only') && !isMarked('application only'),
    application: isMarked('application') || isMarked('application only'),
  };
}

function basicMail(title: string, rank: number, ...traits: Trait[]): PermissionFacts {
  return { ...permission(title, rank, ...traits), hides: 'body, preview, attachments and extended properties' };
}

function basicEvents(title: string, rank: number, ...traits: Trait[]): PermissionFacts {
  return { ...permission(title, rank, ...traits), hides: 'texts, attachments and extended properties of events' };
}

function basicProfiles(title: string, rank: number, ...traits: Trait[]): PermissionFacts {
  return { ...permission(title, rank, ...traits), hides: 'job, department, phone numbers and the rest of the full profile' };
}

/**
 * The permissions that activities ask for and those of the public application.
 * Titles and traits as published: https://learn.microsoft.com/graph/permissions-reference
 */
export const permissions: ReadonlyMap<string, PermissionFacts> = new Map<string, PermissionFacts>([
  ['openid', permission('Sign in as you', 0)],
  ['profile', permission('View your basic profile', 0)],
  ['email', permission('View your email address', 0)],
  ['offline_access', permission('Maintain access to data you have given it access to', 0)],

  ['User.Read', permission('Sign you in and read your profile', 1)],
  ['User.ReadBasic.All', basicProfiles("Read all users' basic profiles", 2, 'work only', 'application')],
  ['User.Read.All', permission("Read all users' full profiles and company properties", 3, 'admin', 'work only', 'application')],

  ['Mail.ReadBasic', basicMail('Read user basic mail', 1, 'application')],
  ['Mail.ReadBasic.All', basicMail('Read basic mail in all mailboxes', 1, 'application only')],
  ['Mail.Read', permission('Read your mail', 2, 'application')],
  ['Mail.ReadWrite', permission('Read and write access to your mail', 3, 'application')],
  ['Mail.ReadBasic.Shared', basicMail('Read basic mail you can access', 4, 'work only')],
  ['Mail.Read.Shared', permission('Read mail you can access', 5, 'work only')],
  ['Mail.ReadWrite.Shared', permission('Read and write mail you can access', 6, 'work only')],
  ['Mail.Send', permission('Send mail as you', 3, 'application')],
  ['Mail.Send.Shared', permission('Send mail on behalf of others or yourself', 4, 'work only')],
  ['MailboxSettings.Read', permission('Read your mailbox settings', 1, 'application')],
  ['MailboxSettings.ReadWrite', permission('Read and write to your mailbox settings', 2, 'application')],
  ['EWS.AccessAsUser.All', permission('Access your mailboxes', 9, 'work only')],

  ['Calendars.ReadBasic', basicEvents('Read basic details of your calendars', 1, 'admin')],
  ['Calendars.ReadBasic.All', basicEvents('Read basic details of calendars in all mailboxes', 1, 'application only')],
  ['Calendars.Read', permission('Read your calendars', 2, 'application')],
  ['Calendars.ReadWrite', permission('Have full access to your calendars', 3, 'application')],
  ['Calendars.Read.Shared', permission('Read calendars you can access', 4)],
  ['Calendars.ReadWrite.Shared', permission('Read and write to your and shared calendars', 5, 'work only')],

  ['Files.Read', permission('Read your files', 1.5)],
  ['Files.ReadWrite', permission('Have full access to your files', 2)],
  ['Files.Read.All', permission('Read all files that you have access to', 2.5, 'application')],
  ['Files.ReadWrite.All', permission('Have full access to all files you have access to', 3.5, 'application')],
  ['Sites.Read.All', permission('Read items in all site collections', 5, 'application')],
  ['Sites.ReadWrite.All', permission('Edit or delete items in all site collections', 6, 'application')],

  ['GroupMember.Read.All', permission('Read group memberships', 1, 'admin', 'work only', 'application')],
  ['GroupMember.ReadWrite.All', permission('Read and write group memberships', 2, 'admin', 'work only', 'application')],
  ['Group.Create', permission('Create groups', 2, 'application only')],
  ['Group.Read.All', permission('Read all groups', 3, 'admin', 'work only', 'application')],
  ['Group.ReadWrite.All', permission('Read and write all groups', 4, 'admin', 'work only', 'application')],
  ['Tasks.Read', permission('Read your tasks and task lists', 1)],
  ['Tasks.ReadWrite', permission('Create, read, update, and delete your tasks and task lists', 2)],
  ['Tasks.Read.All', permission("Read all users' tasks and tasklist", 2, 'application only')],
  ['Tasks.ReadWrite.All', permission("Read and write all users' tasks and tasklists", 3, 'application only')],
  ['Chat.Create', permission('Create chats', 1, 'work only', 'application')],
  ['Chat.ReadBasic', permission('Read names and members of your chat threads', 1, 'work only')],
  ['Chat.ReadBasic.All', permission('Read names and members of all chat threads', 2, 'application only')],
  ['Chat.Read', permission('Read your chat messages', 3, 'work only')],
  ['Chat.Read.All', permission('Read all chat messages', 4, 'application only')],
  ['Chat.ReadWrite', permission('Read and write your chat messages', 5, 'work only')],
  ['Chat.ReadWrite.All', permission('Read and write all chat messages', 6, 'work only', 'application')],
  ['ChatMember.Read', permission('Read the members of chats', 2, 'admin', 'work only')],
  ['ChatMember.Read.All', permission('Read the members of all chats', 3, 'application only')],
  ['ChatMember.ReadWrite', permission('Add and remove members from chats', 4, 'admin', 'work only')],
  ['ChatMember.ReadWrite.All', permission('Add and remove members from all chats', 5, 'application only')],
  ['ChatMessage.Send', permission('Send chat messages', 1, 'work only')],
  ['Team.ReadBasic.All', permission('Read the names and descriptions of teams', 1, 'work only', 'application')],
  ['TeamSettings.Read.All', permission("Read teams' settings", 2, 'admin', 'work only', 'application')],
  ['TeamSettings.ReadWrite.All', permission("Read and change teams' settings", 5, 'admin', 'work only', 'application')],
  ['Channel.ReadBasic.All', permission('Read the names and descriptions of channels', 1, 'work only', 'application')],
  [
    'ChannelSettings.Read.All',
    permission('Read the names, descriptions, and settings of channels', 2, 'admin', 'work only', 'application'),
  ],
  [
    'ChannelSettings.ReadWrite.All',
    permission('Read and write the names, descriptions, and settings of channels', 5, 'admin', 'work only', 'application'),
  ],
  ['ChannelMessage.Read.All', permission('Read your channel messages', 1, 'admin', 'work only', 'application')],
  ['ChannelMessage.Send', permission('Send channel messages', 1, 'work only')],
  ['Presence.Read', permission('Read your presence information', 1, 'work only')],
  ['Presence.Read.All', permission('Read presence information of all users in your organization', 2, 'work only', 'application')],
  ['Presence.ReadWrite', permission('Read and write your presence information', 3, 'work only')],
  ['Presence.ReadWrite.All', permission('Read and write presence information for all users', 4, 'application only')],
]);

// A permission that a person adds by hand may be one that no activity uses yet: it ranks last and is taken to need an administrator.
const unknown: PermissionFacts = { title: '', adminConsentRequired: true, personal: true, application: true, rank: 99 };

/**
 * A permission as it is published: Entra ID takes its name in any letter case, and with the address of Microsoft Graph in front
 * (https://learn.microsoft.com/entra/identity-platform/scopes-oidc). One that is in no table stays as it is written.
 */
export function publishedName(written: string): string {
  const bare = withoutGraphAddress(written);
  return permissions.has(bare) ? bare : ([...permissions.keys()].find((name) => name.toLowerCase() === bare.toLowerCase()) ?? bare);
}

/**
 * Facts about a permission; for one that no activity asks for, what is published of it; for one that is not published, its name as the title and the careful
 * assumption that it needs an administrator.
 */
export function permissionFacts(name: string): PermissionFacts {
  return permissions.get(name) ?? published(name) ?? { ...unknown, title: name };
}

/** One that no activity asks for, as it is published: it ranks after those that activities ask for, and shows its name. */
function published(name: string): PermissionFacts | undefined {
  const found = publishedPermission(name);
  if (!found) return undefined;
  const { adminConsentRequired, privilegeLevel } = found;
  const narrow = /\.ReadBasic(?:\.|$)/.test(name) && { hides: 'all but the basic properties' };
  return { ...unknown, title: name, adminConsentRequired, rank: 10 + privilegeLevel, ...narrow };
}

/**
 * Who may consent to a permission.
 *
 * @param kind - Delegated, or an application's own.
 */
export function whoMayConsent(name: string, kind: 'delegated' | 'application' = 'delegated'): 'the person' | 'an administrator' {
  return kind === 'application' || permissionFacts(name).adminConsentRequired ? 'an administrator' : 'the person';
}
