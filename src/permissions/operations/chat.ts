import type { Operation } from '../../core/ports.ts';
import type { OperationFacts } from './operation-facts.ts';

// Teams is for work and school accounts, and nothing of it is somebody else's to open.
const ofWorkAccounts = { personal: [], shared: [] } as const;

// https://learn.microsoft.com/graph/api/chat-list-messages
const readMessages: OperationFacts = {
  ...ofWorkAccounts,
  delegated: ['Chat.Read', 'Chat.ReadWrite'],
  application: ['Chat.Read.All', 'Chat.ReadWrite.All'],
};

// https://learn.microsoft.com/graph/api/channel-list-messages and chatmessage-list-replies.
const readChannelMessages: OperationFacts = {
  ...ofWorkAccounts,
  delegated: ['ChannelMessage.Read.All', 'Group.Read.All', 'Group.ReadWrite.All'],
  application: ['ChannelMessage.Read.All', 'Group.Read.All', 'Group.ReadWrite.All'],
};

// https://learn.microsoft.com/graph/api/channel-post-messages and chatmessage-post-replies: an application may only move messages from elsewhere.
const sendToChannel: OperationFacts = { ...ofWorkAccounts, delegated: ['ChannelMessage.Send', 'Group.ReadWrite.All'], application: [] };

/** The operations on chats, teams and channels that are called, and what opens each. */
export const chatOperations = {
  // https://learn.microsoft.com/graph/api/chat-list
  'GET /me/chats': {
    ...ofWorkAccounts,
    delegated: ['Chat.ReadBasic', 'Chat.Read', 'Chat.ReadWrite'],
    application: ['Chat.ReadBasic.All', 'Chat.Read.All', 'Chat.ReadWrite.All'],
  },
  // https://learn.microsoft.com/graph/api/chat-post
  'POST /chats': { ...ofWorkAccounts, delegated: ['Chat.Create', 'Chat.ReadWrite'], application: ['Chat.Create'] },
  // https://learn.microsoft.com/graph/api/chat-list-members
  'GET /chats/{chat}/members': {
    ...ofWorkAccounts,
    delegated: ['Chat.ReadBasic', 'ChatMember.Read', 'Chat.Read', 'ChatMember.ReadWrite', 'Chat.ReadWrite'],
    application: ['Chat.ReadBasic.All', 'ChatMember.Read.All', 'Chat.Read.All', 'ChatMember.ReadWrite.All', 'Chat.ReadWrite.All'],
  },
  'GET /chats/{chat}/messages': readMessages,
  // https://learn.microsoft.com/graph/api/chat-post-messages
  'POST /chats/{chat}/messages': {
    ...ofWorkAccounts,
    delegated: ['ChatMessage.Send', 'Group.ReadWrite.All', 'Chat.ReadWrite'],
    application: [],
  },
  // https://learn.microsoft.com/graph/api/user-list-joinedteams
  'GET /me/joinedTeams': {
    ...ofWorkAccounts,
    delegated: ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'User.Read.All', 'TeamSettings.ReadWrite.All'],
    application: ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'User.Read.All', 'TeamSettings.ReadWrite.All'],
  },
  // https://learn.microsoft.com/graph/api/channel-list
  'GET /teams/{team}/channels': {
    ...ofWorkAccounts,
    delegated: [
      'Channel.ReadBasic.All',
      'ChannelSettings.Read.All',
      'Group.Read.All',
      'Group.ReadWrite.All',
      'ChannelSettings.ReadWrite.All',
    ],
    application: [
      'Channel.ReadBasic.All',
      'ChannelSettings.Read.All',
      'Group.Read.All',
      'Group.ReadWrite.All',
      'ChannelSettings.ReadWrite.All',
    ],
  },
  'GET /teams/{team}/channels/{channel}/messages': readChannelMessages,
  'GET /teams/{team}/channels/{channel}/messages/{message}/replies': readChannelMessages,
  'POST /teams/{team}/channels/{channel}/messages': sendToChannel,
  'POST /teams/{team}/channels/{channel}/messages/{message}/replies': sendToChannel,
} as const satisfies Readonly<Record<Operation, OperationFacts>>;
