import { execFile } from 'node:child_process';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { azureCliScript } from './azure-cli-script.ts';
import { bicepTemplate } from './bicep-template.ts';
import { graphRequests } from './graph-requests.ts';
import { planRegistration } from './plan-registration.ts';
import { portalSteps } from './portal-steps.ts';
import type { Registration } from './registration.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';

const given: Registration = {
  name: 'Tidier',
  accountTypes: 'single',
  redirectUris: ['http://localhost'],
  permissions: ['Mail.Send', 'Mail.ReadWrite', 'Mail.Send'],
};
const nasty = 'Ben\'s "${x}" $(touch /tmp/x) \\ `y`';

describe('a plan', () => {
  test('has the body that registers', () => {
    expect(planRegistration(given)).toMatchObject({
      application: {
        displayName: 'Tidier',
        signInAudience: 'AzureADMyOrg',
        isFallbackPublicClient: true,
        publicClient: { redirectUris: ['http://localhost'] },
        tags: ['onbehalf'],
        requiredResourceAccess: [
          {
            resourceAppId: '00000003-0000-0000-c000-000000000000',
            resourceAccess: [
              { id: '024d486e-b451-40bb-833d-3e66d98c5c73', type: 'Scope' },
              { id: 'e383f46e-2787-4529-855e-0e479a3ffac0', type: 'Scope' },
            ],
          },
        ],
      },
      consentScope: 'Mail.ReadWrite Mail.Send openid profile offline_access',
    });
  });

  test.each([
    ['single', 'AzureADMyOrg', undefined],
    ['multiple', 'AzureADMultipleOrgs', undefined],
    ['personal', 'AzureADandPersonalMicrosoftAccount', { requestedAccessTokenVersion: 2 }],
  ] as const)('for %s accounts', (accountTypes, signInAudience, api) => {
    const { application } = planRegistration({ ...given, accountTypes });

    expect([application.signInAudience, application.api]).toEqual([signInAudience, api]);
  });

  test('names every wrong field at once', () => {
    expect(() =>
      planRegistration({
        name: ' ',
        accountTypes: 'single',
        redirectUris: ['x', 'https://a.example/#b', 'javascript:alert(1)'],
        permissions: ['Mail.Reed'],
      }),
    ).toThrow(
      'The registration cannot be used as given. name must not be empty. redirectUri "x" must be an address, such as http://localhost. ' +
        'redirectUri https://a.example/#b must not have a fragment or a wildcard. redirectUri javascript:alert(1) must not begin with javascript: ' +
        'permission Mail.Reed is not a delegated permission that is known here; did you mean Mail.Read?',
    );
  });

  test('is of one line', () => {
    expect(() => planRegistration({ ...given, name: 'a\nPOST /evil' })).toThrow('name must be one line of text.');
  });
});

describe('as portal steps', () => {
  test('everything is filled in', () => {
    expect(portalSteps(planRegistration({ ...given, redirectUris: ['http://localhost', 'https://a.example/back'] }), true)).toEqual([
      'Open https://entra.microsoft.com and sign in.',
      'Go to Entra ID > App registrations and choose "New registration".',
      'Name: Tidier',
      'Supported account types: Accounts in this organizational directory only',
      'Redirect URI: platform "Public client/native (mobile & desktop)", address http://localhost',
      'Choose "Register". Copy the Application (client) ID and the Directory (tenant) ID from the overview page.',
      'Under Authentication, platform "Mobile and desktop applications", add the address https://a.example/back',
      'Under Authentication, set "Allow public client flows" to Yes and save.',
      'Under API permissions, remove the permissions that are listed and are not named in the next step.',
      'Choose "Add a permission" > Microsoft Graph > Delegated permissions, tick Mail.ReadWrite, Mail.Send, and choose "Add permissions".',
      'As an administrator, choose "Grant admin consent" and confirm.',
      'Sign in with it: onbehalf signin --application-id APPLICATION_ID --tenant-id TENANT_ID',
    ]);
  });
});

describe('with the broker of Windows', () => {
  const plan = planRegistration({ ...given, broker: true });
  const redirectUri = (id: string) => `ms-appx-web://Microsoft.AAD.BrokerPlugin/${id}`;

  test('the portal is told its redirect URI', () => {
    expect(portalSteps(plan, false)).toContain(
      `Under Authentication, platform "Mobile and desktop applications", add the address ${redirectUri('APPLICATION_ID')}`,
    );
  });

  test('a request of its own adds it', () => {
    const [, second = ''] = graphRequests(plan, false).split('### ').slice(1);

    expect(second).toMatch(
      /^Adds the redirect URI of Windows; id and appId come from the answer above\.\nPATCH https:\/\/graph\.microsoft\.com\/v1\.0\/applications\/\{id\}\n/,
    );
    expect(JSON.parse(second.slice(second.indexOf('\n\n')))).toEqual({
      publicClient: { redirectUris: ['http://localhost', redirectUri('{appId}')] },
    });
  });

  test('no template can be written', () => {
    expect(() => bicepTemplate(plan, false)).toThrow('--as must be portal, graph or azure-cli with --broker');
  });
});

describe('as Graph requests', () => {
  test('each body is the planned one', () => {
    const plan = planRegistration({ ...given, name: nasty });
    const bodies = [...graphRequests(plan, true).matchAll(/\n\n(\{[\s\S]*?\n\})\n/g)].map(([, body]) => JSON.parse(body ?? '') as unknown);

    expect(bodies).toEqual([
      plan.application,
      { appId: '{appId}' },
      {
        clientId: '{id of the service principal}',
        consentType: 'AllPrincipals',
        resourceId: '{id of Microsoft Graph}',
        scope: plan.consentScope,
      },
    ]);
  });
});

describe('as a script for the Azure CLI', () => {
  /** Runs the script with an `az` that writes down what it is called with. */
  async function runScript(script: string, knownId: string): Promise<{ printed: string; calls: string[][] }> {
    const folder = await temporaryFolder('az');
    try {
      const az = `#!${process.execPath}\nconst { appendFileSync } = require('node:fs'); const args = process.argv.slice(2);\n`;
      const answer = `appendFileSync(${JSON.stringify(join(folder, 'calls'))}, JSON.stringify(args) + '\\n');\nif (args[2] === 'list') console.log(${JSON.stringify(knownId)});\n`;
      await writeFile(
        join(folder, 'az'),
        `${az}${answer}if (args[0] === 'rest' && args[2] === 'POST') console.log('new-id');\nif (args[2] === 'show') process.exit(1);\n`,
      );
      await chmod(join(folder, 'az'), 0o755);
      await writeFile(join(folder, 'script.sh'), script);
      const { stdout } = await promisify(execFile)('/bin/sh', [join(folder, 'script.sh')], { env: { PATH: `${folder}:/usr/bin:/bin` } });
      const calls = (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n');
      return { printed: stdout, calls: calls.map((line) => JSON.parse(line) as string[]) };
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test('registers what is not there, whatever the name holds, and consents', async () => {
    const plan = planRegistration({ ...given, name: nasty });
    const { printed, calls } = await runScript(azureCliScript(plan, true), '');

    expect(calls.map((call) => call.slice(0, 3).join(' '))).toEqual([
      'ad app list',
      'rest --method POST',
      'ad sp show',
      'ad sp create',
      'ad app permission',
    ]);
    expect(calls[0]).toContain(`displayName eq '${nasty.replace("'", "''")}' and tags/any(tag:tag eq 'onbehalf')`);
    expect(JSON.parse(calls[1]?.[8] ?? '')).toEqual(plan.application);
    expect(calls[4]).toEqual([
      'ad',
      'app',
      'permission',
      'grant',
      '--id',
      'new-id',
      '--api',
      '00000003-0000-0000-c000-000000000000',
      '--scope',
      plan.consentScope,
      '--output',
      'none',
    ]);
    expect(printed).toBe('Application (client) ID: new-id\n');
  });

  test('adds the redirect URI of Windows once the ID is known', async () => {
    const { calls } = await runScript(
      azureCliScript(planRegistration({ ...given, broker: true, redirectUris: ["http://localhost/it's"] }), false),
      '',
    );

    expect(calls.map((call) => call.slice(0, 3).join(' '))).toEqual([
      'ad app list',
      'rest --method POST',
      'rest --method PATCH',
      'ad sp show',
      'ad sp create',
    ]);
    expect(calls[2]?.[4]).toBe("https://graph.microsoft.com/v1.0/applications(appId='new-id')");
    expect(JSON.parse(calls[2]?.[8] ?? '')).toEqual({
      publicClient: { redirectUris: ["http://localhost/it's", 'ms-appx-web://Microsoft.AAD.BrokerPlugin/new-id'] },
    });
  });

  test('changes what is there', async () => {
    const { printed, calls } = await runScript(azureCliScript(planRegistration(given), false), 'old-id');

    expect(calls[1]?.slice(0, 5)).toEqual([
      'rest',
      '--method',
      'PATCH',
      '--url',
      "https://graph.microsoft.com/v1.0/applications(appId='old-id')",
    ]);
    expect(printed).toBe('Application (client) ID: old-id\n');
  });
});

describe('as a Bicep template', () => {
  test('is whole', () => {
    expect(bicepTemplate(planRegistration({ ...given, permissions: ['Mail.Read'] }), true))
      .toBe(`// Needs this in bicepconfig.json beside it:
// { "extensions": { "microsoftGraphV1": "br:mcr.microsoft.com/bicep/extensions/microsoftgraph/v1.0:1.0.0" } }
extension microsoftGraphV1

resource application 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: 'onbehalf-tidier'
  displayName: 'Tidier'
  signInAudience: 'AzureADMyOrg'
  isFallbackPublicClient: true
  publicClient: {
    redirectUris: [
      'http://localhost'
    ]
  }
  tags: [
    'onbehalf'
  ]
  requiredResourceAccess: [
    {
      resourceAppId: '00000003-0000-0000-c000-000000000000'
      resourceAccess: [
        {
          id: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca'
          type: 'Scope'
        }
      ]
    }
  ]
}

resource servicePrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: application.appId
}

resource microsoftGraph 'Microsoft.Graph/servicePrincipals@v1.0' existing = {
  appId: '00000003-0000-0000-c000-000000000000'
}

resource consent 'Microsoft.Graph/oauth2PermissionGrants@v1.0' = {
  clientId: servicePrincipal.id
  consentType: 'AllPrincipals'
  resourceId: microsoftGraph.id
  scope: 'Mail.Read openid profile offline_access'
}

output applicationId string = application.appId
`);
  });

  test('escapes what a text may not hold', () => {
    const template = bicepTemplate(planRegistration({ ...given, name: nasty }), false);

    expect(template).toContain(`  displayName: 'Ben\\'s "\\\${x}" $(touch /tmp/x) \\\\ \`y\`'\n`);
    expect(template).not.toContain('oauth2PermissionGrants');
  });
});
