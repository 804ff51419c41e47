import { expect, test } from 'vitest';
import { all, createTestMail } from '../../../../test/support/test-mail.ts';
import { mimeOf } from '../../../../test/support/test-mime.ts';
import { contentLines, escaped } from './content-lines.ts';

const as = `ada ${all}`;

/** The raw contents of an attached item, and the MIME of the message around it. */
async function rawOf(type: string, item: object): Promise<{ raw: string; whole: string; contentType: string | null }> {
  const mail = createTestMail();
  const attachment = { '@odata.type': '#microsoft.graph.itemAttachment', name: 'Inside', item: { '@odata.type': type, ...item } };
  const draft = await mail.draft('ada', { subject: 'Outer', body: { contentType: 'text', content: 'Hi' }, attachments: [attachment] });
  const path = `/v1.0/me/messages/${String(draft.id)}/attachments`;
  const [one] = (await mail.json(path, { as })).body.value as { id: string }[];
  const answer = await mail.call(`${path}/${String(one?.id)}/$value`, { as });
  expect(answer.status).toBe(200);
  return { raw: await answer.text(), whole: await mimeOf(mail, draft), contentType: answer.headers.get('Content-Type') };
}

test('a contact is a card', async () => {
  const { raw, whole, contentType } = await rawOf('#microsoft.graph.contact', {
    displayName: 'Zoë Miller; Dr.',
    givenName: 'Zoë',
    surname: 'Miller',
    middleName: 'A',
    title: 'Dr.',
    generation: 'II',
    emailAddresses: [{ name: 'Z', address: 'zoe@other.example' }],
    personalNotes: 'One, two\nthree\\',
    companyName: 'Other',
    department: 'Sales',
    jobTitle: 'Head',
    businessAddress: { street: '1 Main St', city: 'Bern', state: 'BE', postalCode: '3000', countryOrRegion: 'Switzerland' },
    homeAddress: { city: 'Thun' },
    otherAddress: null,
    businessPhones: ['+41 1'],
    homePhones: ['+41 2'],
    mobilePhone: '+41 3',
    birthday: '1990-05-06T00:00:00Z',
    imAddresses: ['sip:zoe'],
  });
  expect(raw.split('\r\n')).toEqual([
    'BEGIN:VCARD',
    'PROFILE:VCARD',
    'VERSION:3.0',
    'MAILER:Microsoft Exchange',
    'PRODID:Microsoft Exchange',
    'FN:Zoë Miller\\; Dr.',
    'N:Miller;Zoë;A;Dr.;II',
    'EMAIL;TYPE=INTERNET:zoe@other.example',
    'NOTE:One\\, two\\nthree\\\\',
    'ORG:Other;Sales',
    'CLASS:PUBLIC',
    'ADR;TYPE=WORK:;;1 Main St;Bern;BE;3000;Switzerland',
    'ADR;TYPE=HOME:;;;Thun;;;',
    'ADR;TYPE=POSTAL:;;;;;;',
    'TEL;TYPE=WORK:+41 1',
    'TEL;TYPE=HOME:+41 2',
    'TEL;TYPE=CELL:+41 3',
    'BDAY:1990-05-06',
    'TITLE:Head',
    'X-MS-IMADDRESS:sip:zoe',
    'REV;VALUE=DATE-TIME:2026-03-02T09:00:00,000Z',
    'END:VCARD',
    '',
  ]);
  expect(contentType).toContain('text/plain');
  expect(whole).toMatch(/Content-Type: text\/vcard;[^]*Content-Disposition: attachment; filename=Inside/);
});

test('a contact without anything is a card with empty lines', async () => {
  const { raw } = await rawOf('microsoft.graph.contact', { givenName: 'Zoë', businessPhones: null });
  expect(raw).toContain('\r\nFN:Zoë\r\nN:;Zoë;;;\r\nORG:;\r\nCLASS:PUBLIC\r\n');
  expect(raw).toContain('\r\nADR;TYPE=POSTAL:;;;;;;\r\nTITLE:\r\nX-MS-IMADDRESS:\r\nREV');
});

test('an event is a calendar, its times in UTC', async () => {
  const person = (name: string, address: string) => ({ emailAddress: { name, address } });
  const { raw, whole } = await rawOf('#microsoft.graph.event', {
    subject: 'Review; final',
    body: { contentType: 'HTML', content: '<p>Please <b>read</b></p>' },
    start: { dateTime: '2026-04-09T14:00:00.0000000', timeZone: 'Pacific Standard Time' },
    end: { dateTime: '2026-04-09T23:30:00' },
    location: { displayName: 'Room 1, left' },
    organizer: person('Ada "A" Martin', 'ada@contoso.example'),
    attendees: [
      { ...person('Okafor, Ben', 'ben@contoso.example'), type: 'required' },
      { ...person('Chloe', 'chloe@contoso.example'), type: 'optional' },
      { ...person('Room', 'room@contoso.example'), type: 'Resource' },
      person('Nobody', ''),
    ],
    iCalUId: '0400',
    showAs: 'free',
  });
  expect(raw.split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'METHOD:PUBLISH',
    'PRODID:Microsoft Exchange Server 2010',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'ORGANIZER;CN=Ada A Martin:MAILTO:ada@contoso.example',
    'ATTENDEE;ROLE=REQ-PARTICIPANT;CN="Okafor, Ben":MAILTO:ben@contoso.example',
    'ATTENDEE;ROLE=OPT-PARTICIPANT;CN=Chloe:MAILTO:chloe@contoso.example',
    'ATTENDEE;ROLE=NON-PARTICIPANT;CN=Room:MAILTO:room@contoso.example',
    'DESCRIPTION:Please read',
    'UID:0400',
    'SUMMARY:Review\\; final',
    'DTSTART:20260409T210000Z',
    'DTEND:20260409T233000Z',
    'CLASS:PUBLIC',
    'DTSTAMP:20260302T090000Z',
    'TRANSP:TRANSPARENT',
    'STATUS:CONFIRMED',
    'SEQUENCE:0',
    'LOCATION:Room 1\\, left',
    'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
    'X-MICROSOFT-CDO-ALLDAYEVENT:FALSE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
  expect(whole).toContain('Content-Type: text/calendar;');
});

test('an event of whole days has dates, and what is not known is left out', async () => {
  const { raw } = await rawOf('#microsoft.graph.event', {
    isAllDay: true,
    iCalUId: 'u1',
    body: { contentType: 'text', content: 'a <b>' },
    start: { dateTime: '2026-04-09T00:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-04-10T00:00:00', timeZone: 'UTC' },
    showAs: 'tentative',
  });
  expect(raw).toContain('VERSION:2.0\r\nBEGIN:VEVENT\r\nDESCRIPTION:a <b>\r\nUID:u1\r\n');
  expect(raw).toContain('\r\nDTSTART;VALUE=DATE:20260409\r\nDTEND;VALUE=DATE:20260410\r\n');
  expect(raw).toContain('\r\nTRANSP:OPAQUE\r\n');
  expect(raw).toContain('\r\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\n');
  const { raw: empty } = await rawOf('#microsoft.graph.event', {});
  expect(empty).not.toContain('DTSTART');
  expect(empty).toContain('X-MICROSOFT-CDO-BUSYSTATUS:BUSY');
});

test.each([
  ['a'.repeat(75), `${'a'.repeat(75)}\r\n`],
  ['a'.repeat(76), `${'a'.repeat(75)}\r\n a\r\n`],
  ['é'.repeat(38), `${'é'.repeat(37)}\r\n é\r\n`],
  ['a'.repeat(150), `${'a'.repeat(75)}\r\n ${'a'.repeat(74)}\r\n a\r\n`],
])('%s is folded', (line, expected) => {
  expect(contentLines([line])).toBe(expected);
});

test('texts are written out', () => {
  expect(escaped('a\\b;c,d\r\ne\rf\ng')).toBe('a\\\\b\\;c\\,d\\ne\\nf\\ng');
});
