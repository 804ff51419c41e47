import { contentLines, escaped, listOf, isObject, partOf, textOf } from './content-lines.ts';
import type { JsonObject } from '../json-input.ts';

/**
 * A contact that is attached, as vCard 3.0 (RFC 2426) in the lines that Exchange writes.
 * Source: https://learn.microsoft.com/graph/api/attachment-get, "raw contents of a contact attachment"
 *
 * @param revised - When it was attached.
 */
export function vCard(contact: JsonObject, revised: Date): string {
  const text = (name: string): string => escaped(textOf(contact, name));
  const names = ['surname', 'givenName', 'middleName', 'title', 'generation'].map(text);
  const fullName = text('displayName') || [text('givenName'), text('surname')].filter((name) => name !== '').join(' ');
  const phones = (kind: string, name: string): string[] =>
    listOf(contact, name).map((phone) => `TEL;TYPE=${kind}:${escaped(String(phone))}`);
  return contentLines([
    'BEGIN:VCARD',
    'PROFILE:VCARD',
    'VERSION:3.0',
    'MAILER:Microsoft Exchange',
    'PRODID:Microsoft Exchange',
    `FN:${fullName}`,
    `N:${names.join(';')}`,
    ...listOf(contact, 'emailAddresses').flatMap((one) =>
      isObject(one) ? [`EMAIL;TYPE=INTERNET:${escaped(textOf(one, 'address'))}`] : [],
    ),
    ...(text('personalNotes') === '' ? [] : [`NOTE:${text('personalNotes')}`]),
    `ORG:${text('companyName')};${text('department')}`,
    'CLASS:PUBLIC',
    `ADR;TYPE=WORK:${address(partOf(contact, 'businessAddress'))}`,
    `ADR;TYPE=HOME:${address(partOf(contact, 'homeAddress'))}`,
    `ADR;TYPE=POSTAL:${address(partOf(contact, 'otherAddress'))}`,
    ...phones('WORK', 'businessPhones'),
    ...phones('HOME', 'homePhones'),
    ...(text('mobilePhone') === '' ? [] : [`TEL;TYPE=CELL:${text('mobilePhone')}`]),
    ...(text('birthday') === '' ? [] : [`BDAY:${textOf(contact, 'birthday').slice(0, 10)}`]),
    `TITLE:${text('jobTitle')}`,
    `X-MS-IMADDRESS:${escaped(String(listOf(contact, 'imAddresses')[0] ?? ''))}`,
    `REV;VALUE=DATE-TIME:${revised.toISOString().replace('.', ',')}`,
    'END:VCARD',
  ]);
}

function address(given: JsonObject): string {
  const parts = ['street', 'city', 'state', 'postalCode', 'countryOrRegion'].map((name) => escaped(textOf(given, name)));
  return `;;${parts.join(';')}`;
}
