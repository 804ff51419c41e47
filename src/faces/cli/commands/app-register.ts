import { z } from 'zod';
import { isOnbehalfError, OnbehalfError } from '../../../core/errors.ts';
import { inputError } from '../../../core/input.ts';
import {
  azureCliScript,
  bicepTemplate,
  consent,
  graphRequests,
  planRegistration,
  portalSteps,
  register,
  type Registered,
  type RegistrationPlan,
} from '../../../registration/index.ts';
import { defineCommand } from '../command.ts';
import type { Io } from '../io.ts';
import { namedCloud, neededPermissions, openRegistrar, registrarNeeds, wait } from '../registrar.ts';
import { openWorld, type OpenedWorld } from '../world.ts';

const forms = {
  portal: (plan: RegistrationPlan, adminConsent: boolean) =>
    portalSteps(plan, adminConsent)
      .map((step, index) => `${index + 1}. ${step}`)
      .join('\n'),
  graph: graphRequests,
  'azure-cli': azureCliScript,
  bicep: bicepTemplate,
} as const;

/** Registers an application with exactly the permissions that automations need, or prints how somebody else can. */
export const appRegister = defineCommand({
  words: '[FILE ...]',
  needs: registrarNeeds,
  options: z.object({
    name: z.string().describe('What the consent page calls the application.'),
    accountTypes: z
      .enum(['single', 'multiple', 'personal'])
      .default('single')
      .describe('Who may sign in: people of your organisation, of any organisation, or those and personal accounts.'),
    redirectUri: z.array(z.string()).default(['http://localhost']).describe('Where sign-ins come back to.'),
    broker: z
      .boolean()
      .default(false)
      .describe('Let sign-ins go through Windows as well (`useBroker`, `IntegratedWindowsAuthentication`).'),
    permission: z.array(z.string()).default([]).describe('Delegated permission to list besides those that the files need, `Mail.Read`.'),
    adminConsent: z.boolean().default(false).describe('Consent for the whole organisation as well.'),
    as: z
      .enum(['portal', 'graph', 'azure-cli', 'bicep'])
      .optional()
      .describe('Register nothing; print the same as steps in the portal, Graph requests, an Azure CLI script or a Bicep template.'),
  }),
  examples: [
    'app register --name Tidier examples/quickstart.ts --account elin@contoso.example --emulator',
    'app register --name Tidier examples/quickstart.ts --as portal',
  ],
  async run(context, { permission, adminConsent, as, redirectUri, ...given }, files) {
    const permissions = [...(await neededPermissions(files)), ...permission];
    if (permissions.length === 0)
      throw inputError('onbehalf app register', [{ field: 'FILE', problem: 'must be the path of an automation; or give a --permission.' }]);
    const plan = planRegistration({ ...given, redirectUris: redirectUri, permissions }, await namedCloud('app register', context.settings));
    const { io } = context;
    if (as !== undefined) {
      const text = forms[as](plan, adminConsent);
      return io.json ? io.value({ as, text, application: plan.application }) : io.out(text.trimEnd());
    }
    await using opened = await openWorld(context);
    const { tenantId, registered, consented } = await registerPlanned(opened, plan, {
      command: 'app register',
      adminConsent,
      instead: '--as portal, --as graph, --as azure-cli or --as bicep',
    });
    if (io.json) return io.value({ ...registered, tenantId, ...(consented && { consented }) });
    print(io, registered, tenantId);
    if (consented) io.out(`The organisation consented to ${consented.join(', ')}.`);
    io.out(nextLine(registered.applicationId, given.accountTypes === 'single' ? tenantId : undefined, context.settings.environment));
  },
});

/** What came of registering. */
export interface Made {
  readonly tenantId: string;
  readonly registered: Registered;
  /** What the organisation consented to, where that was asked for. */
  readonly consented: readonly string[] | undefined;
}

/**
 * Registers as planned.
 *
 * @param command - For errors.
 * @param instead - The flags that print it for somebody who may.
 * @throws OnbehalfError what the sign-in or Graph refuses; who may not register is told of the forms for somebody who may.
 */
export async function registerPlanned(
  opened: OpenedWorld,
  plan: RegistrationPlan,
  { command, adminConsent, instead }: { readonly command: string; readonly adminConsent: boolean; readonly instead: string },
): Promise<Made> {
  const { graph, signIn } = await openRegistrar(opened, command, adminConsent ? 'consent' : 'change');
  return await orOnPaper(instead, async () => {
    const { tenantId } = await signIn();
    const registered = await register(graph, plan, wait);
    // By its id: what was made a moment ago may not be found by its name yet.
    const consented = adminConsent ? await consent(graph, registered.applicationId, plan.consentScope.split(' '), wait) : undefined;
    return { tenantId, registered, consented };
  });
}

/** Does the work; who may not is told of the forms for somebody who may. */
async function orOnPaper<T>(instead: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isOnbehalfError(error) || !['ADMIN_CONSENT_REQUIRED', 'ACCESS_DENIED', 'PERMISSION_MISSING'].includes(error.code)) throw error;
    const remedy = `Registering takes an administrator. Print the same for one: run it again with ${instead}.`;
    throw new OnbehalfError(error.code, error.message, { details: error.details, remedy, cause: error });
  }
}

function nextLine(applicationId: string, tenantId: string | undefined, environment: string | undefined): string {
  return `Next: onbehalf signin --application-id ${applicationId}${tenantId ? ` --tenant-id ${tenantId}` : ''}${environment ? ` --environment ${environment}` : ''}`;
}

const outcomes = {
  made: 'is registered',
  changed: 'was registered before and is now as planned',
  unchanged: 'was registered before, as planned',
} as const;

function print(io: Io, { outcome, name, applicationId, permissions }: Registered, tenantId: string): void {
  io.out(`${name} ${outcomes[outcome]}.`);
  io.out(`Application ID  ${applicationId}`);
  io.out(`Tenant ID       ${tenantId}`);
  io.out(`Permissions     ${permissions.join(', ')}`);
}
