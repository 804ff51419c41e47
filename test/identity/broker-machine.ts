import { createSigningKey } from '../../src/emulator/entra/signing-key.ts';
import { brokerRedirectUri, type Identity, type IdentityPorts, type ScopeSettingsInput } from '../../src/identity/index.ts';
import { createStandIn, type StandIn, type StandInOptions } from '../support/broker-stand-in.ts';
import { createWorld, ownApplication, shortLived, type World } from './world.ts';

/** Making a key takes longer than most tests, so that all machines share one. */
const signingKey = await createSigningKey();

/** Where the broker takes the answers for Contoso's own application. */
export const redirectUri = brokerRedirectUri(ownApplication);

/** A Windows machine with a broker. */
export interface Machine {
  readonly world: World;
  readonly broker: StandIn;
  /** An identity on this machine, through Contoso's own application; default: with `useBroker`. */
  identity(settings?: ScopeSettingsInput, ports?: Partial<IdentityPorts>): Identity;
}

/** Who is at the machine. */
export interface AtMachine {
  /** Who answers windows. Default: ada. */
  readonly window?: (world: World) => NonNullable<StandInOptions['window']>;
  /** Address of the person of the Windows session. Default: an account of the machine only. */
  readonly session?: string;
}

/**
 * Makes a machine whose application knows the broker, and whose tokens have to be renewed each time.
 *
 * @param replaced - What of the broker is otherwise.
 */
export function createMachine(
  { window = (world) => world.person('ada'), ...session }: AtMachine = {},
  replaced: Partial<StandIn> = {},
): Machine {
  const world = createWorld({ signingKey, settings: shortLived });
  world.tenant.applications.get(ownApplication)?.publicClientRedirectUris.push(redirectUri);
  const broker = { ...createStandIn({ tenant: world.tenant, fetch: world.entra.fetch, window: window(world), ...session }), ...replaced };
  const own = { oauthApplication: 'Custom', applicationId: ownApplication, tenantId: world.tenant.id } as const;
  const ports = { findBroker: async () => ({ broker }), openBrowser: () => Promise.reject(new Error('No browser is to come up.')) };
  return {
    world,
    broker,
    identity: (settings = { useBroker: true }, more = {}) => world.identity({ ...own, ...settings }, { ...ports, ...more }),
  };
}

/** Consents for everybody. */
export function consent({ tenant }: World, ...permissions: string[]): void {
  tenant.consents.push({
    id: 'c',
    clientId: ownApplication,
    principalId: null,
    permissions: [...permissions, 'openid', 'profile', 'offline_access'],
  });
}
