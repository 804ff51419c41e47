import {
  defaultConnection,
  environments,
  namedConnections,
  nameProblem,
  settingsProblems,
  type EnvironmentName,
} from '../../../connection/index.ts';
import { withoutRegistrar } from '../../../registration/index.ts';
import type { Settings } from '../settings.ts';
import type { Ask } from './ask.ts';

/** Whose application asks for consent. */
export const applicationChoices = {
  public: "UiPath's public application: at once, for trying things out",
  own: 'one of your own that is registered already',
  register: 'one of your own, registered now; takes an administrator',
  plan: 'one of your own that somebody else registers: print the steps for them',
} as const;

/** The clouds by the one name of each. */
const cloudChoices: Readonly<Record<string, string>> = Object.fromEntries(
  (Object.keys(environments) as EnvironmentName[]).filter((name) => name !== 'Default').map((name) => [name, environments[name].title]),
);

/** How the answer of the sign-in page comes back. */
const wayChoices = {
  Browser: 'the browser of this machine',
  PastedAddress: 'its last address is pasted here',
  DeviceCode: 'with a code, on any device',
} as const;

/** Flags of `onbehalf init` that are not those of every command. */
export interface InitFlags {
  readonly name?: string | undefined;
  readonly application?: keyof typeof applicationChoices | undefined;
  readonly default?: boolean | undefined;
  readonly replace: boolean;
}

/** What a setup is told. */
export interface InitAnswers {
  readonly application: keyof typeof applicationChoices;
  readonly applicationId: string | undefined;
  readonly tenantId: string | undefined;
  /** The flags of every command, with the cloud and the way to sign in. */
  readonly settings: Settings;
  /** Files and activities that the connection is for. */
  readonly words: readonly string[];
  /** Name of the connection. */
  readonly name: string;
  /** Whether it stands in where none is named. */
  readonly isDefault: boolean;
}

/** Asks what flags leave open. Nothing is kept before all is answered and the sign-in has worked. */
export async function initAnswers(ask: Ask, flags: InitFlags, given: Settings, words: readonly string[]): Promise<InitAnswers> {
  const settings = { ...given, environment: await cloudAnswer(ask, given) };
  const application = (await ask(
    {
      flag: '--application',
      text: 'Which application asks for consent?',
      choices: applicationChoices,
      otherwise: absence('public', settings) === undefined ? 'public' : 'own',
      problem: (choice) => absence(choice, settings),
    },
    flags.application ?? (settings.applicationId === undefined ? undefined : 'own'),
  )) as InitAnswers['application'];
  const applicationId =
    application === 'own'
      ? await ask(
          {
            flag: '--application-id',
            text: 'Application (client) ID:',
            problem: (applicationId) => settingProblem('applicationId', { applicationId }),
          },
          settings.applicationId,
        )
      : undefined;
  const tenantId =
    application === 'own'
      ? await ask(
          {
            flag: '--tenant-id',
            text: 'Tenant ID or domain (nothing: an application for any tenant):',
            otherwise: '',
            problem: (tenantId) => settingProblem('tenantId', { tenantId }),
          },
          settings.tenantId,
        )
      : settings.tenantId;
  const completed = { ...settings, signInThrough: await wayAnswer(ask, settings) };
  const what = await ask(
    { flag: 'FILE|ACTIVITY', text: 'Files or activities that it is for, with blanks between (nothing: only who you are):', otherwise: '' },
    words.length > 0 ? words.join(' ') : undefined,
  );
  const chosen = words.length > 0 ? words : what.split(/\s+/).filter(Boolean);
  if (application === 'plan')
    return { application, applicationId, tenantId, settings: completed, words: chosen, name: '', isDefault: false };
  const taken = flags.replace ? [] : (await namedConnections()).map(({ name }) => name);
  const name = await ask(
    {
      flag: '--name',
      text: 'Name of the connection:',
      otherwise: taken.includes('work') ? undefined : 'work',
      problem: (one) =>
        nameProblem(one) ??
        (taken.includes(one) ? `there is a connection ${one} already; choose another name, or --replace it.` : undefined),
    },
    flags.name,
  );
  const said = flags.default === undefined ? undefined : flags.default ? 'yes' : 'no';
  const isDefault = await ask(
    {
      flag: '--default',
      text: 'Use it where no connection is named?',
      choices: { yes: 'it is the default', no: 'it is used with --connection' },
      otherwise: (await defaultConnection()) ? 'no' : 'yes',
    },
    said,
  );
  return {
    application,
    applicationId,
    tenantId: tenantId === '' ? undefined : tenantId,
    settings: completed,
    words: chosen,
    name,
    isDefault: isDefault === 'yes',
  };
}

/** On an emulator neither is asked: it stands for any cloud, and is there for trying things out. */
async function cloudAnswer(ask: Ask, { environment, emulator }: Settings): Promise<string | undefined> {
  if (emulator !== undefined && environment === undefined) return undefined;
  const question = { flag: '--environment', text: "Which of Microsoft's clouds is the account in?", otherwise: 'Global' };
  const answer = await ask({ ...question, choices: cloudChoices }, environment === 'Default' ? 'Global' : environment);
  return environment === undefined && answer === 'Global' ? undefined : answer;
}

async function wayAnswer(ask: Ask, { signInThrough, emulator }: Settings): Promise<string | undefined> {
  if (emulator !== undefined && signInThrough === undefined) return undefined;
  const text = 'How will you sign in? (nothing: in the browser, or with a code where none can come up)';
  const answer = await ask({ flag: '--sign-in-through', text, choices: wayChoices, otherwise: '' }, signInThrough);
  return answer === '' ? undefined : answer;
}

/** Why an application cannot be had in a cloud; undefined: it can. */
function absence(application: string, { environment }: Settings): string | undefined {
  if (application === 'public') return settingsProblems({ environment }).find(({ field }) => field === 'oauthApplication')?.problem;
  if (application === 'register' && withoutRegistrar.includes(String(environment)))
    return `must be another one: Microsoft's own client for administrators, which registers, is not in ${environment}.`;
  return undefined;
}

function settingProblem(field: string, settings: object): string | undefined {
  return settingsProblems({ oauthApplication: 'Custom', ...settings }).find((problem) => problem.field === field)?.problem;
}
