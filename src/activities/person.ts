import { z } from 'zod';

/** A person as Graph gives it; any property may be missing or null. */
export interface GraphPerson {
  readonly id: string;
  readonly displayName?: string | null;
  readonly givenName?: string | null;
  readonly surname?: string | null;
  readonly mail?: string | null;
  readonly userPrincipalName?: string | null;
  readonly jobTitle?: string | null;
  readonly department?: string | null;
  readonly companyName?: string | null;
  readonly officeLocation?: string | null;
  readonly city?: string | null;
  readonly country?: string | null;
  readonly mobilePhone?: string | null;
  readonly businessPhones?: readonly string[] | null;
  readonly preferredLanguage?: string | null;
  readonly employeeId?: string | null;
}

const basics = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'] as const;
const more = [
  'jobTitle',
  'department',
  'companyName',
  'officeLocation',
  'city',
  'country',
  'mobilePhone',
  'businessPhones',
  'preferredLanguage',
  'employeeId',
] as const;

/** The `$select` of a call that reads people. @param full - All of a profile, not only what everybody may see of others. */
export function personProperties(full: boolean): string {
  return (full ? [...basics, ...more] : basics).join(',');
}

const profile = z
  .object({
    jobTitle: z.string().nullable().describe('What the person does.'),
    department: z.string().nullable().describe('Part of the organisation that the person works in.'),
    companyName: z.string().nullable().describe('Company of the person.'),
    officeLocation: z.string().nullable().describe('Place of work.'),
    city: z.string().nullable().describe('City of the place of work.'),
    country: z.string().nullable().describe('Country of the place of work.'),
    mobilePhone: z.string().nullable().describe('Mobile phone number.'),
    businessPhones: z.array(z.string()).describe('Phone numbers at work.'),
    preferredLanguage: z.string().nullable().describe('Language of the person, such as en-GB.'),
    employeeId: z.string().nullable().describe('Number that the organisation gave the person.'),
  })
  .meta({ named: { name: 'Profile', text: 'What is known of a person besides names and addresses.' } });

/** A person, as every activity gives one. */
export const personOutput = z
  .object({
    id: z.string().describe('Id of the person.').meta({ column: 'Id' }),
    displayName: z.string().describe('Name as it is shown.').meta({ column: 'Name' }),
    givenName: z.string().nullable().describe('First name; null without one.'),
    surname: z.string().nullable().describe('Last name; null without one.'),
    mail: z.string().nullable().describe('E-mail address; null without a mailbox.').meta({ column: 'Mail' }),
    userPrincipalName: z.string().describe('Name that the person signs in with.'),
    profile: profile.nullable().describe('The rest of what is known; null unless the full profile was asked for.'),
  })
  .meta({ named: { name: 'Person', text: 'Somebody in the directory.' } });

/** A person of ours. */
export type Person = z.output<typeof personOutput>;

/** Turns Graph's person into ours. @param full - The whole profile was asked for. */
export function toPerson(person: GraphPerson, full: boolean): Person {
  const { id, displayName, givenName, surname, mail, userPrincipalName } = person;
  return {
    id,
    displayName: displayName ?? '',
    givenName: givenName ?? null,
    surname: surname ?? null,
    mail: mail ?? null,
    userPrincipalName: userPrincipalName ?? '',
    profile: full ? toProfile(person) : null,
  };
}

function toProfile(person: GraphPerson): z.output<typeof profile> {
  const text = (name: Exclude<(typeof more)[number], 'businessPhones'>): string | null => person[name] ?? null;
  return {
    jobTitle: text('jobTitle'),
    department: text('department'),
    companyName: text('companyName'),
    officeLocation: text('officeLocation'),
    city: text('city'),
    country: text('country'),
    mobilePhone: text('mobilePhone'),
    businessPhones: [...(person.businessPhones ?? [])],
    preferredLanguage: text('preferredLanguage'),
    employeeId: text('employeeId'),
  };
}
