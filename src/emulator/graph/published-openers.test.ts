import { describe, expect, test } from 'vitest';
import { type Differences, permissionDifferences } from '../../../test/support/permission-differences.ts';
import { publishedPermissions } from '../../../test/support/published.ts';
import { listRoutes } from './lists/routes.ts';
import { plannerRoutes } from './planner/routes.ts';
import { presenceRoutes } from './presence/routes.ts';
import type { OperationPermissions } from './route.ts';
import { teamsRoutes } from './teams/routes.ts';

const { permissions: published, isThere, reason } = publishedPermissions();
const routes = [...teamsRoutes, ...presenceRoutes, ...plannerRoutes, ...listRoutes];
const table: Readonly<Record<string, OperationPermissions>> = Object.fromEntries(
  routes.map(({ operation, permissions }) => [operation, permissions]),
);

/** Permissions that hold for one team or chat only, which the emulator leaves out (resource-specific consent). */
const ofOneTeam = /\.(?:Chat|Group|WhereInstalled)$/;
const ofOrganisation = Object.fromEntries(Object.entries(published).filter(([name]) => !ofOneTeam.test(name)));

/** Where the published file has an operation on another path. */
function listedOn(operation: string): string {
  return operation
    .replace(/ \/me\/chats\b/, ' /chats')
    .replace(/ (?=\/chats\/[^/]+\/messages\/[^/]+\/(?:softDelete|undoSoftDelete|setReaction|unsetReaction)$)/, ' /users/{id}')
    .replace(/(\/hostedContents\/[^/]+)\/\$value$/, '$1')
    .replace(/^PATCH \/teams\/[^/]+\/channels\/([^/]+)\/messages\/([^/]+).*$/, 'PATCH /teams/(team-id)/channels/$1/messages/$2')
    .replace(/ \/me\/presence\b/, ' /users/{id}/presence')
    .replace('/sites/{site-id}:/{site-path}:/lists', '/sites/{site-id}/lists')
    .replace(/\/delta\(token='\{token\}'\)$/, '/delta')
    .replace(/^GET (.*\/items\/[^/]+)\/fields$/, 'GET $1')
    .replace('/communications/presences/{presence-id}', '/communications/presences');
}
const listedAs = Object.fromEntries(routes.map(({ operation }) => [operation, listedOn(operation)]));

/** What is published is left out of most lists in which a narrower permission stands. */
const broader = { 'Chat.Read.All': ['Chat.ReadWrite.All'] };

/** Where the tables differ on purpose. */
const deviations: readonly (Differences & { readonly on: RegExp; readonly why: string })[] = [
  {
    on: /^GET \/chats$/,
    why: 'The chats are those of who is signed in: an application has none, and names a person.',
    notHere: ['Chat.Read.All', 'Chat.ReadBasic.All', 'Chat.ReadWrite.All'],
    onlyHere: [],
  },
  {
    on: /^GET \S*\/chats\/[^/]+\/messages\/[^/]+(?:\/hostedContents\b.*)?$/,
    why: 'The pages have one list for channels and chats; those of groups are meant for channels.',
    notHere: ['Group.Read.All', 'Group.ReadWrite.All'],
    onlyHere: [],
  },
  {
    on: /^PATCH \S*\/chats\/[^/]+\/messages\/[^/]+$/,
    why: 'With these an application changes how messages break a policy, or when they came: neither is built.',
    notHere: ['Chat.UpdatePolicyViolation.All', 'Teamwork.Migrate.All'],
    onlyHere: [],
  },
  {
    on: /^PATCH \/teams\/\S+\/messages\/[^/]+/,
    why: 'As above.',
    notHere: ['ChannelMessage.UpdatePolicyViolation.All'],
    onlyHere: [],
  },
  {
    on: /^POST \/teams\/[^/]+\/channels$/,
    why: 'With it an application makes a channel to move messages to: that is not built.',
    notHere: ['Teamwork.Migrate.All'],
    onlyHere: [],
  },
  {
    on: /^GET \/communications\/presences\//,
    why: 'By id it is the presence of anybody, and Presence.Read is about the own one.',
    notHere: ['Presence.Read'],
    onlyHere: [],
  },
  {
    on: /joinedTeams$/,
    why: 'Permissions for agents are never asked for to read teams; of /me an application has nothing, and of a person it is opened by these.',
    notHere: ['AgentIdUser.ReadWrite.All', 'AgentIdUser.ReadWrite.IdentityParentedBy'],
    onlyHere: ['Directory.Read.All', 'Directory.ReadWrite.All', 'User.Read.All', 'User.ReadWrite.All'],
  },
  {
    on: /^(?:PATCH|DELETE) \S*\/lists\/\{list-id\}$/,
    why: 'Neither is published; whoever may make a list may change it.',
    notHere: [],
    onlyHere: ['Sites.Manage.All', 'Sites.ReadWrite.All'],
  },
];

describe.skipIf(!isThere)(`what opens chats, teams, presence and plans and the published permission data${reason}`, () => {
  test.each(routes.map(({ operation }) => operation))('agree on %s', (operation) => {
    const { notHere = [], onlyHere = [] } = deviations.find(({ on }) => on.test(operation)) ?? {};

    expect(permissionDifferences(operation, { published: ofOrganisation, table, broader, listedAs })).toEqual({ notHere, onlyHere });
  });

  test('every deviation is about an operation', () => {
    for (const { on } of deviations) expect(routes.some(({ operation }) => on.test(operation))).toBe(true);
  });
});
