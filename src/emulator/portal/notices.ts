/** What a page says after a change, by the word in its address: no text of an address is ever shown. */
const notices = {
  registered: 'The application is registered.',
  renamed: 'The application is renamed. The sign-in log keeps the old name.',
  deleted: 'The application and its consents are deleted.',
  redirectUriAdded: 'The redirect URI is added.',
  redirectUriRemoved: 'The redirect URI is removed.',
  implicitGrantChanged: 'The setting is saved.',
  publicFlowsChanged: 'The setting is saved.',
  certificateAdded: 'The certificate is added.',
  certificateRemoved: 'The certificate is removed.',
  secretRemoved: 'The client secret is removed.',
  permissionsAdded: 'The permissions are added. They are in effect when they are granted.',
  permissionRemoved: 'The permission is removed from the registration. A consent for it is still there until it is revoked.',
  consentGranted: 'The permissions are granted for everyone in the organization.',
  consentRevoked: 'The consent is revoked. The next sign-in asks again.',
  grantRevoked: 'The application permission is no longer granted.',
  passwordChanged: 'The password is changed, and all sessions have ended.',
  secondFactorOn: 'The second factor is on. The secret below goes into an authenticator app.',
  secondFactorOff: 'The second factor is off.',
  enabled: 'The person can sign in.',
  disabled: 'The person can no longer sign in.',
  administratorOn: 'The person is an administrator, from the next sign-in on.',
  administratorOff: 'The person is no administrator any more. Tokens that were issued before say so until they end.',
  sessionsEnded: 'All sessions have ended. Refresh tokens issued until now are no longer good.',
  presenceSet: 'The presence is set.',
  messageDelivered: 'The message is delivered.',
  filePut: 'The file is there.',
  answerSent: 'The answer is on its way to the organizer.',
  policiesSaved: 'The policies are saved. They hold from the next sign-in on.',
} as const;

/** The name of a notice. */
export type Notice = keyof typeof notices;

/** The sentence of a notice; undefined for a word that is none. */
export function noticeText(name: string | null): string | undefined {
  return name !== null && Object.hasOwn(notices, name) ? notices[name as Notice] : undefined;
}
