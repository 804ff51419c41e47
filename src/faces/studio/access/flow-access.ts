import {
  askForRun,
  eventText,
  namedConnection,
  openIdentity,
  previewPermissions,
  requestFor,
  type PermissionPreview,
  type ScopeOutline,
  type World,
} from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { loadFlow } from '../../../flow/load-flow.ts';
import { outlineFlow } from '../../../flow/outline.ts';
import { findProject } from '../../../project/project.ts';
import { catalogueOf } from '../../../run/flow/catalogue-of.ts';
import { flowReader } from '../../../run/flow/flow-reader.ts';
import { dirname } from 'node:path';
import type { StudioPorts } from '../ports.ts';
import type { AccessView, RegisteredView, RegistrationView } from '../protocol-access.ts';
import { realWorld } from '../runs/real-world.ts';
import { registerFor, reviewFor } from './flow-registration.ts';

/** A flow, and one of the connections that its scopes name. */
export interface AccessWish {
  /** Absolute and real. */
  readonly real: string;
  /** Path in the project. */
  readonly path: string;
  /** Null for scopes that name none. */
  readonly connection: string | null;
}

/** The connections of a flow: what they have, signing in and out, and the registration of their application. All of it is about Microsoft 365 itself. */
export interface FlowAccess {
  /** Of each connection of a flow. Nobody is asked, and nothing is sent. */
  views(flow: Omit<AccessWish, 'connection'>): Promise<AccessView[]>;
  /** What would fail if a permission were taken away: activities and calls, in sentences. */
  without(wish: AccessWish, permission: string): Promise<string[]>;
  /** Signs in for the scopes of a connection, for what they need. @returns Who answered. */
  signIn(wish: AccessWish): Promise<string[]>;
  /** Forgets the sign-in of a connection on this machine. @returns Whose it was; null where nobody was signed in. */
  signOut(wish: AccessWish): Promise<string | null>;
  /** Compares a registration with what the scopes of a connection need. */
  review(wish: AccessWish, name: string): Promise<RegistrationView>;
  /** Registers an application with exactly what they need, or brings the one of that name to it. */
  register(wish: AccessWish, name: string): Promise<RegisteredView>;
}

/** @param say - Told what a person must know while they sign in. */
export function createFlowAccess(ports: StudioPorts, say: (text: string) => void): FlowAccess {
  async function outlinesOf({ real, path }: Omit<AccessWish, 'connection'>): Promise<ScopeOutline[]> {
    return outlineFlow(await loadFlow(real, path, flowReader()), await catalogueOf(real));
  }

  async function scopesOf(wish: AccessWish): Promise<readonly ScopeOutline[]> {
    const found = (await outlinesOf(wish)).filter(({ settings }) => (settings['connection'] ?? null) === wish.connection);
    if (found.length > 0) return found;
    throw new OnbehalfError('NOT_FOUND', `${wish.path} has no scope with that connection.`, { remedy: 'Look at the flow again.' });
  }

  async function worldOf({ real, connection }: AccessWish): Promise<World> {
    return realWorld(ports, connection, await findProject(dirname(real)), (event) => {
      const text = eventText(event);
      if (text !== undefined) say(text);
    });
  }

  return {
    async views(flow) {
      const world = ports.world(() => undefined);
      return (await previewPermissions(await outlinesOf(flow), world)).map(viewOf);
    },
    async without(wish, permission) {
      const scopes = await scopesOf(wish);
      const world = await worldOf(wish);
      const warnings = async (outlines: readonly ScopeOutline[]): Promise<string[]> =>
        (await previewPermissions(outlines, world)).flatMap(({ detection }) => detection.warnings.map(({ message }) => message));
      const before = new Set(await warnings(scopes));
      const after = await warnings(
        scopes.map((scope) => ({
          ...scope,
          add: scope.add.filter((name) => name !== permission),
          remove: [...scope.remove, permission],
        })),
      );
      return after.filter((message) => !before.has(message));
    },
    async signIn(wish) {
      const { answered } = await askForRun(await scopesOf(wish), await worldOf(wish));
      return [...new Set(answered.map(({ account }) => account.username))];
    },
    async signOut(wish) {
      const [scope] = await scopesOf(wish);
      const { connection: _name, ...own } = scope?.settings ?? {};
      const named = wish.connection === null ? {} : (await namedConnection(wish.connection)).settings;
      const identity = await openIdentity({ ...named, ...own }, await worldOf(wish));
      const account = await identity.current();
      await identity.signOut();
      return account?.username ?? null;
    },
    async review(wish, name) {
      return reviewFor(await scopesOf(wish), await worldOf(wish), name);
    },
    async register(wish, name) {
      return registerFor(await scopesOf(wish), await worldOf(wish), name);
    },
  };
}

function viewOf(preview: PermissionPreview): AccessView {
  const { connection, asking, comparison, unknown } = preview;
  const { application, tenant, kind, account } = asking;
  return {
    connection: connection ?? null,
    application: application.name,
    applicationId: application.clientId,
    isOwn: application.publisher === undefined,
    tenant,
    account: account?.username ?? null,
    isAlone: kind === 'application',
    missing: comparison?.missing ?? null,
    notNeeded: comparison?.notNeeded ?? [],
    unknown: unknown?.reason ?? '',
    message: requestFor(preview)?.message ?? '',
  };
}
