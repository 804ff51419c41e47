import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flows } from '../../../test/flows/generated-flows.ts';
import { loadText } from '../../../test/support/flow-text.ts';
import { detectScopes } from '../../automation/detect-scopes.ts';
import { heldCatalogue, ownActivities } from '../../flow/catalogue.ts';
import { outlineFlow } from '../../flow/outline.ts';
import { askedBySet } from './asked-by-set.ts';

const catalogue = heldCatalogue(ownActivities);

const scopesOf = async (text: string) => outlineFlow(await loadText(text), catalogue);

test('scopes ask for what detection finds, whatever was asked before', async () => {
  const asked = askedBySet();
  for (const text of fc.sample(flows, { numRuns: 150, seed: 2611 })) {
    const scopes = await scopesOf(text);

    expect(asked(scopes)).toEqual(detectScopes(scopes).permissions.map(({ name }) => name));
  }
});

test('what differs in one input, in one setting of a scope or in the mailbox is asked for by itself', async () => {
  const asked = askedBySet();
  const flow = (scope: string, activity: string): string =>
    `version: 1\nname: a\nsteps:\n  - microsoft365Scope: { ${scope}steps: [{ ${activity} }] }\n`;
  const texts = [
    flow('', 'use: mail.list'),
    flow('', 'use: mail.list, with: { markAsRead: true }'),
    flow('mailbox: ben@contoso.example, ', 'use: mail.list'),
    flow('permissions: { add: [Calendars.Read] }, ', 'use: mail.list'),
    flow('permissions: { remove: [Mail.Read] }, ', 'use: mail.list'),
    flow('authenticationScopes: [Mail.ReadWrite], ', 'use: mail.list'),
    flow('', 'use: http.request, with: { method: GET, path: /me/contacts }'),
    flow('', 'use: http.request, with: { method: GET, path: /me/events }'),
  ];
  const found = new Set<string>();
  for (const text of [...texts, ...texts]) found.add(asked(await scopesOf(text)).join(' '));

  expect([...found]).toEqual([
    'Mail.Read',
    'Mail.ReadWrite',
    'Mail.Read.Shared',
    'Calendars.Read Mail.Read',
    '',
    'Contacts.Read',
    'Calendars.Read',
  ]);
});
