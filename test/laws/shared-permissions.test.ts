import { expect, test } from 'vitest';
import { allRoutes } from '../support/all-routes.ts';
import { operationShape } from '../../src/emulator/faults/operation-shape.ts';
import { operations } from '../../src/permissions/operations/index.ts';

// Two hands read the same pages; where they agree, nobody asks for what does not open, and nobody leaves out what does.
const served = new Map(allRoutes.map(({ operation, permissions }) => [operationShape(operation), permissions]));

/** What opens too and is never asked for. */
const neverAskedFor: Readonly<Record<string, string>> = {
  'Directory.Read.All': 'it opens the whole directory',
  'Teamwork.Migrate.All': 'it is for moving messages from elsewhere',
  'Directory.ReadWrite.All': 'it opens the whole directory',
  'Sites.Manage.All': 'it manages lists, and what reads their items opens the same',
  'ProfilePhoto.Read.All': 'it takes an administrator, and what does not opens the same',
  'ProfilePhoto.ReadWrite.All': 'it changes what is only read',
  'User.ReadWrite': 'it changes what is only read',
  'User.ReadWrite.All': 'it changes what is only read',
};

/** Published for an application beside the name that ends in All; granted under that one. https://learn.microsoft.com/graph/api/user-list-messages, user-list-events */
const alsoForApplications = ['Mail.ReadBasic', 'Calendars.ReadBasic'];

/** A person who sets a presence names nobody but oneself under `/users/{id}`. https://learn.microsoft.com/graph/api/presence-setpresence */
const namesOneself = /\/presence\/(?:set|clear)/;

test.each([...operations])('what opens %s is the same in both tables', (operation, facts) => {
  const theirs = served.get(operationShape(operation));
  // The emulator serves both on one route; an operation of ours on `/users/{id}` is always about somebody else.
  const isOfOther = operation.includes(' /users/{') && !namesOneself.test(operation);
  // So is one on the drive of an id, or of a site: with one's own, `/me/drive` is called.
  const isOfOrganisation = operation.includes(' /sites/{') || operation === 'GET /groups/{group}/drives';
  const isElsewhere = isOfOrganisation || operation.includes(' /drives/{');
  // What is asked for is right under either answer: whether another mailbox is open to it without `.Shared`, no page says.
  const isOfAnother = operation === 'POST /me/calendar/getSchedule';
  const ways = (['delegated', 'personal', 'application', 'shared'] as const).filter((way) => !(isOfAnother && way === 'shared'));
  const listed = ways.map((way) => {
    const expected = (theirs?.[(isOfOther || isElsewhere) && way === 'delegated' ? 'shared' : way] ?? []).filter(
      (name) =>
        !Object.hasOwn(neverAskedFor, name) &&
        (way !== 'application' || !alsoForApplications.includes(name)) &&
        // Nothing is shared with a personal account, though one list has a permission for it.
        (way !== 'personal' || !name.endsWith('.Shared')) &&
        (way !== 'personal' || !isElsewhere || name.endsWith('.All')) &&
        // There are no sites and groups of a personal account.
        (way !== 'personal' || !isOfOrganisation),
    );
    return [way, [...facts[way]].toSorted(), isOfOther && (way === 'shared' || way === 'personal') ? [] : expected.toSorted()] as const;
  });

  expect(theirs).toBeDefined();
  expect(listed.map(([way, ours]) => [way, ours])).toEqual(listed.map(([way, , expected]) => [way, expected]));
});
