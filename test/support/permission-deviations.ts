import { fileDeviations, filesReadAs } from './file-deviations.ts';
import { listDeviations, listsReadAs } from './list-deviations.ts';
import { workbookDeviations, workbooksReadAs } from './workbook-deviations.ts';

/** Ways to call, and what the published data calls each. */
export const kinds = { delegated: 'DelegatedWork', personal: 'DelegatedPersonal', application: 'Application' } as const;
/** A way to call. */
export type Kind = keyof typeof kinds;

/** One point in which our tables differ from the published data: `more` is ours alone, `less` is published alone. */
export interface Deviation {
  readonly operation: string;
  readonly kind: Kind;
  readonly more?: readonly string[];
  readonly less?: readonly string[];
  readonly reason: string;
}

/** Every way to call. */
export const allKinds: readonly Kind[] = ['delegated', 'personal', 'application'];

function onEach(operation: string, deviation: Omit<Deviation, 'operation' | 'kind'>): Deviation[] {
  return allKinds.map((kind) => ({ operation, kind, ...deviation }));
}

const noClosure = 'The data leaves out the broader permission; Mail.ReadWrite reads what Mail.Read reads.';
const noCalendarClosure = 'The data leaves out the broader permission; Calendars.ReadWrite reads what Calendars.Read reads.';
const basicForApplications = 'The data has no id for it as an application permission; Entra ID has Calendars.ReadBasic.All for that.';
const administration = 'Permissions for administrating devices, directories and agents, which are never asked for to read a profile.';

const administrators = [
  'AgentIdUser.ReadWrite.All',
  'AgentIdUser.ReadWrite.IdentityParentedBy',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'User.ReadWrite.All',
];
const deviceManagers = ['Apps', 'Configuration', 'ManagedDevices', 'ServiceConfig'].flatMap((part) => [
  `DeviceManagement${part}.Read.All`,
  `DeviceManagement${part}.ReadWrite.All`,
]);
const ownProfile = ['User.Read', 'User.ReadWrite'];

const ofTeams: readonly Deviation[] = [
  ...(['delegated', 'application'] as const).flatMap((kind): Deviation[] => [
    { operation: 'GET /me/joinedTeams', kind, less: administrators, reason: administration },
    { operation: 'GET /teams/{team}/channels', kind, less: ['Directory.Read.All', 'Directory.ReadWrite.All'], reason: administration },
  ]),
  ...[
    'POST /chats/{chat}/messages',
    'POST /teams/{team}/channels/{channel}/messages',
    'POST /teams/{team}/channels/{channel}/messages/{message}/replies',
  ].map((operation): Deviation => ({
    operation,
    kind: 'application',
    less: ['Teamwork.Migrate.All'],
    reason: 'It is for moving messages from elsewhere, which no activity does.',
  })),
];
const narrowGroups =
  'Permissions for one property alone, and the new ReadBasic ones: no page of an operation lists them, and none says what they show.';
const ofGroups = (operation: string, less: readonly string[], more: readonly string[] = []): Deviation[] =>
  (['delegated', 'application'] as const).map((kind) => ({ operation, kind, less, more, reason: narrowGroups }));

/** Every point in which our tables differ from the published data, and why. */
export const deviations: readonly Deviation[] = [
  ...ofTeams,
  ...fileDeviations,
  ...listDeviations,
  ...workbookDeviations,
  ...onEach('GET /me/messages/{message}', { more: ['Mail.ReadWrite'], reason: noClosure }),
  ...onEach('GET /me/messages/{message}/attachments', { more: ['Mail.ReadWrite'], reason: noClosure }),
  ...onEach('GET /me/messages/{message}/attachments/{attachment}/$value', { more: ['Mail.ReadWrite'], reason: noClosure }),
  ...onEach('GET /me/messages/{message}/$value', {
    more: ['Mail.ReadWrite'],
    reason: 'The data has no paths with $value, so this is read as the message itself. Mail.ReadWrite is left out there.',
  }),
  ...allKinds.map((kind): Deviation => ({
    operation: 'GET /me/messages/{message}/$value',
    kind,
    less: [kind === 'application' ? 'Mail.ReadBasic.All' : 'Mail.ReadBasic'],
    reason: 'The MIME content is body and attachments, which the narrow permissions hide.',
  })),
  ...onEach('POST /me/messages/{message}/attachments/createUploadSession', {
    less: ['Calendars.ReadWrite'],
    reason: 'One path of the data stands for attachments of events and of messages; calendars do not open mail.',
  }),
  ...onEach('DELETE /me/messages/{message}/attachments/{attachment}', {
    more: ['Mail.ReadWrite'],
    reason: 'The data has no entry for this path; https://learn.microsoft.com/graph/api/attachment-delete lists Mail.ReadWrite.',
  }),
  {
    operation: 'GET /users/{person}/presence',
    kind: 'delegated',
    less: ['Presence.Read'],
    reason:
      'It opens that path for oneself only; https://learn.microsoft.com/graph/api/presence-get asks for Presence.Read.All for others.',
  },
  ...onEach('GET /me/events/{event}', { more: ['Calendars.ReadWrite'], reason: noCalendarClosure }),
  ...onEach('POST /me/events/{event}/forward', { more: ['Calendars.ReadWrite'], reason: noCalendarClosure }),
  ...onEach('GET /me/events/{event}/attachments', { more: ['Calendars.ReadWrite'], reason: noCalendarClosure }),
  ...onEach('POST /me/events/{event}/attachments/createUploadSession', {
    less: ['Mail.ReadWrite'],
    reason: 'One path of the data stands for attachments of events and of messages; mail does not open calendars.',
  }),
  ...onEach('DELETE /me/events/{event}/attachments/{attachment}', {
    more: ['Calendars.ReadWrite'],
    reason: 'The data has no entry for this path; https://learn.microsoft.com/graph/api/attachment-delete lists Calendars.ReadWrite.',
  }),
  ...[
    'GET /me/calendars',
    'GET /me/events',
    'GET /me/events/{event}',
    'GET /me/calendarView',
    'GET /me/calendars/{calendar}/events',
    'GET /me/calendars/{calendar}/calendarView',
    'POST /me/calendar/getSchedule',
  ].map((operation): Deviation => ({
    operation,
    kind: 'application',
    more: ['Calendars.ReadBasic.All'],
    less: ['Calendars.ReadBasic'],
    reason: basicForApplications,
  })),
  {
    operation: 'GET /me/calendars',
    kind: 'personal',
    less: ['Calendars.Read.Shared'],
    reason: 'Calendars.Read opens the same for a personal account, and is less.',
  },
  { operation: 'GET /me', kind: 'personal', less: ['User.ReadWrite'], reason: 'Never asked for to read a profile.' },
  { operation: 'GET /me', kind: 'delegated', less: [...administrators, 'User.ReadWrite'], reason: administration },
  {
    operation: 'GET /me',
    kind: 'application',
    less: [...administrators, ...deviceManagers, 'User.ReadWrite.CrossCloud'],
    reason: administration,
  },
  { operation: 'GET /users', kind: 'delegated', less: [...administrators, ...deviceManagers], reason: administration },
  {
    operation: 'GET /users',
    kind: 'application',
    less: [...administrators, ...deviceManagers, 'User.ReadWrite.CrossCloud'],
    reason: administration,
  },
  { operation: 'GET /users/{user}', kind: 'personal', less: ownProfile, reason: 'Of oneself only, which is GET /me.' },
  {
    operation: 'GET /users/{user}',
    kind: 'delegated',
    less: [...administrators, ...deviceManagers, ...ownProfile],
    reason: `${administration} User.Read and User.ReadWrite open that path for oneself only.`,
  },
  {
    operation: 'GET /users/{user}',
    kind: 'application',
    less: [...administrators, ...deviceManagers, 'User.ReadWrite.CrossCloud'],
    reason: administration,
  },
  ...ofGroups('GET /groups', [
    'Directory.Read.All',
    'Directory.ReadWrite.All',
    'Group-NestingSupport.ReadWrite.All',
    'Group-PreferredDataLocation.ReadWrite.All',
    'Group.ManageProtection.All',
    'Group.ReadBasic.All',
  ]),
  ...ofGroups('GET /groups/{group}', [
    'Directory.Read.All',
    'Directory.ReadWrite.All',
    'Group-NestingSupport.ReadWrite.All',
    'Group-PreferredDataLocation.ReadWrite.All',
    'Group-XTenantIdentitySync.Read.All',
    'Group.ManageProtection.All',
    'Group.ReadBasic.All',
  ]),
  ...ofGroups('POST /groups', ['Directory.ReadWrite.All', 'Group-PreferredDataLocation.ReadWrite.All']),
  ...ofGroups('GET /groups/{group}/members', ['Directory.Read.All', 'Group.ReadBasic.All', 'GroupMember.ReadBasic.All']),
  ...ofGroups('GET /groups/{group}/owners', ['Directory.Read.All']),
  ...(['delegated', 'application'] as const).map((kind): Deviation => ({
    operation: 'POST /groups/{group}/members/$ref',
    kind,
    more: ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All'],
    reason: 'The data has no entry for this path; https://learn.microsoft.com/graph/api/group-post-members lists them.',
  })),
  ...ofGroups('DELETE /groups/{group}/members/{member}/$ref', ['Directory.ReadWrite.All']),
  ...ofGroups('POST /groups/{group}/owners/$ref', ['Directory.ReadWrite.All']),
  ...ofGroups('DELETE /groups/{group}/owners/{owner}/$ref', ['Directory.ReadWrite.All']),
  ...(['GET /me/manager', 'GET /users/{user}/manager'] as const).flatMap((operation) =>
    (['delegated', 'application'] as const).map((kind): Deviation => ({ operation, kind, less: administrators, reason: administration })),
  ),
  ...(['GET /me/directReports', 'GET /users/{user}/directReports'] as const).flatMap((operation) =>
    (['delegated', 'application'] as const).map((kind): Deviation => ({ operation, kind, less: administrators, reason: administration })),
  ),
  ...[
    'GET /me/photo/$value',
    'GET /me/photos/{size}/$value',
    'GET /users/{user}/photo/$value',
    'GET /users/{user}/photos/{size}/$value',
  ].flatMap((operation): Deviation[] => {
    const isOwn = operation.startsWith('GET /me');
    const reason =
      'https://learn.microsoft.com/graph/api/profilephoto-get lists what the data leaves out; of others User.Read shows none, and ProfilePhoto takes an administrator.';
    const ofPhotos = ['ProfilePhoto.Read.All', 'ProfilePhoto.ReadWrite.All'];
    const crossCloud = operation.includes('photos') ? [] : ['User.ReadWrite.CrossCloud'];
    return [
      { operation, kind: 'delegated', more: ['User.Read.All'], less: isOwn ? ofPhotos : [...ofPhotos, 'User.Read'], reason },
      { operation, kind: 'application', less: [...ofPhotos, ...crossCloud], reason },
      ...(isOwn ? [{ operation, kind: 'personal' as const, more: ['User.Read'], reason }] : []),
    ];
  }),
];

/** Where the data has no entry for a path, an equal path stands for it. */
export const readAs: Readonly<Record<string, string>> = {
  ...filesReadAs,
  ...listsReadAs,
  ...workbooksReadAs,
  // The data has no suffixes.
  'GET /me/photo/$value': 'GET /me/photo',
  'GET /me/photos/{size}/$value': 'GET /me/photos/{size}',
  'GET /users/{user}/photo/$value': 'GET /users/{user}/photo',
  'GET /users/{user}/photos/{size}/$value': 'GET /users/{user}/photos/{size}',
  'DELETE /groups/{group}/members/{member}/$ref': 'DELETE /groups/{group}/members/{member}',
  'POST /groups/{group}/owners/$ref': 'POST /groups/{group}/owners',
  'DELETE /groups/{group}/owners/{owner}/$ref': 'DELETE /groups/{group}/owners/{owner}',
  'GET /me/messages/{message}/$value': 'GET /me/messages/{message}',
  'GET /me/joinedTeams': 'GET /users/{id}/joinedTeams',
  'GET /me/messages/{message}/attachments/{attachment}/$value':
    'GET /users/{id}/mailFolders/{id}/childFolders/{id}/messages/{id}/attachments/{id}',
};
