import {
  environments,
  openGraph,
  previewPermissions,
  type EnvironmentName,
  type ScopeOutline,
  type World,
} from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import {
  cloudOf,
  lookAtApplication,
  planRegistration,
  register,
  registrarApplication,
  registrarPermissions,
  registrationOperations,
  reviewRegistration,
  withoutRegistrar,
} from '../../../registration/index.ts';
import type { RegisteredView, RegistrationView } from '../protocol-access.ts';

const ownApplication = { oauthApplication: 'Custom', applicationId: registrarApplication } as const;

/** Compares the application of a name with what scopes need of one of their own. @throws OnbehalfError as `registerFor`. */
export async function reviewFor(scopes: readonly ScopeOutline[], world: World, name: string): Promise<RegistrationView> {
  const { permissions, environment } = await needsOf(scopes, world);
  const { graph } = await openRegistrar(environment, world, 'look');
  const { applicationId, missing, notNeeded, used } = reviewRegistration(await lookAtApplication(graph, name), permissions);
  return { name, applicationId, missing, notNeeded, used };
}

/**
 * Registers an application with exactly what scopes need, in their cloud, or brings the one of that name to it.
 *
 * @param scopes - Of one connection.
 * @throws OnbehalfError INPUT_INVALID where scopes work in several clouds, or in one without Microsoft's own client for administrators.
 */
export async function registerFor(scopes: readonly ScopeOutline[], world: World, name: string): Promise<RegisteredView> {
  const { permissions, environment } = await needsOf(scopes, world);
  const given = { name, accountTypes: 'single', redirectUris: ['http://localhost'], permissions } as const;
  const plan = planRegistration(given, cloudOf(environment));
  const { graph, signIn } = await openRegistrar(environment, world, 'change');
  await signIn();
  return register(graph, plan, (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
}

/** What an application of one's own needs, whatever another one has, and the cloud that it must be in. */
async function needsOf(
  scopes: readonly ScopeOutline[],
  world: World,
): Promise<{ readonly permissions: string[]; readonly environment: EnvironmentName }> {
  const own = scopes.map((outline): ScopeOutline => ({ ...outline, settings: { ...outline.settings, ...ownApplication } }));
  const previews = await previewPermissions(own, world);
  const [environment = 'Global', ...others] = new Set(previews.map(({ asking }) => nameOf(asking.environment.graphUrl)));
  if (others.length > 0)
    throw new OnbehalfError(
      'INPUT_INVALID',
      `The scopes of this connection work in several clouds: ${[environment, ...others].join(', ')}.`,
      {
        remedy: 'What is registered in one cloud is in no other. Give the scopes of each cloud a connection of their own.',
      },
    );
  const permissions = [...new Set(previews.flatMap(({ detection }) => detection.permissions.map(({ name }) => name)))].toSorted();
  return { permissions, environment };
}

function nameOf(graphUrl: string): EnvironmentName {
  const names = (Object.keys(environments) as EnvironmentName[]).filter((name) => name !== 'Default');
  return names.find((name) => environments[name].graphUrl === graphUrl) ?? 'Global';
}

/** Microsoft's own client for administrators asks, on behalf of whoever answers its page: another account than that of the connection may be the administrator. */
async function openRegistrar(environment: EnvironmentName, world: World, purpose: 'look' | 'change') {
  if (withoutRegistrar.includes(environment))
    throw new OnbehalfError('INPUT_INVALID', `Microsoft's own client for administrators is not in the cloud ${environment}.`, {
      remedy: `Print the registration with \`onbehalf app register FILE --name NAME --environment ${environment} --as portal\`, or give that command an application that may register others.`,
    });
  const work = { name: 'app register', operations: registrationOperations, permissions: registrarPermissions[purpose] };
  const { settings: _settings, connection: _connection, ...elsewhere } = world;
  return openGraph({ ...ownApplication, environment }, work, { ...elsewhere, settings: {} });
}
