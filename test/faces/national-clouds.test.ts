import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onbehalfCommand, type Ended } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let home: OwnHome;
let automation = '';
beforeAll(async () => {
  home = await ownHome();
  automation = join(home.folder, 'clean.ts');
  await writeFile(
    automation,
    "import { mail, microsoft365Scope } from 'onbehalf';\nawait using m365 = await microsoft365Scope({ activities: [mail.delete] });\n",
  );
});
afterAll(() => home[Symbol.asyncDispose]());

const run = (...args: string[]): Promise<Ended> => onbehalfCommand(args);
const register = (environment: string, ...args: string[]): Promise<Ended> =>
  run('app', 'register', '--name', 'Tidier', '--permission', 'Mail.Read', '--admin-consent', '--environment', environment, ...args);

describe('what a cloud does not have', () => {
  test('is shown before anything is asked for, without an application that is registered there', async () => {
    const inChina = await run('permissions', automation, '--environment', 'China');

    expect(inChina.stdout).toContain('An application that is only known when it runs:\nMail.ReadWrite');
    expect(inChina.stdout).toContain(
      'Warning: mail.delete will fail with permanently, at POST /me/messages/{message}/permanentDelete: Microsoft Graph does not have that call in the environment China.',
    );
    expect((await run('permissions', automation)).stdout).not.toContain('will fail');
  });

  test('the public application is not there, and nobody is sent to a page that would say so', async () => {
    expect(await run('mail', 'list', '--environment', 'USGovernment')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(
        'oauthApplication UiPath, the public application, is not in USGovernment: applications are registered in each cloud apart.',
      ),
    });
  });
});

describe('registering an application in a cloud apart', () => {
  test.each([
    ['China', 'https://portal.azure.cn'],
    ['USGovernment', 'https://portal.azure.us'],
    ['USGovernmentDOD', 'https://portal.azure.us'],
  ])('%s: in its portal', async (environment, portal) => {
    const { stdout } = await register(environment, '--as', 'portal');

    expect(stdout).toContain(`1. Open ${portal} and sign in.\n2. Go to Microsoft Entra ID > App registrations`);
    expect(stdout).toContain(`onbehalf signin --application-id APPLICATION_ID --tenant-id TENANT_ID --environment ${environment}`);
    expect(stdout).not.toContain('.com');
  });

  test.each([
    ['China', 'https://microsoftgraph.chinacloudapi.cn'],
    ['USGovernment', 'https://graph.microsoft.us'],
    ['USGovernmentDOD', 'https://dod-graph.microsoft.us'],
  ])('%s: with requests to its Microsoft Graph', async (environment, graph) => {
    const { stdout } = await register(environment, '--as', 'graph');

    expect([...stdout.matchAll(/(?:POST|GET) (https:\/\/[^/]+)/g)].map(([, host]) => host)).toEqual([graph, graph, graph, graph]);
  });

  test.each([
    ['China', 'az cloud set --name AzureChinaCloud', 'https://microsoftgraph.chinacloudapi.cn/v1.0/applications'],
    ['USGovernment', 'az cloud set --name AzureUSGovernment', 'https://graph.microsoft.us/v1.0/applications'],
  ])('%s: with the Azure CLI', async (environment, cloud, applications) => {
    const { stdout } = await register(environment, '--as', 'azure-cli');

    expect(stdout).toContain(cloud);
    expect(stdout).toContain(`--method POST --url ${applications} `);
    expect(stdout).not.toContain('graph.microsoft.com');
  });

  test('the forms that do not reach a cloud say so', async () => {
    expect(await register('USGovernmentDOD', '--as', 'azure-cli')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(
        '--as must be portal or graph in USGovernmentDOD: the Azure CLI does not reach Microsoft Graph there.',
      ),
    });
    expect((await register('China', '--as', 'bicep')).stdout).toContain('// Graph templates were made for the global cloud only at first.');
    expect((await register('Global', '--as', 'bicep')).stdout).not.toContain('// Graph templates');
  });

  test.each([
    [['China'], "--application-id is required in China: Microsoft's own client for administrators is not there."],
    [
      ['China', '--account-types', 'personal', '--as', 'portal'],
      'accountTypes must be single or multiple in China: personal accounts are in the global cloud only.',
    ],
    [['Germany', '--as', 'portal'], 'environment Germany was closed on 29 October 2021; its customers moved to Global.'],
  ])('%j is refused', async ([environment = '', ...args], message) => {
    expect(await register(environment, ...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
  });
});
