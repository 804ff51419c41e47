import { administrationPermissionTexts } from './administration-permission-texts.ts';

/** How a delegated permission of Microsoft Graph is presented to the person who is asked for it. */
export interface PermissionText {
  /** Its short name on the consent page. */
  readonly title: string;
  /** What it lets the application do, in a sentence. */
  readonly text: string;
  /** Its short name where an administrator consents for the whole organization. */
  readonly organizationTitle: string;
  /** Only an administrator can consent to it. */
  readonly needsAdministrator: boolean;
  /** People with a personal account can consent to it. */
  readonly personal: boolean;
}

/**
 * The delegated permissions that the emulated Entra ID knows, by name; asking for another one is answered like a spelling mistake.
 * Names, texts and who may consent are facts of Microsoft's permission reference, https://learn.microsoft.com/graph/permissions-reference.
 */
export const permissionTexts: Readonly<Record<string, PermissionText>> = {
  openid: {
    title: 'Sign in as you',
    text: 'Allows you to sign in to the app with your work or school account and allows the app to read your basic profile information.',
    organizationTitle: 'Sign users in',
    needsAdministrator: false,
    personal: true,
  },
  profile: {
    title: 'View your basic profile',
    text: 'Allows the app to see your basic profile (e.g., name, picture, user name, email address)',
    organizationTitle: "View users' basic profile",
    needsAdministrator: false,
    personal: true,
  },
  email: {
    title: 'View your email address',
    text: 'Allows the app to read your primary email address',
    organizationTitle: "View users' email address",
    needsAdministrator: false,
    personal: true,
  },
  offline_access: {
    title: 'Maintain access to data you have given it access to',
    text: 'Allows the app to see and update the data you gave it access to, even when you are not currently using the app. This does not give the app any additional permissions.',
    organizationTitle: 'Maintain access to data you have given it access to',
    needsAdministrator: false,
    personal: true,
  },
  'User.Read': {
    title: 'Sign you in and read your profile',
    text: 'Allows you to sign in to the app with your organizational account and let the app read your profile. It also allows the app to read basic company information.',
    organizationTitle: 'Sign in and read user profile',
    needsAdministrator: false,
    personal: true,
  },
  'User.ReadBasic.All': {
    title: "Read all users' basic profiles",
    text: 'Allows the app to read a basic set of profile properties of other users in your organization on your behalf. Includes display name, first and last name, email address, photo, id and security identifier. Also allows the app to read the full profile of the signed-in user.',
    organizationTitle: "Read all users' basic profiles",
    needsAdministrator: false,
    personal: false,
  },
  'User.Read.All': {
    title: "Read all users' full profiles and company properties",
    text: 'Allows the app to read the full set of user properties of all users in the organization and read company properties, on your behalf.',
    organizationTitle: "Read all users' full profiles and company properties",
    needsAdministrator: true,
    personal: false,
  },
  'Mail.ReadBasic': {
    title: 'Read user basic mail',
    text: "Allows the app to read email in the signed-in user's mailbox except body, previewBody, attachments and any extended properties.",
    organizationTitle: 'Read user basic mail',
    needsAdministrator: false,
    personal: true,
  },
  'Mail.ReadBasic.Shared': {
    title: 'Read basic mail you can access',
    text: 'Allows the app to read mail you can access, including shared mail except body, previewBody, uniqueBody, attachments, extensions, and any extended properties.',
    organizationTitle: 'Read user and shared basic mail',
    needsAdministrator: false,
    personal: false,
  },
  'Mail.Read': {
    title: 'Read your mail',
    text: 'Allows the app to read email in your mailbox.',
    organizationTitle: 'Read user mail',
    needsAdministrator: false,
    personal: true,
  },
  'Mail.ReadWrite': {
    title: 'Read and write access to your mail',
    text: 'Allows the app to read, update, create and delete email in your mailbox. Does not include permission to send mail.',
    organizationTitle: 'Read and write access to user mail',
    needsAdministrator: false,
    personal: true,
  },
  'Mail.Send': {
    title: 'Send mail as you',
    text: 'Allows the app to send mail as you.',
    organizationTitle: 'Send mail as a user',
    needsAdministrator: false,
    personal: true,
  },
  'Mail.Read.Shared': {
    title: 'Read mail you can access',
    text: 'Allows the app to read mail you can access, including shared mail.',
    organizationTitle: 'Read user and shared mail',
    needsAdministrator: false,
    personal: false,
  },
  'Mail.ReadWrite.Shared': {
    title: 'Read and write mail you can access',
    text: 'Allows the app to read, update, create, and delete mail you have permission to access, including your own and shared mail. Does not allow the app to send mail on your behalf.',
    organizationTitle: 'Read and write user and shared mail',
    needsAdministrator: false,
    personal: false,
  },
  'Mail.Send.Shared': {
    title: 'Send mail on behalf of others or yourself',
    text: 'Allows the app to send mail as you or on-behalf of someone else.',
    organizationTitle: 'Send mail on behalf of others',
    needsAdministrator: false,
    personal: false,
  },
  'MailboxSettings.Read': {
    title: 'Read your mailbox settings',
    text: 'Allows the app to read your mailbox settings.',
    organizationTitle: 'Read user mailbox settings',
    needsAdministrator: false,
    personal: true,
  },
  'MailboxSettings.ReadWrite': {
    title: 'Read and write to your mailbox settings',
    text: 'Allows the app to read, update, create, and delete your mailbox settings.',
    organizationTitle: 'Read and write user mailbox settings',
    needsAdministrator: false,
    personal: true,
  },
  'Calendars.Read': {
    title: 'Read your calendars',
    text: 'Allows the app to read events in your calendars.',
    organizationTitle: 'Read user calendars',
    needsAdministrator: false,
    personal: true,
  },
  'Calendars.Read.Shared': {
    title: 'Read calendars you can access',
    text: 'Allows the app to read events in all calendars that you can access, including delegate and shared calendars.',
    organizationTitle: 'Read user and shared calendars',
    needsAdministrator: false,
    personal: true,
  },
  'Calendars.ReadWrite': {
    title: 'Have full access to your calendars',
    text: 'Allows the app to read, update, create and delete events in your calendars.',
    organizationTitle: 'Have full access to user calendars',
    needsAdministrator: false,
    personal: true,
  },
  'Calendars.ReadWrite.Shared': {
    title: 'Read and write to your and shared calendars',
    text: 'Allows the app to read, update, create and delete events in all calendars in your organization you have permissions to access. This includes delegate and shared calendars.',
    organizationTitle: 'Read and write user and shared calendars',
    needsAdministrator: false,
    personal: false,
  },
  'Chat.ReadWrite': {
    title: 'Read and write your chat messages',
    text: 'Allows an app to read and write your 1 on 1 or group chat messages in Microsoft Teams, on your behalf.',
    organizationTitle: 'Read and write user chat messages',
    needsAdministrator: false,
    personal: false,
  },
  'EWS.AccessAsUser.All': {
    title: 'Access your mailboxes',
    text: 'Allows the app full access to your mailboxes on your behalf.',
    organizationTitle: 'Access mailboxes as the signed-in user via Exchange Web Services',
    needsAdministrator: false,
    personal: false,
  },
  'Files.Read': {
    title: 'Read your files',
    text: 'Allows the app to read your files.',
    organizationTitle: 'Read user files',
    needsAdministrator: false,
    personal: true,
  },
  'Files.Read.All': {
    title: 'Read all files that you have access to',
    text: 'Allows the app to read all files you can access.',
    organizationTitle: 'Read all files that user can access',
    needsAdministrator: false,
    personal: true,
  },
  'Files.ReadWrite': {
    title: 'Have full access to your files',
    text: 'Allows the app to read, create, update, and delete your files.',
    organizationTitle: 'Have full access to user files',
    needsAdministrator: false,
    personal: true,
  },
  'Files.ReadWrite.All': {
    title: 'Have full access to all files you have access to',
    text: 'Allows the app to read, create, update and delete all files that you can access.',
    organizationTitle: 'Have full access to all files user can access',
    needsAdministrator: false,
    personal: true,
  },
  'Group.Read.All': {
    title: 'Read all groups',
    text: 'Allows the app to list groups, and to read their properties and all group memberships on your behalf. Also allows the app to read calendar, conversations, files, and other group content for all groups you can access.',
    organizationTitle: 'Read all groups',
    needsAdministrator: true,
    personal: false,
  },
  'Group.ReadWrite.All': {
    title: 'Read and write all groups',
    text: 'Allows the app to create groups and read all group properties and memberships on your behalf. Additionally allows the app to manage your groups and to update group content for groups you are a member of.',
    organizationTitle: 'Read and write all groups',
    needsAdministrator: true,
    personal: false,
  },
  'Presence.Read': {
    title: 'Read your presence information',
    text: 'Allows the app to read your presence information on your behalf. Presence information includes activity, availability, status note, calendar out-of-office message, timezone and work location.',
    organizationTitle: "Read user's presence information",
    needsAdministrator: false,
    personal: false,
  },
  'Presence.Read.All': {
    title: 'Read presence information of all users in your organization',
    text: 'Allows the app to read presence information of all users in the directory on your behalf. Presence information includes activity, availability, status note, calendar out-of-office message, timezone and work location.',
    organizationTitle: 'Read presence information of all users in your organization',
    needsAdministrator: false,
    personal: false,
  },
  'Sites.Read.All': {
    title: 'Read items in all site collections',
    text: 'Allow the application to read documents and list items in all site collections on your behalf',
    organizationTitle: 'Read items in all site collections',
    needsAdministrator: false,
    personal: true,
  },
  'Sites.ReadWrite.All': {
    title: 'Edit or delete items in all site collections',
    text: 'Allow the application to edit or delete documents and list items in all site collections on your behalf.',
    organizationTitle: 'Edit or delete items in all site collections',
    needsAdministrator: false,
    personal: true,
  },
  ...administrationPermissionTexts,
};
