import { expect, test } from 'vitest';
import { laneOf, type Service, serviceOf } from './service.ts';

/** Each by what follows the owner of a path. https://learn.microsoft.com/graph/throttling-limits */
const answeredBy: Readonly<Record<Exclude<Service, 'workbook' | 'transfers'>, string>> = {
  outlook:
    'calendar calendarGroups calendars calendarView contactFolders contacts events findMeetingTimes getMailTips inferenceClassification mailFolders mailboxSettings messages outlook people photo photos sendMail translateExchangeIds',
  files: 'drive drives sites',
  teams: 'chats joinedTeams presence teamwork',
  directory: 'memberOf manager planner licenseDetails owners',
};
const named = Object.entries(answeredBy).flatMap(([service, names]) => names.split(' ').map((name) => [name, service] as const));

test.each(named)('%s of a person or a group is answered by %s', (name, service) => {
  const paths = [`GET /me/${name}`, `POST /users/{user}/${name}/{id}`, `PATCH /groups/{group}/${name}`];
  expect(paths.map(serviceOf)).toEqual([service, service, service]);
});

test.each<[operation: string, service: Service]>([
  ['GET /drives/{drive}/items/{item}', 'files'],
  ['GET /sites/{site}/lists', 'files'],
  ['GET /shares/{share}/driveItem', 'files'],
  ['GET /teams/{team}/channels', 'teams'],
  ['GET /communications/presences', 'teams'],
  ['GET /me/drive/items/{item}/workbook/worksheets', 'workbook'],
  ['GET /users', 'directory'],
  ['GET /me', 'directory'],
  ['GET /users/{user}', 'directory'],
  ['PUT {uploadUrl}', 'transfers'],
  ['GET', 'transfers'],
])('%s is answered by %s', (operation, service) => {
  expect(serviceOf(operation)).toBe(service);
});

test('places belong to the mailbox, whatever the case of its address, and else to the application', () => {
  const mailbox = 'Sales@contoso.example';
  expect(laneOf({ operation: 'GET /me/messages', mailbox })).toBe('outlook sales@contoso.example');
  expect(laneOf({ operation: 'GET /me/messages' })).toBe('outlook ');
  expect(laneOf({ operation: 'PUT {uploadUrl}', mailbox })).toBe('transfers sales@contoso.example');
  expect(laneOf({ operation: 'GET /me/drive', mailbox })).toBe('files');
});
