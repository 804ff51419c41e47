/** How an application permission of Microsoft Graph, which works without a person, is presented to an administrator. */
export interface ApplicationPermissionText {
  /** Its short name. */
  readonly title: string;
  /** What it lets the application do, in a sentence. */
  readonly text: string;
}

/**
 * How application permissions are presented, by name: those that open something, and others that automations often ask for.
 * Texts are facts of Microsoft's permission reference, https://learn.microsoft.com/graph/permissions-reference.
 */
export const applicationPermissionTexts: Readonly<Record<string, ApplicationPermissionText>> = {
  'User.ReadBasic.All': {
    title: "Read all users' basic profiles",
    text: 'Allows the app to read a basic set of profile properties of users in your organization, without a signed-in user. This includes display name, first and last name, email address, photo, id and security identifier.',
  },
  'User.Read.All': {
    title: "Read all users' full profiles and company properties",
    text: 'Allows the app to read the full set of user properties of all users in the organization and read company properties without a signed in user.',
  },
  'Mail.Read': {
    title: 'Read mail in all mailboxes',
    text: 'Allows the app to read mail in all mailboxes without a signed-in user.',
  },
  'Mail.ReadWrite': {
    title: 'Read and write mail in all mailboxes',
    text: 'Allows the app to create, read, update, and delete mail in all mailboxes without a signed-in user. Does not include permission to send mail.',
  },
  'Mail.Send': {
    title: 'Send mail as any user',
    text: 'Allows the app to send mail as any user without a signed-in user.',
  },
  'MailboxSettings.Read': {
    title: 'Read all user mailbox settings',
    text: "Allows the app to read user's mailbox settings without a signed-in user. Does not include permission to send mail.",
  },
  'MailboxSettings.ReadWrite': {
    title: 'Read and write all user mailbox settings',
    text: "Allows the app to create, read, update, and delete user's mailbox settings without a signed-in user. Does not include permission to send mail.",
  },
  'Calendars.Read': {
    title: 'Read calendars in all mailboxes',
    text: 'Allows the app to read events of all calendars without a signed-in user.',
  },
  'Calendars.ReadWrite': {
    title: 'Read and write calendars in all mailboxes',
    text: 'Allows the app to create, read, update, and delete events of all calendars without a signed-in user.',
  },
  'Files.Read.All': {
    title: 'Read files in all site collections',
    text: 'Allows the app to read all files in all site collections without a signed in user.',
  },
  'Files.ReadWrite.All': {
    title: 'Read and write files in all site collections',
    text: 'Allows the app to read, create, update and delete all files in all site collections without a signed in user.',
  },
  'Group.Read.All': {
    title: 'Read all groups',
    text: 'Allows the app to read group properties and memberships, and read conversations for all groups, without a signed-in user.',
  },
  'Group.ReadWrite.All': {
    title: 'Read and write all groups',
    text: 'Allows the app to create groups, read all group properties and memberships, update group properties and memberships, and delete groups. Also allows the app to read and write conversations. All of these operations can be performed by the app without a signed-in user.',
  },
  'Presence.Read.All': {
    title: 'Read presence information of all users in your organization',
    text: 'Allows the app to read presence information of all users in the directory without a signed-in user. Presence information includes activity, availability, status note, calendar out-of-office message, timezone and work location.',
  },
  'Sites.Read.All': {
    title: 'Read items in all site collections',
    text: 'Allows the app to read documents and list items in all site collections without a signed in user.',
  },
  'Sites.ReadWrite.All': {
    title: 'Read and write items in all site collections',
    text: 'Allows the app to create, read, update, and delete documents and list items in all site collections without a signed in user.',
  },
  'Mail.ReadBasic.All': {
    title: 'Read basic mail in all mailboxes',
    text: 'Allows the app to read basic mail properties in all mailboxes without a signed-in user. Includes all properties except body, previewBody, attachments and any extended properties.',
  },
  'Application.Read.All': {
    title: 'Read all applications',
    text: 'Allows the app to read all applications and service principals without a signed-in user.',
  },
  'Application.ReadWrite.All': {
    title: 'Read and write all applications',
    text: 'Allows the app to create, read, update and delete applications and service principals without a signed-in user. Allows management of app role assignments, except those exposed by Microsoft Graph. Does not allow management of delegated permission grants.',
  },
  'Directory.Read.All': {
    title: 'Read directory data',
    text: "Allows the app to read data in your organization's directory, such as users, groups and apps, without a signed-in user.",
  },
};
