import type { User } from '../../tenant/directory.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';

/** What comes without `$select`. Source: Microsoft Graph, "user resource type", and "Get a user", default properties. */
const defaultProperties = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
] as const;

/** Properties that `User.ReadBasic.All` shows of others. Source: Microsoft Graph permissions reference. */
export const basicProperties: readonly string[] = ['displayName', 'givenName', 'surname', 'mail', 'userPrincipalName', 'id'];

const moreProperties = [
  'accountEnabled',
  'userType',
  'mailNickname',
  'proxyAddresses',
  'companyName',
  'imAddresses',
  'otherMails',
] as const;

/** The `user` type with the properties that the emulator keeps. */
export const userType: EntityType = { name: 'user', properties: [...defaultProperties, ...moreProperties] };

/** A user with all properties that the emulator keeps, including those that only come when they are selected. */
export function fullUserResource(user: User, companyName: string): Resource {
  const blankToNull = (text: string): string | null => (text === '' ? null : text);
  return {
    businessPhones: user.businessPhones,
    displayName: user.displayName,
    givenName: blankToNull(user.givenName),
    jobTitle: blankToNull(user.jobTitle),
    mail: user.mail,
    mobilePhone: user.mobilePhone,
    officeLocation: blankToNull(user.officeLocation),
    preferredLanguage: user.preferredLanguage,
    surname: blankToNull(user.surname),
    userPrincipalName: user.userPrincipalName,
    id: user.id,
    accountEnabled: user.accountEnabled,
    userType: 'Member',
    mailNickname: user.mail.split('@')[0] ?? '',
    proxyAddresses: [`SMTP:${user.mail}`],
    companyName,
    imAddresses: [user.mail],
    otherMails: [],
  };
}

/**
 * A user as an answer shows it: the default properties, or those selected.
 *
 * @param isBasic - True: only what `User.ReadBasic.All` shows; other selected properties come as null.
 */
export function userResource(user: User, companyName: string, select: readonly string[] | undefined, isBasic: boolean): Resource {
  const full = fullUserResource(user, companyName);
  const wanted = select ?? (isBasic ? basicProperties : defaultProperties);
  return Object.fromEntries(wanted.map((name) => [name, isBasic && !basicProperties.includes(name) ? null : full[name]]));
}
