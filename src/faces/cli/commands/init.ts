import { z } from 'zod';
import { allActivities } from '../../../activities/areas.ts';
import { applicationOf, detectFor, saveConnection, settingsSchema } from '../../../connection/index.ts';
import { planRegistration, portalSteps } from '../../../registration/index.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { outlinesOf } from '../outlines.ts';
import { namedCloud, neededPermissions } from '../registrar.ts';
import { embeddedName, scopeSettings, type Settings } from '../settings.ts';
import { applicationChoices, initAnswers, type InitAnswers } from '../setup/answers.ts';
import { asking } from '../setup/ask.ts';
import { registeredAnyway, type RegisteredNow } from '../setup/registered-anyway.ts';
import { signInOnce } from '../setup/sign-in-once.ts';
import { openWorld } from '../world.ts';
import { registerPlanned } from './app-register.ts';

/** Makes a working connection: asks what no flag says, signs in, tries it, and only then keeps it. */
export const init = defineCommand({
  words: '[FILE|ACTIVITY ...]',
  options: z.object({
    application: z
      .enum(Object.keys(applicationChoices) as [keyof typeof applicationChoices])
      .optional()
      .describe(
        "Whose application asks: UiPath's public one, your own, one that is registered now, or one whose steps are printed for somebody else.",
      ),
    name: z.string().optional().describe('Name of the connection.'),
    displayName: z.string().default('Onbehalf').describe('What the consent page calls an application that is registered now.'),
    default: z
      .boolean()
      .optional()
      .describe('Use the connection where none is named. Left out: it is asked, or so where there is no other default.'),
    replace: z.boolean().default(false).describe('Put it in the place of a connection of that name.'),
    yes: z.boolean().default(false).describe('Ask nothing: what no flag says is as no answer means.'),
  }),
  examples: [
    'init',
    'init --yes --emulator',
    'init examples/quickstart.ts --application own --application-id 7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10 --tenant-id contoso.example --name work --default --emulator',
    'init mail.list --application register --name tidy --account elin@contoso.example --emulator --yes',
    'init examples/quickstart.ts --application plan --yes',
  ],
  async run(given, { yes, displayName, ...flags }, words) {
    const answers = await initAnswers(asking('init', given, yes), flags, given.settings, words);
    const context = { ...given, settings: answers.settings };
    if (answers.application === 'plan') return await printPlan(context, answers, displayName);
    const outlines = (await outlinesOf('init', answers.words)).filter(
      ({ settings, unread }) => Object.keys(settings).length === 0 && unread.length === 0,
    );
    await using opened = await openWorld(
      { ...context, settings: { ...context.settings, connection: '' } },
      { isAskedFor: true, untold: ['signedIn', 'actingAs'] },
    );
    const registered = answers.application === 'register' ? await registerNow(context, opened, answers, displayName) : undefined;
    const application = registered ?? answers;
    const settings = {
      ...scopeSettings(context.settings),
      ...(application.applicationId !== undefined && { oauthApplication: 'Custom', applicationId: application.applicationId }),
      ...(application.tenantId !== undefined && { tenantId: application.tenantId }),
    };
    const kept = await signInOnce(opened, settings, outlines, async (tried) => {
      const connection = { ...settings, emailAddress: tried.account.username };
      const file = await saveConnection(answers.name, connection, { replace: flags.replace, asDefault: answers.isDefault });
      return { ...tried, file };
    }).catch((error: unknown) => {
      throw registered ? registeredAnyway(error, context.settings, registered, { ...answers, replace: flags.replace }) : error;
    });
    const { account, permissions, displayName: person, file } = kept;
    const { io } = context;
    if (io.json) return io.value({ name: answers.name, isDefault: answers.isDefault, file, account, permissions, settings });
    io.out(
      `Connection ${answers.name} works and is kept: ${person ?? account.name} <${account.username}>, tenant ${account.tenantId}, permissions ${permissions.join(', ')}.`,
    );
    io.out(nextLine(answers, context.settings.emulator));
  },
});

async function printPlan({ io, settings }: CommandContext, { words }: InitAnswers, name: string): Promise<void> {
  const permissions = await permissionsFor(words);
  const plan = planRegistration(
    { name, accountTypes: 'single', redirectUris: redirectUris(settings), broker: false, permissions },
    await namedCloud('init', settings),
  );
  const steps = portalSteps(plan, false);
  if (io.json) return io.value({ steps, application: plan.application });
  steps.forEach((step, index) => io.out(`${index + 1}. ${step}`));
  io.out('Next: onbehalf init --application own, with the application ID and the tenant ID that come of it.');
}

async function registerNow(
  context: CommandContext,
  opened: Parameters<typeof registerPlanned>[0],
  { words }: InitAnswers,
  name: string,
): Promise<RegisteredNow> {
  const permissions = await permissionsFor(words);
  const plan = planRegistration(
    { name, accountTypes: 'single', redirectUris: redirectUris(context.settings), broker: false, permissions },
    await namedCloud('init', context.settings),
  );
  const { registered, tenantId } = await registerPlanned(opened, plan, {
    command: 'init',
    adminConsent: false,
    instead: '--application plan',
  });
  context.io.say(`${registered.name} is registered with the application ID ${registered.applicationId}.`);
  return { applicationId: registered.applicationId, tenantId };
}

/** Where answers come back to: to this machine, and to the page whose address is pasted where that is the way. */
function redirectUris({ environment, signInThrough }: Settings): string[] {
  const ways = [undefined, signInThrough].map((way) => settingsSchema.shape.signInThrough.parse(way));
  const cloud = settingsSchema.shape.environment.parse(environment);
  const found = ways.map((way) => applicationOf({ oauthApplication: 'Custom', environment: cloud, signInThrough: way }).redirectUri);
  return [...new Set(found)];
}

/** What a registration lists: what the words need, and who somebody is. */
async function permissionsFor(words: readonly string[]): Promise<string[]> {
  const known = new Map((await allActivities()).map((activity) => [activity.name, activity]));
  const activities = words.flatMap((word) => known.get(word) ?? []);
  const files = await neededPermissions(words.filter((word) => !known.has(word)));
  return [...new Set(['User.Read', ...detectFor(activities).permissions.map(({ name }) => name), ...files])].toSorted();
}

function nextLine({ words, name, isDefault }: InitAnswers, emulator: string | undefined): string {
  // On an emulator the default connection does not stand in.
  const there = emulator === undefined ? '' : ` --emulator${emulator === embeddedName ? '' : ` ${emulator}`}`;
  const where = `${isDefault && emulator === undefined ? '' : ` --connection ${name}`}${there}`;
  const file = words.find((word) => /\.[mc]?[jt]s$/.test(word));
  return `Next: onbehalf ${file === undefined ? 'mail list --top 5' : `run ${file}`}${where}`;
}
