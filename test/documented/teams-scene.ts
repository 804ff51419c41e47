import { seedTeams } from '../../src/emulator/tenant/seed/teams.ts';
import type { TestGraph } from '../support/test-graph.ts';
import type { DocumentedExample } from './rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** A picture with what a message needs to show it. */
const picture = {
  body: { contentType: 'html', content: '<img src="../hostedContents/1/$value">' },
  hostedContents: [{ '@microsoft.graph.temporaryId': '1', contentBytes: 'aGVsbG8=', contentType: 'image/png' }],
};

/**
 * Real values in the place of what pages on Teams have: the chats and the team of the seed.
 *
 * @param as - Who calls, with every permission.
 */
export function teamsScene(graph: TestGraph, { request }: DocumentedExample, as: string) {
  if (/^\/(?:teams|chats)|\/(?:joinedTeams|chats)/i.test(request.path)) seedTeams(graph.tenant);
  const rows = async (path: string): Promise<readonly Row[]> => (await graph.json(`/v1.0${path}`, { as })).body['value'] as Row[];
  const first = async (path: string): Promise<string> => String((await rows(path))[0]?.['id']);
  // Only a group takes other members and another title.
  const chat = async (): Promise<string> => String((await rows('/me/chats')).find(({ chatType }) => chatType === 'group')?.['id']);
  const team = (): Promise<string> => first('/me/joinedTeams');
  const channel = async (): Promise<string> => {
    const channels = await rows(`/teams/${await team()}/channels`);
    return String(channels.at(request.method === 'DELETE' ? -1 : 0)?.['id']);
  };
  const place = async (): Promise<string> =>
    /^\/teams/i.test(request.path) ? `/teams/${await team()}/channels/${await channel()}` : `/chats/${await chat()}`;
  const post = async (path: string): Promise<string> =>
    String((await graph.json(`/v1.0${path}`, { as, method: 'POST', body: picture })).body['id']);
  const message = async (): Promise<string> =>
    /\/hostedContents|\/replies/i.test(request.path) && !/\/replies\/.+/i.test(request.path)
      ? post(`${await place()}/messages`)
      : first(`${await place()}/messages`);
  const users = [...graph.tenant.users.values()];
  let bound = 0;
  return {
    parameters: {
      'chat-id': chat,
      'team-id': team,
      'channel-id': channel,
      'chatMessage-id': message,
      'chatMessage-id1': async () => post(`${await place()}/messages/${await message()}/replies`),
      'chatMessageHostedContent-id': async () =>
        first(`${await place()}/messages/${await first(`${await place()}/messages`)}/hostedContents`),
      'conversationMember-id': async () =>
        first(`${/^\/teams/i.test(request.path) ? `/teams/${await team()}` : `/chats/${await chat()}`}/members`),
    },
    fields: {
      'user@odata.bind': async () => `https://graph.microsoft.com/v1.0/users('${users[bound++]?.id ?? ''}')`,
    },
  } as const;
}
