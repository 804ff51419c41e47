import { defaultConnection, namedConnections, nameProblem, settingsProblems } from '../../../connection/index.ts';
import type { Settings } from '../settings.ts';
import type { Ask } from './ask.ts';

/** Whose application asks for consent. */
export const applicationChoices = {
  public: "UiPath's public application: at once, for trying things out",
  own: 'one of your own that is registered already',
  register: 'one of your own, registered now; takes an administrator',
  plan: 'one of your own that somebody else registers: print the steps for them',
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
  /** Files and activities that the connection is for. */
  readonly words: readonly string[];
  /** Name of the connection. */
  readonly name: string;
  /** Whether it stands in where none is named. */
  readonly isDefault: boolean;
}

/** Asks what flags leave open. Nothing is kept before all is answered and the sign-in has worked. */
export async function initAnswers(ask: Ask, flags: InitFlags, settings: Settings, words: readonly string[]): Promise<InitAnswers> {
  const application = (await ask(
    { flag: '--application', text: 'Which application asks for consent?', choices: applicationChoices, otherwise: 'public' },
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
  const what = await ask(
    { flag: 'FILE|ACTIVITY', text: 'Files or activities that it is for, with blanks between (nothing: only who you are):', otherwise: '' },
    words.length > 0 ? words.join(' ') : undefined,
  );
  const chosen = words.length > 0 ? words : what.split(/\s+/).filter(Boolean);
  if (application === 'plan') return { application, applicationId, tenantId, words: chosen, name: '', isDefault: false };
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
  const given = flags.default === undefined ? undefined : flags.default ? 'yes' : 'no';
  const isDefault = await ask(
    {
      flag: '--default',
      text: 'Use it where no connection is named?',
      choices: { yes: 'it is the default', no: 'it is used with --connection' },
      otherwise: (await defaultConnection()) ? 'no' : 'yes',
    },
    given,
  );
  return {
    application,
    applicationId,
    tenantId: tenantId === '' ? undefined : tenantId,
    words: chosen,
    name,
    isDefault: isDefault === 'yes',
  };
}

function settingProblem(field: string, settings: object): string | undefined {
  return settingsProblems({ oauthApplication: 'Custom', ...settings }).find((problem) => problem.field === field)?.problem;
}
