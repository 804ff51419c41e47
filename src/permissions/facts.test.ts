import { describe, expect, test } from 'vitest';
import { permissionFacts, permissions, publishedName, whoMayConsent } from './facts.ts';
import { operationFacts, operations } from './operations/index.ts';

test.each([
  ['Mail.Read', 'Mail.Read'],
  ['mail.read', 'Mail.Read'],
  ['MAIL.READWRITE', 'Mail.ReadWrite'],
  ['https://graph.microsoft.com/Mail.Read', 'Mail.Read'],
  ['https://graph.microsoft.com/mail.read', 'Mail.Read'],
  ['Reports.Read.All', 'Reports.Read.All'],
  ['reports.read.all', 'reports.read.all'],
])('%s is published as %s', (written, name) => {
  expect(publishedName(written)).toBe(name);
});

test('one that is in no table has its name for a title, needs an administrator and ranks last', () => {
  const facts = permissionFacts('Reports.Read.All');

  expect(facts).toMatchObject({ title: 'Reports.Read.All', adminConsentRequired: true, personal: true, application: true });
  expect(facts.rank).toBeGreaterThan(Math.max(...[...permissions.values()].map(({ rank }) => rank)));
  expect(facts.hides).toBeUndefined();
});

test.each([
  ['Mail.Read', 'delegated', 'the person'],
  ['Mail.Read', 'application', 'an administrator'],
  ['User.Read.All', 'delegated', 'an administrator'],
  ['Mail.ReadBasic.All', 'delegated', 'an administrator'],
  ['Reports.Read.All', 'delegated', 'an administrator'],
] as const)('to %s (%s) consents %s', (name, kind, who) => {
  expect(whoMayConsent(name, kind)).toBe(who);
});

test('without a kind it is the delegated one', () => {
  expect(whoMayConsent('Mail.Read')).toBe('the person');
});

// Those of Teams open only what they show whole.
test('the narrow forms of mail, calendars and profiles, and they alone, hide something', () => {
  const narrow = [...permissions].filter(([, { hides }]) => hides !== undefined).map(([name]) => name);
  expect(narrow).toEqual([...permissions.keys()].filter((name) => /^(?:Mail|Calendars|User)\.ReadBasic/.test(name)));
});

describe.each([...operations])('%s', (_, { delegated, personal, application, shared }) => {
  test.each(Object.entries({ delegated, personal, application, shared }))(
    '%s: from the least to the most privileged, each once',
    (_kind, names) => {
      const ranks = names.map((name) => permissionFacts(name).rank);
      expect(ranks).toEqual([...new Set(ranks)].toSorted((a, b) => a - b));
    },
  );

  test('is opened by what there is for the kind of account', () => {
    for (const name of personal) expect(permissionFacts(name).personal).toBe(true);
    for (const name of application) expect(permissionFacts(name).application).toBe(true);
    for (const name of [...delegated, ...personal, ...application, ...shared]) expect(permissions.has(name)).toBe(true);
  });
});

test('a broader form of a permission ranks above the narrower one', () => {
  const rank = (name: string): number | undefined => permissions.get(name)?.rank;
  const broader = (name: string): string[] => [
    name.replace('.ReadBasic', '.Read'),
    name.replace(/\.Read(?=\.|$)/, '.ReadWrite'),
    ...(name.split('.').length === 2 ? [`${name}.All`, `${name}.Shared`] : []),
  ];
  const pairs = [...permissions.keys()].flatMap((name) =>
    broader(name).flatMap((other) => (other !== name && permissions.has(other) ? [[name, other] as const] : [])),
  );

  expect(pairs.length).toBeGreaterThan(15);
  // Mail.ReadBasic.All is what Mail.ReadBasic is for an application, and so with calendars.
  for (const [name, other] of pairs.filter(([, one]) => !/^(?:Mail|Calendars)\.ReadBasic\.All$/.test(one)))
    expect(rank(name)).toBeLessThan(rank(other) ?? 0);
});

test('an operation that is in no table says where to add it', () => {
  expect(() => operationFacts('GET /me/nothing')).toThrow('GET /me/nothing: no permissions are known for it.');
});
