import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { liftableRules, queryRules, queryRulesTable } from '../../src/emulator/graph/query-rules.ts';
import { packageFolder } from '../support/command-line.ts';

// `npm run reference` writes the table.
test('docs/emulator.md lists every rule of queries as the emulator has it', async () => {
  const file = join(packageFolder, 'docs/emulator.md');
  const table = /(?<=## What each service refuses\n\n[^|]*)\|[^]*?\|(?=\n\n)/;
  const page = await readFile(file, 'utf8');
  expect(page).toMatch(table);
  await expect(page.replace(table, () => queryRulesTable())).toMatchFileSnapshot(file);
});

test('a rule has its source or is an assumption, and a name of its own', () => {
  expect(queryRules.filter(({ source, isAssumption }) => source === undefined && !isAssumption)).toEqual([]);
  expect(new Set(queryRules.map(({ name }) => name)).size).toBe(queryRules.length);
  const ofMail = [
    'messages-search-skip',
    'messages-search-beginnings',
    'messages-body',
    'mail-endswith',
    'mail-recipients-any',
    'outlook-top',
    'folders-in',
  ];
  const ofDirectory = ['users', 'groups', 'directoryObjects', 'applications', 'servicePrincipals'].flatMap((collection) => [
    `${collection}-filter-unlisted`,
    `${collection}-orderby`,
  ]);
  const ofCalendar = ['events-top', 'calendars-top'];
  const ofPlanner = ['planner-top', 'planner-filter'];
  const ofTeams = [
    'chats-options',
    'chats-orderby',
    'chat-messages-options',
    'channel-messages-options',
    'channel-delta-options',
    'teams-options',
    'joined-teams-options',
  ];
  const ofDrives = ['drive-children-orderby', 'drive-children-skip', 'drive-children-search'];
  expect(liftableRules).toEqual([
    ...ofMail,
    'directory-skip',
    'directory-functions',
    ...ofDirectory,
    ...ofCalendar,
    ...ofPlanner,
    ...ofTeams,
    ...ofDrives,
  ]);
});
