import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedFolder, publishedPermissions } from '../support/published.ts';
import { temporaryFolderSync } from '../support/temporary-folder.ts';

interface Source {
  readonly repository: string;
  readonly commit: string;
  readonly files: readonly string[];
}
// The tools are plain JavaScript.
const { fetchFacts } = (await import(new URL('../../tools/facts.mjs', import.meta.url).href)) as {
  readonly fetchFacts: (folder: string, from: readonly Source[]) => void;
};
const sources = JSON.parse(readFileSync(new URL('../../tools/facts/sources.json', import.meta.url), 'utf8')) as readonly Source[];

const texts = {
  adminDisplayName: 'Send mail',
  adminDescription: 'Sends.',
  userDisplayName: 'Send as you',
  userDescription: 'Sends as you.',
};
const delegated = {
  id: 'id-openid',
  isAdmin: false,
  value: 'openid',
  consentDisplayName: 'Sign in as you',
  consentDescription: 'Signs in.',
  adminConsentDisplayName: 'Sign in',
  adminConsentDescription: 'Signs users in.',
};
const upstream: Readonly<Record<string, unknown>> = {
  'permissions/new/permissions.json': {
    permissions: {
      'Mail.Send': {
        authorizationType: 'oAuth2',
        schemes: {
          DelegatedWork: { ...texts, requiresAdminConsent: false, privilegeLevel: 2 },
          DelegatedPersonal: { ...texts, requiresAdminConsent: false },
          Application: { ...texts, requiresAdminConsent: true },
        },
        pathSets: [
          {
            schemeKeys: ['DelegatedWork', 'Application'],
            methods: ['POST'],
            paths: { '/me/sendmail': 'least=DelegatedWork;AlsoRequires=Mail.Read' },
          },
          { schemeKeys: ['Application'], methods: ['POST', 'PUT'], paths: { '/users/{id}/sendmail': '' } },
        ],
      },
      'Channel.Read.Group': { authorizationType: 'RSC', schemes: { Application: { ...texts, requiresAdminConsent: false } }, pathSets: [] },
    },
  },
  'permissions/new/provisioningInfo.json': {
    permissionDeployments: {
      'Mail.Send': [
        { id: '', scheme: 'Application', environment: 'public' },
        { id: 'id-of-a-test', scheme: 'DelegatedWork', environment: 'PPE' },
        { id: 'id-work', scheme: 'DelegatedWork', environment: 'PPE;public' },
      ],
    },
  },
  'permissions/permissions-descriptions.json': {
    delegatedScopesList: [delegated, { ...delegated, id: 'older', value: 'Mail.Send' }],
    applicationScopesList: [
      { id: 'id-application', isAdmin: true, value: 'Mail.Send', consentDisplayName: 'Send', consentDescription: 'Sends.' },
    ],
  },
};

let folder = '';
let source: Source;
beforeAll(() => {
  folder = temporaryFolderSync('facts-test');
  const repository = join(folder, 'upstream');
  for (const [file, content] of Object.entries(upstream)) {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), JSON.stringify(content));
  }
  const git = (...args: string[]): string => {
    const ended = spawnSync('git', args, { cwd: repository, encoding: 'utf8' });
    expect(ended).toMatchObject({ status: 0 });
    return ended.stdout.trim();
  };
  git('init', '--quiet');
  for (const setting of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant']) git('config', setting, 'true');
  git('add', '.');
  git(
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@contoso.example',
    '-c',
    'commit.gpgsign=false',
    'commit',
    '--quiet',
    '-m',
    'as published',
  );
  source = { repository: pathToFileURL(repository).href, commit: git('rev-parse', 'HEAD'), files: Object.keys(upstream) };
});
afterAll(() => rmSync(folder, { recursive: true }));

test('what is published is fetched, and read in the shape that the tests of our tables know', () => {
  const facts = join(folder, 'facts');
  fetchFacts(facts, [source]);

  const { permissions, isThere, reason } = publishedPermissions([facts]);
  expect({ isThere, reason }).toEqual({ isThere: true, reason: '' });
  const toMe = { methods: ['POST'], path: '/me/sendmail', leastPrivileged: true };
  const toAll = { methods: ['POST', 'PUT'], path: '/users/{id}/sendmail', leastPrivileged: false };
  expect(permissions).toEqual({
    'Mail.Send': {
      schemes: {
        DelegatedWork: { ...texts, id: 'id-work', adminConsentRequired: false, privilegeLevel: 2, paths: [toMe] },
        DelegatedPersonal: { ...texts, id: 'id-work', adminConsentRequired: false, paths: [] },
        Application: { ...texts, id: 'id-application', adminConsentRequired: true, paths: [{ ...toMe, leastPrivileged: false }, toAll] },
      },
    },
    'Channel.Read.Group': { authorizationType: 'RSC', schemes: { Application: { ...texts, adminConsentRequired: false, paths: [] } } },
    openid: {
      noPathData: true,
      schemes: {
        DelegatedWork: {
          id: 'id-openid',
          adminDisplayName: 'Sign in',
          adminDescription: 'Signs users in.',
          userDisplayName: 'Sign in as you',
          userDescription: 'Signs in.',
          adminConsentRequired: false,
          paths: [],
        },
      },
    },
  });
});

test('a file that was changed after it was fetched is refused', () => {
  const facts = join(folder, 'changed');
  fetchFacts(facts, [source]);
  appendFileSync(join(facts, 'permissions.json'), ' ');

  expect(() => publishedPermissions([facts])).toThrow(/permissions\.json is not the file that was fetched\. Run npm run facts\./);
});

test('another commit, and a name that is not the whole hash, are refused; what was there stays', () => {
  const facts = join(folder, 'kept');
  fetchFacts(facts, [source]);

  const other = '0123456789'.repeat(4);
  expect(() => fetchFacts(facts, [{ ...source, commit: other }])).toThrow(
    new RegExp(`upstream at ${other} could not be fetched: .*${other}`),
  );
  expect(() => fetchFacts(facts, [{ ...source, commit: 'main' }])).toThrow(/main is not the full name of a commit/);
  expect(() => fetchFacts(facts, [{ ...source, files: ['LICENSE'] }])).toThrow(/could not be fetched: .*LICENSE/);
  expect(publishedPermissions([facts]).isThere).toBe(true);
});

test('each source of ours is a public repository at a whole commit', () => {
  expect(sources.map(({ repository, commit }) => `${repository}@${commit}`)).toEqual([
    expect.stringMatching(/^https:\/\/github\.com\/microsoftgraph\/[\w-]+@[0-9a-f]{40}$/),
  ]);
});

test('a suite says how to get what it lacks, and what lies beside the checkout counts too', () => {
  expect(publishedPermissions([join(folder, 'nowhere')])).toEqual({
    permissions: {},
    isThere: false,
    reason: ' (left out: what Microsoft publishes is not here; npm run facts fetches it)',
  });
  fetchFacts(join(folder, 'beside'), [source]);
  expect(publishedFolder('permissions.json', [join(folder, 'nowhere'), join(folder, 'beside')])).toBe(join(folder, 'beside'));
});
