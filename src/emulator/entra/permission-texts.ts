import { administrationPermissionTexts } from './administration-permission-texts.ts';
import type { PermissionText } from './permission-text.ts';

/**
 * How delegated permissions are presented, by name: those that open something, and others that automations often ask for.
 * Texts are facts of Microsoft's permission reference, https://learn.microsoft.com/graph/permissions-reference.
 */
export const permissionTexts: Readonly<Record<string, PermissionText>> = {
  openid: {
    title: 'Sign in as you',
    text: 'Allows you to sign in to the app with your work or school account and allows the app to read your basic profile information.',
    organizationTitle: 'Sign users in',
  },
  profile: {
    title: 'View your basic profile',
    text: 'Allows the app to see your basic profile (e.g., name, picture, user name, email address)',
    organizationTitle: "View users' basic profile",
  },
  email: {
    title: 'View your email address',
    text: 'Allows the app to read your primary email address',
    organizationTitle: "View users' email address",
  },
  offline_access: {
    title: 'Maintain access to data you have given it access to',
    text: 'Allows the app to see and update the data you gave it access to, even when you are not currently using the app. This does not give the app any additional permissions.',
    organizationTitle: 'Maintain access to data you have given it access to',
  },
  'User.Read': {
    title: 'Sign you in and read your profile',
    text: 'Allows you to sign in to the app with your organizational account and let the app read your profile. It also allows the app to read basic company information.',
    organizationTitle: 'Sign in and read user profile',
  },
  'User.ReadBasic.All': {
    title: "Read all users' basic profiles",
    text: 'Allows the app to read a basic set of profile properties of other users in your organization on your behalf. Includes display name, first and last name, email address, photo, id and security identifier. Also allows the app to read the full profile of the signed-in user.',
    organizationTitle: "Read all users' basic profiles",
  },
  'User.Read.All': {
    title: "Read all users' full profiles and company properties",
    text: 'Allows the app to read the full set of user properties of all users in the organization and read company properties, on your behalf.',
    organizationTitle: "Read all users' full profiles and company properties",
  },
  'Mail.ReadBasic': {
    title: 'Read user basic mail',
    text: "Allows the app to read email in the signed-in user's mailbox except body, previewBody, attachments and any extended properties.",
    organizationTitle: 'Read user basic mail',
  },
  'Mail.ReadBasic.Shared': {
    title: 'Read basic mail you can access',
    text: 'Allows the app to read mail you can access, including shared mail except body, previewBody, uniqueBody, attachments, extensions, and any extended properties.',
    organizationTitle: 'Read user and shared basic mail',
  },
  'Mail.Read': {
    title: 'Read your mail',
    text: 'Allows the app to read email in your mailbox.',
    organizationTitle: 'Read user mail',
  },
  'Mail.ReadWrite': {
    title: 'Read and write access to your mail',
    text: 'Allows the app to read, update, create and delete email in your mailbox. Does not include permission to send mail.',
    organizationTitle: 'Read and write access to user mail',
  },
  'Mail.Send': {
    title: 'Send mail as you',
    text: 'Allows the app to send mail as you.',
    organizationTitle: 'Send mail as a user',
  },
  'Mail.Read.Shared': {
    title: 'Read mail you can access',
    text: 'Allows the app to read mail you can access, including shared mail.',
    organizationTitle: 'Read user and shared mail',
  },
  'Mail.ReadWrite.Shared': {
    title: 'Read and write mail you can access',
    text: 'Allows the app to read, update, create, and delete mail you have permission to access, including your own and shared mail. Does not allow the app to send mail on your behalf.',
    organizationTitle: 'Read and write user and shared mail',
  },
  'Mail.Send.Shared': {
    title: 'Send mail on behalf of others or yourself',
    text: 'Allows the app to send mail as you or on-behalf of someone else.',
    organizationTitle: 'Send mail on behalf of others',
  },
  'MailboxSettings.Read': {
    title: 'Read your mailbox settings',
    text: 'Allows the app to read your mailbox settings.',
    organizationTitle: 'Read user mailbox settings',
  },
  'MailboxSettings.ReadWrite': {
    title: 'Read and write to your mailbox settings',
    text: 'Allows the app to read, update, create, and delete your mailbox settings.',
    organizationTitle: 'Read and write user mailbox settings',
  },
  'Calendars.Read': {
    title: 'Read your calendars',
    text: 'Allows the app to read events in your calendars.',
    organizationTitle: 'Read user calendars',
  },
  'Calendars.Read.Shared': {
    title: 'Read calendars you can access',
    text: 'Allows the app to read events in all calendars that you can access, including delegate and shared calendars.',
    organizationTitle: 'Read user and shared calendars',
  },
  'Calendars.ReadWrite': {
    title: 'Have full access to your calendars',
    text: 'Allows the app to read, update, create and delete events in your calendars.',
    organizationTitle: 'Have full access to user calendars',
  },
  'Calendars.ReadWrite.Shared': {
    title: 'Read and write to your and shared calendars',
    text: 'Allows the app to read, update, create and delete events in all calendars in your organization you have permissions to access. This includes delegate and shared calendars.',
    organizationTitle: 'Read and write user and shared calendars',
  },
  'Chat.ReadWrite': {
    title: 'Read and write your chat messages',
    text: 'Allows an app to read and write your 1 on 1 or group chat messages in Microsoft Teams, on your behalf.',
    organizationTitle: 'Read and write user chat messages',
  },
  'EWS.AccessAsUser.All': {
    title: 'Access your mailboxes',
    text: 'Allows the app full access to your mailboxes on your behalf.',
    organizationTitle: 'Access mailboxes as the signed-in user via Exchange Web Services',
  },
  'Files.Read': {
    title: 'Read your files',
    text: 'Allows the app to read your files.',
    organizationTitle: 'Read user files',
  },
  'Files.Read.All': {
    title: 'Read all files that you have access to',
    text: 'Allows the app to read all files you can access.',
    organizationTitle: 'Read all files that user can access',
  },
  'Files.ReadWrite': {
    title: 'Have full access to your files',
    text: 'Allows the app to read, create, update, and delete your files.',
    organizationTitle: 'Have full access to user files',
  },
  'Files.ReadWrite.All': {
    title: 'Have full access to all files you have access to',
    text: 'Allows the app to read, create, update and delete all files that you can access.',
    organizationTitle: 'Have full access to all files user can access',
  },
  'Group.Read.All': {
    title: 'Read all groups',
    text: 'Allows the app to list groups, and to read their properties and all group memberships on your behalf. Also allows the app to read calendar, conversations, files, and other group content for all groups you can access.',
    organizationTitle: 'Read all groups',
  },
  'Group.ReadWrite.All': {
    title: 'Read and write all groups',
    text: 'Allows the app to create groups and read all group properties and memberships on your behalf. Additionally allows the app to manage your groups and to update group content for groups you are a member of.',
    organizationTitle: 'Read and write all groups',
  },
  'Presence.Read': {
    title: 'Read your presence information',
    text: 'Allows the app to read your presence information on your behalf. Presence information includes activity, availability, status note, calendar out-of-office message, timezone and work location.',
    organizationTitle: "Read user's presence information",
  },
  'Presence.Read.All': {
    title: 'Read presence information of all users in your organization',
    text: 'Allows the app to read presence information of all users in the directory on your behalf. Presence information includes activity, availability, status note, calendar out-of-office message, timezone and work location.',
    organizationTitle: 'Read presence information of all users in your organization',
  },
  'Sites.Read.All': {
    title: 'Read items in all site collections',
    text: 'Allow the application to read documents and list items in all site collections on your behalf',
    organizationTitle: 'Read items in all site collections',
  },
  'Sites.ReadWrite.All': {
    title: 'Edit or delete items in all site collections',
    text: 'Allow the application to edit or delete documents and list items in all site collections on your behalf.',
    organizationTitle: 'Edit or delete items in all site collections',
  },
  ...administrationPermissionTexts,
};
