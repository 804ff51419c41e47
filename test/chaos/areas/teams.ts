import type { Area, Change, PrepareArea } from '../area.ts';

/** What is written into a chat, into a channel, and below a message of a channel. */
export const prepareTeams: PrepareArea = async (world): Promise<Area> => {
  const state = world.cloud.emulator.tenant.teams;
  const chats = () => [...(state?.chats.values() ?? [])];
  const teams = () => [...(state?.teams.values() ?? [])];
  const [chat] = chats();
  const [team] = teams();
  const [channel] = [...(team?.channels.values() ?? [])];
  const where = { team: team?.groupId, channel: channel?.id };
  const [root] = channel?.messages ?? [];

  return {
    name: 'teams',
    things: new Map(),
    reads: [
      { activity: 'chat.teams', input: {} },
      { activity: 'chat.channels', input: { team: where.team } },
      { activity: 'users.list', input: {} },
    ],
    next(pool) {
      const [inChat = '', inChannel = '', below = ''] = pool.fresh(3);
      const sends = (activity: string, input: Change['input'], text: string, state: string): Change => ({
        activity,
        input: { ...input, text },
        things: [text],
        after: () => state,
      });
      return [
        sends('chat.send', { chat: chat?.id }, inChat, 'chat'),
        sends('chat.sendToChannel', where, inChannel, 'channel'),
        sends('chat.reply', { ...where, message: root?.id }, below, 'reply'),
      ];
    },
    async found() {
      const inChats = chats().flatMap(({ messages }) => messages.map(({ body }) => [body.content, 'chat'] as const));
      const inChannels = teams()
        .flatMap(({ channels }) => [...channels.values()])
        .flatMap(({ messages }) =>
          messages.map(({ body, replyToId }) => [body.content, replyToId === null ? 'channel' : 'reply'] as const),
        );
      return [...inChats, ...inChannels].flatMap(([content, state]) => {
        const [, text] = /(teams \d+)/.exec(content) ?? [];
        return text === undefined ? [] : [[text, state] as const];
      });
    },
  };
};
