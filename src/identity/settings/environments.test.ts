import { expect, test } from 'vitest';
import { closedEnvironments, environments, isNationalCloud } from './environments.ts';

test("the hosts are those of Microsoft's table of national clouds", () => {
  expect(Object.entries(environments).map(([name, { loginHost, graphUrl }]) => [name, loginHost, graphUrl])).toEqual([
    ['Default', 'login.microsoftonline.com', 'https://graph.microsoft.com'],
    ['Global', 'login.microsoftonline.com', 'https://graph.microsoft.com'],
    ['China', 'login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn'],
    ['USGovernment', 'login.microsoftonline.us', 'https://graph.microsoft.us'],
    ['USGovernmentDOD', 'login.microsoftonline.us', 'https://dod-graph.microsoft.us'],
  ]);
});

test('a closed cloud is none that can be chosen', () => {
  expect(Object.keys(closedEnvironments).filter((name) => name in environments)).toEqual([]);
});

test.each([
  ['Global', false],
  ['Default', false],
  ['China', true],
  ['USGovernment', true],
  ['USGovernmentDOD', true],
  ['Mars', false],
  [undefined, false],
])('%s is a cloud apart: %s', (name, apart) => {
  expect(isNationalCloud(name)).toBe(apart);
});
