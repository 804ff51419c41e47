import { entryOf } from '../core/entry-of.ts';

/** What a permission allows: on behalf of a person, and, where that form exists, to an application without one. */
type Sentences = readonly [delegated: string, application?: string];

/**
 * What each permission allows, for people who have to decide about it. The meaning is that of the published descriptions
 * (https://learn.microsoft.com/graph/permissions-reference), in our words.
 */
const sentences: Readonly<Record<string, Sentences>> = {
  openid: ['It lets the person sign in.'],
  profile: ['It reads the name and the picture of the person.'],
  email: ['It reads the e-mail address of the person.'],
  offline_access: ['It keeps the sign-in, so that later runs need no new one.'],

  'User.Read': ['It reads the profile of the person.'],
  'User.ReadBasic.All': [
    'It reads names, addresses and pictures of everybody in the organisation.',
    'It reads names, addresses and pictures of everybody in the organisation.',
  ],
  'User.Read.All': [
    'It reads the full profiles of everybody in the organisation.',
    'It reads the full profiles of everybody in the organisation.',
  ],

  'Mail.ReadBasic': [
    "It reads the headers of the person's mail: no bodies, no attachments.",
    'It reads the headers of the mail in every mailbox: no bodies, no attachments.',
  ],
  'Mail.ReadBasic.All': [
    'It reads the headers of the mail in every mailbox.',
    'It reads the headers of the mail in every mailbox: no bodies, no attachments.',
  ],
  'Mail.Read': ["It reads the person's mail.", 'It reads the mail in every mailbox of the organisation.'],
  'Mail.ReadWrite': [
    "It reads, changes, moves and deletes the person's mail. It cannot send.",
    'It reads, changes, moves and deletes mail in every mailbox of the organisation. It cannot send.',
  ],
  'Mail.ReadBasic.Shared': ['It reads the headers of mail that the person has access to, also in shared mailboxes.'],
  'Mail.Read.Shared': ['It reads the mail that the person has access to, also in shared mailboxes.'],
  'Mail.ReadWrite.Shared': [
    'It reads, changes, moves and deletes the mail that the person has access to, also in shared mailboxes. It cannot send.',
  ],
  'Mail.Send': ['It sends mail in the name of the person.', 'It sends mail in the name of anybody in the organisation.'],
  'Mail.Send.Shared': ['It sends mail in the name of the person, and of others where the person may do so.'],
  'MailboxSettings.Read': ["It reads the settings of the person's mailbox.", 'It reads the settings of every mailbox.'],
  'MailboxSettings.ReadWrite': [
    "It reads and changes the settings of the person's mailbox, such as automatic replies.",
    'It reads and changes the settings of every mailbox, such as automatic replies.',
  ],
  'EWS.AccessAsUser.All': ['It does through Exchange Web Services what the person may do in mailboxes.'],

  'Calendars.ReadBasic': ["It reads the events of the person's calendars: no texts, no attachments."],
  'Calendars.ReadBasic.All': [
    'It reads the events of every calendar.',
    'It reads the events of every calendar of the organisation: no texts, no attachments.',
  ],
  'Calendars.Read': ["It reads the person's calendars.", 'It reads every calendar of the organisation.'],
  'Calendars.ReadWrite': ["It reads and changes the person's calendars.", 'It reads and changes every calendar of the organisation.'],
  'Calendars.Read.Shared': ['It reads the calendars that the person has access to, also those of others.'],
  'Calendars.ReadWrite.Shared': ['It reads and changes the calendars that the person has access to, also those of others.'],

  'Files.Read': ["It reads the person's files."],
  'Files.ReadWrite': ["It reads, changes and deletes the person's files."],
  'Files.Read.All': ['It reads every file that the person has access to.', 'It reads every file of the organisation.'],
  'Files.ReadWrite.All': [
    'It reads, changes and deletes every file that the person has access to.',
    'It reads, changes and deletes every file of the organisation.',
  ],
  'Sites.Read.All': ['It reads the SharePoint sites that the person has access to.', 'It reads every SharePoint site of the organisation.'],
  'Sites.ReadWrite.All': [
    'It reads and changes lists and documents on the SharePoint sites that the person has access to.',
    'It reads and changes lists and documents on every SharePoint site.',
  ],

  'GroupMember.Read.All': [
    'It reads which groups there are that the person may see, and who is in them.',
    'It reads which groups there are, and who is in them.',
  ],
  'GroupMember.ReadWrite.All': [
    'It reads who is in groups, and adds and removes members where the person may do so.',
    'It reads who is in groups, and adds and removes members of every group.',
  ],
  'Group.Create': ['It makes groups.', 'It makes groups. It cannot change those that are there.'],
  'Group.Read.All': [
    'It reads the groups that the person may see, with their members and content.',
    'It reads every group, with its members and content.',
  ],
  'Group.ReadWrite.All': ['It makes groups, and changes those that the person may change.', 'It makes, changes and deletes every group.'],
  'Tasks.Read': ['It reads the tasks and plans that the person has.'],
  'Tasks.ReadWrite': ['It reads, makes, changes and deletes the tasks and plans that the person has.'],
  'Tasks.Read.All': ['It reads all tasks and plans of the organisation.', 'It reads all tasks and plans of the organisation.'],
  'Tasks.ReadWrite.All': [
    'It reads, makes, changes and deletes all tasks and plans of the organisation.',
    'It reads, makes, changes and deletes all tasks and plans of the organisation.',
  ],
  'Chat.Create': ['It makes chats in Teams.', 'It makes chats in Teams.'],
  'Chat.ReadBasic': ["It reads the titles and members of the person's chats, no messages."],
  'Chat.ReadBasic.All': [
    'It reads the titles and members of every chat, no messages.',
    'It reads the titles and members of every chat, no messages.',
  ],
  'Chat.Read': ["It reads the person's chats in Teams."],
  'Chat.Read.All': ['It reads every chat of the organisation.', 'It reads every chat of the organisation.'],
  'Chat.ReadWrite': ["It reads and writes the person's chats in Teams."],
  'Chat.ReadWrite.All': ['It reads and writes chats of the organisation.', 'It reads and writes every chat of the organisation.'],
  'ChatMember.Read': ["It reads who takes part in the person's chats."],
  'ChatMember.Read.All': ['It reads who takes part in every chat.', 'It reads who takes part in every chat.'],
  'ChatMember.ReadWrite': ["It adds people to the person's chats and removes them."],
  'ChatMember.ReadWrite.All': ['It adds people to every chat and removes them.', 'It adds people to every chat and removes them.'],
  'ChatMessage.Send': ['It writes messages to chats in the name of the person. It reads none.'],
  'Team.ReadBasic.All': ['It reads the names and descriptions of teams.', 'It reads the names and descriptions of every team.'],
  'TeamSettings.Read.All': ['It reads the settings of teams.', 'It reads the settings of every team.'],
  'TeamSettings.ReadWrite.All': ['It reads and changes the settings of teams.', 'It reads and changes the settings of every team.'],
  'Channel.ReadBasic.All': ['It reads the names and descriptions of channels.', 'It reads the names and descriptions of every channel.'],
  'ChannelSettings.Read.All': ['It reads the settings of channels.', 'It reads the settings of every channel.'],
  'ChannelSettings.ReadWrite.All': [
    'It reads and changes the settings of channels.',
    'It reads and changes the settings of every channel.',
  ],
  'ChannelMessage.Read.All': [
    'It reads the messages of the channels that the person has access to.',
    'It reads the messages of every channel.',
  ],
  'ChannelMessage.Send': ['It writes messages to channels in the name of the person. It reads none.'],
  'Presence.Read': ['It reads whether the person is available.'],
  'Presence.Read.All': [
    'It reads whether people of the organisation are available.',
    'It reads whether people of the organisation are available.',
  ],
  'Presence.ReadWrite': ['It reads and sets what others see of whether the person is available.'],
  'Presence.ReadWrite.All': [
    'It reads and sets the presence of everybody in the organisation.',
    'It reads and sets the presence of everybody in the organisation.',
  ],
};

/**
 * What a permission allows, in one plain sentence or two; undefined for one that is not known here.
 *
 * @param kind - On behalf of a person, or an application alone.
 */
export function whatItAllows(name: string, kind: 'delegated' | 'application' = 'delegated'): string | undefined {
  const [delegated, application] = entryOf(sentences, name) ?? [];
  return kind === 'application' ? application : delegated;
}
