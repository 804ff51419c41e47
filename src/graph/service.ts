/** The services behind Graph that limit calls each by itself. https://learn.microsoft.com/graph/throttling-limits */
export type Service = 'outlook' | 'files' | 'workbook' | 'teams' | 'transfers' | 'directory';

const outlook = new Set([
  'calendar',
  'calendarGroups',
  'calendars',
  'calendarView',
  'contactFolders',
  'contacts',
  'events',
  'findMeetingTimes',
  'getMailTips',
  'inferenceClassification',
  'mailFolders',
  'mailboxSettings',
  'messages',
  'outlook',
  'people',
  'photo',
  'photos',
  'sendMail',
  'translateExchangeIds',
]);
const files = new Set(['drive', 'drives', 'shares', 'sites']);
const teams = new Set(['channels', 'chats', 'communications', 'joinedTeams', 'presence', 'teams', 'teamwork']);
const owners = new Set(['me', 'users', 'groups']);

/**
 * The service that answers an operation.
 *
 * @param operation - `METHOD /path/template`; one that is no path of Graph goes to an address that an answer gave.
 */
export function serviceOf(operation: string): Service {
  const [, path = ''] = operation.split(' ');
  if (!path.startsWith('/')) return 'transfers';
  if (path.includes('/workbook')) return 'workbook';
  const [, first = '', second = '', third = ''] = path.split('/');
  const named = !owners.has(first) ? first : first === 'me' ? second : third;
  if (outlook.has(named)) return 'outlook';
  if (files.has(named)) return 'files';
  return teams.has(named) ? 'teams' : 'directory';
}

/** What the places of a call belong to: Outlook counts by mailbox, the others by application. */
export function laneOf({ operation, mailbox }: { readonly operation: string; readonly mailbox?: string | undefined }): string {
  const service = serviceOf(operation);
  return service === 'outlook' || service === 'transfers' ? `${service} ${mailbox?.toLowerCase() ?? ''}` : service;
}
