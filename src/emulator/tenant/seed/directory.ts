import type { User } from '../directory.ts';
import { findUser, type Tenant } from '../tenant.ts';
import { seededApplications } from './applications.ts';
import { seedGroups } from './groups.ts';

interface SeededPerson {
  readonly alias: string;
  readonly givenName: string;
  readonly surname: string;
  readonly jobTitle: string;
  readonly department: string;
  /** Alias of the manager. */
  readonly manager?: string;
  readonly officeLocation: string;
  readonly mobilePhone: string | null;
  readonly businessPhones: readonly string[];
  readonly totpSecret?: string;
  readonly isAdministrator?: boolean;
}

/** The people of Contoso, in the order in which their ids are given out. */
const people: readonly SeededPerson[] = [
  {
    alias: 'ada',
    givenName: 'Ada',
    surname: 'Martin',
    jobTitle: 'Accounts Payable Specialist',
    department: 'Finance',
    manager: 'chloe',
    officeLocation: '1/101',
    mobilePhone: '+44 20 7946 0101',
    businessPhones: ['+44 20 7946 0001'],
  },
  {
    alias: 'ben',
    givenName: 'Ben',
    surname: 'Okafor',
    jobTitle: 'Sales Manager',
    department: 'Sales',
    manager: 'chloe',
    officeLocation: '2/204',
    mobilePhone: '+44 20 7946 0102',
    businessPhones: ['+44 20 7946 0002'],
    totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  },
  {
    alias: 'chloe',
    givenName: 'Chloe',
    surname: 'Nguyen',
    jobTitle: 'Office Manager',
    department: 'Operations',
    officeLocation: '1/100',
    mobilePhone: null,
    businessPhones: ['+44 20 7946 0003'],
  },
  {
    alias: 'diego',
    givenName: 'Diego',
    surname: 'Ruiz',
    jobTitle: 'Software Engineer',
    department: 'IT',
    manager: 'elin',
    officeLocation: '3/310',
    mobilePhone: '+44 20 7946 0104',
    businessPhones: [],
  },
  {
    alias: 'elin',
    givenName: 'Elin',
    surname: 'Sand',
    jobTitle: 'IT Administrator',
    department: 'IT',
    manager: 'chloe',
    officeLocation: '3/301',
    mobilePhone: '+44 20 7946 0105',
    businessPhones: ['+44 20 7946 0005'],
    totpSecret: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU',
    isAdministrator: true,
  },
];

/**
 * Fills a tenant with five people and who reports to whom, the shared mailbox `invoices@`, two groups and three applications. Mailboxes, and with them who may open
 * the shared one, are the work of `seedMail`.
 */
export function seedDirectory(tenant: Tenant): void {
  for (const person of people) add(tenant, personOf(tenant, person));
  add(tenant, sharedMailbox(tenant));
  for (const { alias, manager } of people) report(tenant, alias, manager);
  seedGroups(tenant);
  for (const application of seededApplications()) tenant.applications.set(application.clientId, application);
}

function report(tenant: Tenant, alias: string, manager: string | undefined): void {
  const [person, superior] = [alias, manager].map((name) => findUser(tenant, `${name}@${tenant.domain}`));
  if (person && superior) person.managerId = superior.id;
}

function add(tenant: Tenant, user: User): void {
  tenant.users.set(user.id, user);
}

function personOf(tenant: Tenant, person: SeededPerson): User {
  const { alias, givenName, surname, jobTitle, department, officeLocation, mobilePhone, businessPhones, totpSecret } = person;
  const address = `${alias}@${tenant.domain}`;
  return {
    id: tenant.ids.guid(),
    userPrincipalName: address,
    mail: address,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    jobTitle,
    department,
    officeLocation,
    mobilePhone,
    businessPhones: [...businessPhones],
    preferredLanguage: 'en-GB',
    photo: true,
    accountEnabled: true,
    password: `Contoso-${alias}-1`,
    ...(totpSecret === undefined ? {} : { totpSecret }),
    isAdministrator: person.isAdministrator ?? false,
    isSharedMailbox: false,
    sessionsValidFrom: new Date(0).toISOString(),
    accountType: 'work',
  };
}

function sharedMailbox(tenant: Tenant): User {
  const address = `invoices@${tenant.domain}`;
  return {
    id: tenant.ids.guid(),
    userPrincipalName: address,
    mail: address,
    displayName: 'Invoices',
    givenName: '',
    surname: '',
    jobTitle: '',
    officeLocation: '',
    mobilePhone: null,
    businessPhones: [],
    preferredLanguage: 'en-GB',
    accountEnabled: false,
    password: '',
    isAdministrator: false,
    isSharedMailbox: true,
    sessionsValidFrom: new Date(0).toISOString(),
    accountType: 'work',
  };
}
