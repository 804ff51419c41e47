import { brokerRedirectUri, createSystemBroker, type IdentityPorts, type ScopeSettingsInput } from '../../src/identity/index.ts';
import type { TestCertificate } from '../support/certificate.ts';
import { ownApplication, type World } from './world.ts';
import { answeredBy, onAnotherDevice, onWindows, pastedBy, type Answering } from './outcome-answers.ts';
import { clientCertificate } from '../../src/emulator/tenant/credentials.ts';
import { endedSecret } from '../support/ended-secret.ts';

/** A situation: what is different from a sign-in that succeeds. */
export interface Situation {
  /** Says more than the name that it stands under. */
  readonly note?: string;
  readonly change?: (world: World) => void;
  readonly settings?: (world: World) => ScopeSettingsInput;
  readonly ports?: (world: World) => Partial<IdentityPorts>;
  readonly permissions?: readonly string[];
  /** Sign in twice; the second time nobody is asked. What is given here happens in between. */
  readonly twice?: true | ((world: World) => void);
}

/** The situations that each way to sign in is seen in. */
export const situations = [
  'sign-in',
  'silent renewal',
  'wrong credentials',
  'second factor required',
  'consent missing',
  'disabled user',
  'expired secret or certificate',
  'wrong tenant',
  'wrong redirect URI',
] as const;

/** A way to sign in: its settings, how a person answers, and what happens to it. */
export interface Way {
  readonly settings: (world: World) => ScopeSettingsInput;
  readonly ports?: (world: World) => Partial<IdentityPorts>;
  /** A text says why a situation was not tried. */
  readonly in: Readonly<Record<(typeof situations)[number], Situation | string>>;
  /** What can happen besides. */
  readonly alsoIn: Readonly<Record<string, Situation>>;
}

/** Certificates for an application: one that is good, and one that has ended. */
export interface Certificates {
  readonly good: TestCertificate;
  readonly ended: TestCertificate;
}

const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
const own = ({ tenant }: World): ScopeSettingsInput => ({ oauthApplication: 'Custom', applicationId: ownApplication, tenantId: tenant.id });
const alone = ({ tenant }: World): ScopeSettingsInput => ({ applicationId: reports, tenantId: tenant.id });
/** Changes the registration of the application that acts alone. */
export const registration = ({ tenant }: World, change: object): void => void Object.assign(tenant.applications.get(reports) ?? {}, change);

const disable = ({ tenant }: World): void => {
  for (const user of tenant.users.values()) user.accountEnabled = false;
};
const forgetRedirectUris = ({ tenant }: World): void => void tenant.applications.get(ownApplication)?.publicClientRedirectUris.splice(0);

const signIn: Situation = {};
const renewal: Situation = { twice: true };
const wrongTenant: Situation = { settings: () => ({ tenantId: 'fabrikam.example' }) };
const wrongApplication: Situation = { settings: () => ({ applicationId: '00000000-0000-4000-8000-000000000000' }) };
const disabled: Situation = { change: disable };
const disabledSince: Situation = { twice: disable };
const wrongRedirectUri: Situation = { change: forgetRedirectUris };
const consentOfAnAdministrator: Situation = { change: ({ tenant }) => void (tenant.userConsentAllowed = false) };
const otherAccount: Situation = { settings: () => ({ emailAddress: 'chloe@contoso.example' }) };
const unattended: Situation = { ports: () => ({ canAsk: false }) };

const noSecret = 'does not come up: the application has none';
const noPerson = 'does not come up: there is no person';

/** The page says it to the person and answers nothing; the time ends the sign-in. */
const told = (note: string, situation: Situation): Situation => ({
  ...situation,
  note,
  settings: (world) => ({ ...situation.settings?.(world), timeoutMS: 300 }),
});

const answersWindow = (name: string, options?: Answering) => onWindows((world) => ({ window: world.person(name, options) }));
const inSession = (name: string) => onWindows(() => ({ session: `${name}@contoso.example` }));
const noWindows: Situation = { ports: () => ({ findBroker: createSystemBroker({ platform: 'linux' }) }) };
const noPackage: Situation = { ports: () => ({ findBroker: createSystemBroker({ platform: 'win32' }) }) };

/** Every way to sign in, by its name on the page. */
export function waysToSignIn({ good, ended }: Certificates): Readonly<Record<string, Way>> {
  return {
    'InteractiveToken, in the browser': {
      settings: own,
      ports: answeredBy('ada'),
      in: {
        'sign-in': signIn,
        'silent renewal': renewal,
        'wrong credentials': told('the page asks again', { ports: answeredBy('ada', { password: 'wrong' }) }),
        'second factor required': { ports: answeredBy('ben') },
        'consent missing': { note: 'the page asks for it', permissions: ['Mail.Send'] },
        'disabled user': told('the page says so', disabled),
        'expired secret or certificate': noSecret,
        'wrong tenant': wrongTenant,
        'wrong redirect URI': wrongRedirectUri,
      },
      alsoIn: {
        'user disabled since': disabledSince,
        'consent declined': { ports: answeredBy('ada', { consent: 'decline' }) },
        'consent of an administrator missing': consentOfAnAdministrator,
        'wrong application': wrongApplication,
        'another account answers twice': otherAccount,
        'nobody can answer': unattended,
      },
    },
    'InteractiveToken, with a pasted address': {
      settings: (world) => ({ ...own(world), signInThrough: 'PastedAddress' }),
      ports: pastedBy('ada'),
      in: {
        'sign-in': signIn,
        'silent renewal': renewal,
        'wrong credentials': { note: 'the page asks again; its address is pasted', ports: pastedBy('ada', { password: 'wrong' }) },
        'second factor required': { ports: pastedBy('ben') },
        'consent missing': { note: 'the page asks for it', permissions: ['Mail.Send'] },
        'disabled user': { ...disabled, note: 'the page says so; its address is pasted' },
        'expired secret or certificate': noSecret,
        'wrong tenant': wrongTenant,
        'wrong redirect URI': wrongRedirectUri,
      },
      alsoIn: { 'consent declined': { ports: pastedBy('ada', { consent: 'decline' }) }, 'another account answers twice': otherAccount },
    },
    'InteractiveToken, with a device code': {
      settings: (world) => ({ ...own(world), signInThrough: 'DeviceCode' }),
      ports: onAnotherDevice('ada'),
      in: {
        'sign-in': signIn,
        'silent renewal': renewal,
        'wrong credentials': {
          note: 'the page asks again, and the time of the code ends',
          ports: onAnotherDevice('ada', { password: 'wrong' }),
        },
        'second factor required': { ports: onAnotherDevice('ben') },
        'consent missing': { note: 'the page asks for it', permissions: ['Mail.Send'] },
        'disabled user': { ...disabled, note: 'the page says so, and the time of the code ends' },
        'expired secret or certificate': noSecret,
        'wrong tenant': wrongTenant,
        'wrong redirect URI': 'does not come up: it needs none',
      },
      alsoIn: {
        'user disabled since': disabledSince,
        'consent declined': { ports: onAnotherDevice('ada', { consent: 'decline' }) },
        'code not entered in time': {
          ports: ({ tenant }) => ({ notify: ({ type }) => void (type === 'deviceCode' && tenant.clock.advance(901_000)) }),
        },
        'wrong application': wrongApplication,
        'another account answers twice': otherAccount,
      },
    },
    'InteractiveToken, with useBroker': {
      settings: (world) => ({ ...own(world), useBroker: true }),
      ports: answersWindow('ada'),
      in: {
        'sign-in': signIn,
        'silent renewal': renewal,
        'wrong credentials': { note: 'the window asks again', ports: answersWindow('ada', { password: 'wrong' }) },
        'second factor required': { ports: answersWindow('ben') },
        'consent missing': { note: 'the window asks for it', permissions: ['Mail.Send'] },
        'disabled user': { ...disabled, note: 'the window says so' },
        'expired secret or certificate': noSecret,
        'wrong tenant': wrongTenant,
        'wrong redirect URI': wrongRedirectUri,
      },
      alsoIn: {
        'consent declined': { ports: answersWindow('ada', { consent: 'decline' }) },
        'another account answers twice': otherAccount,
        'window closed': { ports: onWindows(() => ({})) },
        'wrong application': wrongApplication,
        'nobody can answer': unattended,
        'no Windows': noWindows,
        'Windows without the package': noPackage,
      },
    },
    IntegratedWindowsAuthentication: {
      settings: ({ tenant }) => ({
        authenticationType: 'IntegratedWindowsAuthentication',
        applicationId: ownApplication,
        tenantId: tenant.id,
      }),
      ports: inSession('ada'),
      in: {
        'sign-in': signIn,
        'silent renewal': renewal,
        'wrong credentials': { note: 'a session without a work or school account', ports: onWindows(() => ({})) },
        'second factor required': { ports: inSession('ben') },
        'consent missing': { permissions: ['Mail.Send'] },
        'disabled user': disabled,
        'expired secret or certificate': noSecret,
        'wrong tenant': wrongTenant,
        'wrong redirect URI': 'not known: the stand-in asks for none where it shows no window',
      },
      alsoIn: { 'wrong application': wrongApplication, 'no Windows': noWindows, 'Windows without the package': noPackage },
    },
    UsernameAndPassword: {
      settings: ({ tenant }) => ({
        authenticationType: 'UsernameAndPassword',
        applicationId: ownApplication,
        tenantId: tenant.id,
        username: 'ada@contoso.example',
        password: 'Contoso-ada-1',
      }),
      in: {
        'sign-in': signIn,
        'silent renewal': renewal,
        'wrong credentials': { settings: () => ({ password: 'wrong' }) },
        'second factor required': { settings: () => ({ username: 'ben@contoso.example', password: 'Contoso-ben-1' }) },
        'consent missing': { permissions: ['Mail.Send'] },
        'disabled user': disabled,
        'expired secret or certificate': noSecret,
        'wrong tenant': wrongTenant,
        'wrong redirect URI': 'does not come up: it needs none',
      },
      alsoIn: {
        'user disabled since': disabledSince,
        'wrong application': wrongApplication,
        'application is no public client': { settings: () => ({ applicationId: reports }) },
      },
    },
    ApplicationIdAndSecret: {
      settings: (world) => ({ ...alone(world), authenticationType: 'ApplicationIdAndSecret', applicationSecret: 'contoso-reports-secret' }),
      in: {
        'sign-in': signIn,
        'silent renewal': renewal,
        'wrong credentials': { settings: () => ({ applicationSecret: 'wrong' }) },
        'second factor required': noPerson,
        'consent missing': { permissions: ['Mail.Send'] },
        'disabled user': noPerson,
        'expired secret or certificate': {
          change: (world) => registration(world, { secrets: [endedSecret('contoso-reports-secret')] }),
        },
        'wrong tenant': wrongTenant,
        'wrong redirect URI': 'does not come up: it needs none',
      },
      alsoIn: { 'wrong application': wrongApplication },
    },
    ApplicationIdAndCertificate: {
      settings: (world) => ({
        ...alone(world),
        authenticationType: 'ApplicationIdAndCertificate',
        certificateAsBase64: good.privateKey + good.certificate,
      }),
      in: {
        'sign-in': signIn,
        'silent renewal': renewal,
        'wrong credentials': { note: 'a certificate that is not registered', change: (world) => registration(world, { certificates: [] }) },
        'second factor required': noPerson,
        'consent missing': { permissions: ['Mail.Send'] },
        'disabled user': noPerson,
        'expired secret or certificate': { settings: () => ({ certificateAsBase64: ended.privateKey + ended.certificate }) },
        'wrong tenant': wrongTenant,
        'wrong redirect URI': 'does not come up: it needs none',
      },
      alsoIn: { 'wrong application': wrongApplication },
    },
  };
}

/** What has to be there for the ways to sign in at all: a registered certificate, redirect URIs for other ways than the browser's, and a consent where nobody is asked. */
export function prepare(world: World, way: Way, { good }: Certificates): void {
  registration(world, { certificates: [clientCertificate(good.certificate)] });
  world.tenant.applications
    .get(ownApplication)
    ?.publicClientRedirectUris.push(brokerRedirectUri(ownApplication), 'https://login.microsoftonline.com/common/oauth2/nativeclient');
  if (!['UsernameAndPassword', 'IntegratedWindowsAuthentication'].includes(way.settings(world).authenticationType ?? '')) return;
  const permissions = ['Mail.Read', 'openid', 'profile', 'offline_access'];
  world.tenant.consents.push({ id: 'c', clientId: ownApplication, principalId: null, permissions });
}
