import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { OnbehalfError } from '../../src/core/errors.ts';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { IdentityPorts, ScopeSettingsInput } from '../../src/identity/index.ts';
import { createTestCertificate, type TestCertificate } from '../support/certificate.ts';
import { createWorld, ownApplication, shortLived, type World } from './world.ts';

const page = new URL('../../docs/outcomes.md', import.meta.url);
const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
const nobodyKnows = '00000000-0000-4000-8000-000000000000';

let signingKey: SigningKey;
let certificate: TestCertificate;
let ended: TestCertificate;
beforeAll(async () => {
  signingKey = await createSigningKey();
  certificate = createTestCertificate();
  ended = createTestCertificate(-2);
});

/** A way to sign in: its settings, and how a person answers. */
interface Way {
  readonly settings: (world: World) => ScopeSettingsInput;
  readonly ports?: (world: World) => Partial<IdentityPorts>;
  readonly situations: readonly Situation[];
}

/** A situation: what is different from a sign-in that succeeds. */
interface Situation {
  readonly name: string;
  readonly change?: (world: World) => void;
  readonly settings?: (world: World) => ScopeSettingsInput;
  readonly ports?: (world: World) => Partial<IdentityPorts>;
  readonly permissions?: readonly string[];
  /** Sign in twice; the second time nobody is asked. */
  readonly twice?: true;
}

const signIn: Situation = { name: 'sign-in' };
const renewal: Situation = { name: 'silent renewal', twice: true };
const wrongTenant: Situation = { name: 'wrong tenant', settings: () => ({ tenantId: 'fabrikam.example' }) };
const wrongApplication: Situation = { name: 'wrong application', settings: () => ({ applicationId: nobodyKnows }) };
/** The page shows the error and answers nothing, so that the time ends it. */
const onPage = ({ name, settings, ...more }: Situation): Situation => ({ ...more, name: `${name} (the page shows the error)`, settings: (world) => ({ ...settings?.(world), timeoutMS: 300 }) });
const disabled: Situation = {
  name: 'disabled user',
  change: ({ tenant }) => {
    for (const user of tenant.users.values()) user.accountEnabled = false;
  },
};

const answeredBy = (name: string, options = {}) => (world: World): Partial<IdentityPorts> => {
  const person = world.person(name, options);
  // Where the page itself shows an error, no answer ever comes back.
  return { openBrowser: (url) => person.openBrowser(url).catch(() => undefined) };
};
const onAnotherDevice = (name: string, options = {}) => (world: World): Partial<IdentityPorts> => ({
  notify: (event) => {
    if (event.type === 'deviceCode') void world.person(name, options).openBrowser(`${event.url}?otc=${event.userCode}`).catch(() => undefined);
  },
});

const own = ({ tenant }: World): ScopeSettingsInput => ({ oauthApplication: 'Custom', applicationId: ownApplication, tenantId: tenant.id });
const alone = ({ tenant }: World): ScopeSettingsInput => ({ applicationId: reports, tenantId: tenant.id });
const registration = ({ tenant }: World, change: object): void => void Object.assign(tenant.applications.get(reports) ?? {}, change);

const ways: Readonly<Record<string, Way>> = {
  'InteractiveToken, in the browser': {
    settings: own,
    ports: answeredBy('ada'),
    situations: [
      signIn,
      renewal,
      { name: 'second factor required', ports: answeredBy('ben') },
      { name: 'consent declined', ports: answeredBy('ada', { consent: 'decline' }) },
      { name: 'consent of an administrator missing', change: ({ tenant }) => void (tenant.userConsentAllowed = false) },
      onPage(disabled),
      onPage(wrongTenant),
      onPage(wrongApplication),
      onPage({ name: 'wrong redirect URI', change: ({ tenant }) => void tenant.applications.get(ownApplication)?.publicClientRedirectUris.splice(0) }),
      { name: 'nobody can answer', ports: () => ({ canAsk: false }) },
    ],
  },
  'InteractiveToken, with a device code': {
    settings: (world) => ({ ...own(world), signInThrough: 'DeviceCode' }),
    ports: onAnotherDevice('ada'),
    situations: [
      signIn,
      renewal,
      { name: 'second factor required', ports: onAnotherDevice('ben') },
      { name: 'consent declined', ports: onAnotherDevice('ada', { consent: 'decline' }) },
      { name: 'code not entered in time', ports: ({ tenant }) => ({ notify: ({ type }) => void (type === 'deviceCode' && tenant.clock.advance(901_000)) }) },
      wrongTenant,
      wrongApplication,
    ],
  },
  UsernameAndPassword: {
    settings: ({ tenant }) => ({ authenticationType: 'UsernameAndPassword', applicationId: ownApplication, tenantId: tenant.id, username: 'ada@contoso.example', password: 'Contoso-ada-1' }),
    situations: [
      signIn,
      renewal,
      { name: 'wrong credentials', settings: () => ({ password: 'wrong' }) },
      { name: 'second factor required', settings: () => ({ username: 'ben@contoso.example', password: 'Contoso-ben-1' }) },
      { name: 'consent missing', permissions: ['Mail.Send'] },
      disabled,
      wrongTenant,
      wrongApplication,
      { name: 'application is no public client', settings: () => ({ applicationId: reports }) },
    ],
  },
  ApplicationIdAndSecret: {
    settings: (world) => ({ ...alone(world), authenticationType: 'ApplicationIdAndSecret', applicationSecret: 'contoso-reports-secret' }),
    situations: [
      signIn,
      renewal,
      { name: 'wrong credentials', settings: () => ({ applicationSecret: 'wrong' }) },
      { name: 'consent missing', permissions: ['Mail.Send'] },
      { name: 'expired secret', change: (world) => registration(world, { secrets: [], expiredSecrets: ['contoso-reports-secret'] }) },
      wrongTenant,
      wrongApplication,
    ],
  },
  ApplicationIdAndCertificate: {
    settings: (world) => ({ ...alone(world), authenticationType: 'ApplicationIdAndCertificate', certificateAsBase64: certificate.privateKey + certificate.certificate }),
    situations: [
      signIn,
      renewal,
      { name: 'wrong credentials', change: (world) => registration(world, { certificates: [] }) },
      { name: 'consent missing', permissions: ['Mail.Send'] },
      { name: 'expired certificate', settings: () => ({ certificateAsBase64: ended.privateKey + ended.certificate }) },
      wrongTenant,
      wrongApplication,
    ],
  },
};

async function outcomeOf(way: Way, situation: Situation): Promise<readonly [outcome: string, code: string, remedy: string]> {
  const world = createWorld({ signingKey, settings: { devicePollSeconds: 0.01, ...(situation.twice && shortLived) } });
  const missing: string[] = [];
  registration(world, { certificates: [certificate.certificate] });
  if (way.settings(world).authenticationType === 'UsernameAndPassword') {
    world.tenant.consents.push({ id: 'c', clientId: ownApplication, principalId: null, permissions: ['Mail.Read', 'openid', 'profile', 'offline_access'] });
  }
  situation.change?.(world);
  const settings = { ...way.settings(world), ...situation.settings?.(world) };
  const { notify, ...ports } = { ...way.ports?.(world), ...situation.ports?.(world) };
  const all: Partial<IdentityPorts> = {
    ...ports,
    notify: (event) => {
      notify?.(event);
      if (event.type === 'permissionsMissing') missing.push(...event.missing);
    },
  };
  const permissions = situation.permissions ?? ['Mail.Read'];
  try {
    await world.identity(settings, all).token(permissions);
    if (situation.twice) await world.identity(settings, { ...all, canAsk: false }).token(permissions);
    return missing.length > 0 ? [`signs in, and warns that ${missing.join(', ')} was not granted`, '', 'Graph refuses the calls that need it.'] : ['signs in', '', ''];
  } catch (error) {
    if (!(error instanceof OnbehalfError)) throw error;
    return [error.message, error.code, error.remedy].map((text) => text.replaceAll(/[\da-f]{64}/g, '(thumbprint)').replaceAll(/\d{4}-\d\d-\d\d/g, '(date)')) as [string, string, string];
  }
}

async function table(): Promise<string> {
  const rows: string[] = [];
  for (const [type, way] of Object.entries(ways)) {
    for (const situation of way.situations) {
      const [outcome, code, remedy] = await outcomeOf(way, situation);
      rows.push(`| ${[type, situation.name, outcome, code && `\`${code}\``, remedy].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
    }
  }
  return rows.join('\n');
}

test('how each way to sign in ends in each situation is what the page says', { timeout: 30_000 }, async () => {
  const content = `# How signing in ends

What each authentication type does in each situation, as a test of this project found it against the embedded tenant. The test writes this page: \`UPDATE_OUTCOMES=1 npx vitest run test/identity/outcomes.test.ts\`.

| authentication type | situation | what happens | code | what to do |
| --- | --- | --- | --- | --- |
${await table()}
`;
  if (process.env['UPDATE_OUTCOMES'] === '1') await writeFile(page, content);

  expect(await readFile(page, 'utf8')).toBe(content);
});
