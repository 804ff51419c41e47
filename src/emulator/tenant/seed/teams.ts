import { addChannel, teamsOf } from '../../graph/teams/state.ts';
import { createIds } from '../ids.ts';
import type { Chat, Team, TeamsMessage } from '../teams.ts';
import { findUser, type Tenant } from '../tenant.ts';

/** A message of a seeded conversation: who, so many minutes ago, what, and how many answers further up it answers. */
type Line = readonly [alias: string, minutesAgo: number, text: string, isReply?: true];

const withBen: readonly Line[] = [
  ['ben', 2890, 'Do you know whether Northwind has paid?'],
  ['ada', 2880, 'Yes, on Friday.'],
  ['ben', 2879, 'Great, then I call them today.'],
  ['ada', 65, 'Can you look at the quote for Litware before you leave?'],
];

const release: readonly Line[] = [
  ['diego', 4410, 'The build of 2.4 is green.'],
  ['elin', 4380, 'I begin with the backup at 17:00.'],
  ['ada', 4375, 'Tell me when the import may run again.'],
  ['diego', 1500, 'It may run. All tables are there.'],
];

const general: readonly Line[] = [
  ['ben', 20_200, 'Welcome to Apollo. Notes and dates go here.'],
  ['elin', 7300, 'The test accounts change on Monday.'],
  ['diego', 7290, 'All of them?', true],
  ['elin', 7285, 'All three.', true],
];

const imports: readonly Line[] = [['diego', 3000, 'The import of the supplier list runs every night at two.']];

/**
 * Puts two chats and a team with two channels into a tenant with the seeded people. Ids are of their own sequence, and dates lie before the tenant's
 * present time. A tenant without the people is left as it is.
 *
 * @param seed - The number that the tenant was made with.
 */
export function seedTeams(tenant: Tenant, seed = 1): void {
  const idOf = (alias: string): string | undefined => findUser(tenant, `${alias}@${tenant.domain}`)?.id;
  const [ada, ben, diego, elin] = ['ada', 'ben', 'diego', 'elin'].map(idOf);
  if (ada === undefined || ben === undefined || diego === undefined || elin === undefined) return;
  const ids = createIds(seed + 0x7ea5);
  const state = teamsOf(tenant);
  const now = tenant.clock.now().getTime();
  const write = (messages: TeamsMessage[], lines: readonly Line[]): void => {
    for (const [alias, minutesAgo, text, isReply] of lines) {
      const root = isReply ? messages.findLast(({ replyToId }) => replyToId === null)?.id : undefined;
      messages.push(messageAt(new Date(now - minutesAgo * 60_000), idOf(alias) ?? '', text, root ?? null));
    }
  };

  const chats: Chat[] = [
    chatOf(`19:${[ada, ben].toSorted().join('_')}@unq.gbl.spaces`, null, [ada, ben]),
    chatOf(`19:${ids.guid().replaceAll('-', '')}@thread.v2`, 'Release 2.4', [diego, ada, elin]),
  ];
  for (const [index, lines] of [withBen, release].entries()) {
    const chat = chats[index];
    if (!chat) continue;
    write(chat.messages, lines);
    const [first, last] = [chat.messages[0]?.createdDateTime ?? '', chat.messages.at(-1)?.createdDateTime ?? ''];
    state.chats.set(chat.id, { ...chat, createdDateTime: first, lastUpdatedDateTime: last });
  }

  const createdDateTime = new Date(now - 20_300 * 60_000).toISOString();
  const groupId = ids.guid();
  tenant.groups.set(groupId, {
    id: groupId,
    displayName: 'Apollo',
    description: 'Everything on Apollo',
    mail: `apollo@${tenant.domain}`,
    mailNickname: 'apollo',
    groupTypes: ['Unified'],
    mailEnabled: true,
    securityEnabled: false,
    visibility: 'Private',
    resourceProvisioningOptions: ['Team'],
    createdDateTime,
    owners: [ben],
    members: [ben, ada, diego, elin],
  });
  const team: Team = { groupId, createdDateTime, channels: new Map() };
  state.teams.set(groupId, team);
  write(addChannel({ ids }, team, 'General', 'Everything on Apollo', createdDateTime).messages, general);
  write(addChannel({ ids }, team, 'Imports', 'Data that comes from elsewhere', createdDateTime).messages, imports);
}

function chatOf(id: string, topic: string | null, people: readonly string[]): Chat {
  return {
    id,
    topic,
    chatType: topic === null ? 'oneOnOne' : 'group',
    createdDateTime: '',
    lastUpdatedDateTime: '',
    members: people.map((userId) => ({ userId, roles: ['owner'], visibleHistoryStartDateTime: '0001-01-01T00:00:00Z' })),
    messages: [],
  };
}

function messageAt(moment: Date, fromId: string, text: string, replyToId: string | null): TeamsMessage {
  const at = moment.toISOString();
  return {
    id: String(moment.getTime()),
    replyToId,
    createdDateTime: at,
    lastModifiedDateTime: at,
    lastEditedDateTime: null,
    deletedDateTime: null,
    fromId,
    subject: null,
    importance: 'normal',
    body: { contentType: 'text', content: text },
    attachments: [],
    mentions: [],
    reactions: [],
    hostedContents: [],
  };
}
