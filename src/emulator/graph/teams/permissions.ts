import type { OperationPermissions } from '../route.ts';

/**
 * Who may call what in Teams. Source: Microsoft Graph permissions reference, and the pages of the operations. Nothing of it is for personal accounts, nor for
 * what is another person's. Permissions that hold for one team or chat only (resource-specific consent) are left out.
 */
const ofWorkAccounts = { personal: [], shared: [] } as const;

const readBasic: OperationPermissions = {
  ...ofWorkAccounts,
  delegated: ['Chat.ReadBasic', 'Chat.Read', 'Chat.ReadWrite'],
  application: ['Chat.ReadBasic.All', 'Chat.Read.All', 'Chat.ReadWrite.All'],
};

const readMessages: OperationPermissions = {
  ...ofWorkAccounts,
  delegated: ['Chat.Read', 'Chat.ReadWrite'],
  application: ['Chat.Read.All', 'Chat.ReadWrite.All'],
};

const readChannelMessages: OperationPermissions = {
  ...ofWorkAccounts,
  delegated: ['ChannelMessage.Read.All', 'Group.Read.All', 'Group.ReadWrite.All'],
  application: ['ChannelMessage.Read.All', 'Group.Read.All', 'Group.ReadWrite.All'],
};

/** As an application messages are only written to move them from elsewhere (`Teamwork.Migrate.All`), which is not built. */
const sendToChannel: OperationPermissions = {
  ...ofWorkAccounts,
  delegated: ['ChannelMessage.Send', 'Group.ReadWrite.All'],
  application: ['Teamwork.Migrate.All'],
};

const wholeDirectory = ['Directory.Read.All', 'Directory.ReadWrite.All'] as const;
const wholeGroups = ['Group.Read.All', 'Group.ReadWrite.All'] as const;

export const teamsPermissions = {
  /** https://learn.microsoft.com/graph/api/chat-list, chat-get. */
  readChat: readBasic,
  /** https://learn.microsoft.com/graph/api/chat-list-members */
  readChatMembers: {
    ...ofWorkAccounts,
    delegated: ['ChatMember.Read', 'ChatMember.ReadWrite', 'Chat.ReadBasic', 'Chat.Read', 'Chat.ReadWrite'],
    application: ['ChatMember.Read.All', 'ChatMember.ReadWrite.All', 'Chat.ReadBasic.All', 'Chat.Read.All', 'Chat.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/chat-post */
  createChat: { ...ofWorkAccounts, delegated: ['Chat.Create', 'Chat.ReadWrite'], application: ['Chat.Create'] },
  /** https://learn.microsoft.com/graph/api/chat-patch */
  changeChat: { ...ofWorkAccounts, delegated: ['Chat.ReadWrite'], application: ['Chat.ReadWrite.All'] },
  /** https://learn.microsoft.com/graph/api/chat-post-members */
  addChatMember: {
    ...ofWorkAccounts,
    delegated: ['ChatMember.ReadWrite', 'Chat.ReadWrite'],
    application: ['ChatMember.ReadWrite.All', 'Chat.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/chat-delete-members */
  removeChatMember: { ...ofWorkAccounts, delegated: ['ChatMember.ReadWrite'], application: ['ChatMember.ReadWrite.All'] },
  /** https://learn.microsoft.com/graph/api/chat-list-messages */
  readChatMessages: readMessages,
  /** https://learn.microsoft.com/graph/api/chat-post-messages */
  sendToChat: {
    ...ofWorkAccounts,
    delegated: ['ChatMessage.Send', 'Chat.ReadWrite', 'Group.ReadWrite.All'],
    application: ['Teamwork.Migrate.All'],
  },
  /** https://learn.microsoft.com/graph/api/chatmessage-update */
  changeChatMessage: {
    ...ofWorkAccounts,
    delegated: ['Chat.ReadWrite', 'Group.ReadWrite.All'],
    application: ['Chat.ReadWrite.All', 'Group.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/chatmessage-softdelete */
  deleteChatMessage: { ...ofWorkAccounts, delegated: ['Chat.ReadWrite'], application: [] },
  /** https://learn.microsoft.com/graph/api/chatmessage-setreaction */
  reactInChat: { ...ofWorkAccounts, delegated: ['ChatMessage.Send', 'Chat.ReadWrite'], application: [] },
  /** https://learn.microsoft.com/graph/api/user-list-joinedteams */
  listJoinedTeams: {
    ...ofWorkAccounts,
    delegated: [
      'Team.ReadBasic.All',
      'TeamSettings.Read.All',
      'TeamSettings.ReadWrite.All',
      'User.Read.All',
      'User.ReadWrite.All',
      ...wholeDirectory,
    ],
    application: [
      'Team.ReadBasic.All',
      'TeamSettings.Read.All',
      'TeamSettings.ReadWrite.All',
      'User.Read.All',
      'User.ReadWrite.All',
      ...wholeDirectory,
    ],
  },
  /** https://learn.microsoft.com/graph/api/teams-list */
  listTeams: {
    ...ofWorkAccounts,
    delegated: ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'TeamSettings.ReadWrite.All'],
    application: ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'TeamSettings.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/team-get */
  readTeam: {
    ...ofWorkAccounts,
    delegated: ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'TeamSettings.ReadWrite.All', ...wholeGroups, ...wholeDirectory],
    application: ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'TeamSettings.ReadWrite.All', ...wholeGroups, ...wholeDirectory],
  },
  /** https://learn.microsoft.com/graph/api/team-list-members */
  readTeamMembers: {
    ...ofWorkAccounts,
    delegated: ['TeamMember.Read.All', 'TeamMember.ReadWrite.All'],
    application: ['TeamMember.Read.All', 'TeamMember.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/channel-list, channel-get. */
  readChannel: {
    ...ofWorkAccounts,
    delegated: ['Channel.ReadBasic.All', 'ChannelSettings.Read.All', 'ChannelSettings.ReadWrite.All', ...wholeGroups, ...wholeDirectory],
    application: ['Channel.ReadBasic.All', 'ChannelSettings.Read.All', 'ChannelSettings.ReadWrite.All', ...wholeGroups, ...wholeDirectory],
  },
  /** https://learn.microsoft.com/graph/api/team-get-primarychannel */
  readPrimaryChannel: {
    ...ofWorkAccounts,
    delegated: ['Channel.ReadBasic.All', 'ChannelSettings.Read.All', 'ChannelSettings.ReadWrite.All'],
    application: ['Channel.ReadBasic.All', 'ChannelSettings.Read.All', 'ChannelSettings.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/channel-post */
  createChannel: {
    ...ofWorkAccounts,
    delegated: ['Channel.Create', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
    application: ['Channel.Create', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/channel-patch */
  changeChannel: {
    ...ofWorkAccounts,
    delegated: ['ChannelSettings.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
    application: ['ChannelSettings.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/channel-delete */
  deleteChannel: {
    ...ofWorkAccounts,
    delegated: ['Channel.Delete.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
    application: ['Channel.Delete.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/channel-list-messages, chatmessage-list-replies. */
  readChannelMessages,
  /** https://learn.microsoft.com/graph/api/channel-post-messages, chatmessage-post-replies. */
  sendToChannel,
  /** https://learn.microsoft.com/graph/api/chatmessage-update */
  changeChannelMessage: {
    ...ofWorkAccounts,
    delegated: ['ChannelMessage.ReadWrite', 'Group.ReadWrite.All'],
    application: ['Group.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/chatmessage-softdelete */
  deleteChannelMessage: { ...ofWorkAccounts, delegated: ['ChannelMessage.ReadWrite'], application: [] },
  /** https://learn.microsoft.com/graph/api/chatmessage-setreaction */
  reactInChannel: { ...ofWorkAccounts, delegated: ['ChannelMessage.Send'], application: [] },
} as const satisfies Record<string, OperationPermissions>;
