import {
  namedConnection,
  namedConnections,
  previewPermissions,
  type PermissionPreview,
  type ScopeEvent,
  type World,
} from '../../../connection/index.ts';
import { compatibleWorld } from '../../../project/compatible-world.ts';
import type { StudioPorts } from '../ports.ts';
import type { ConnectionChoice, PersonView } from '../protocol-runs.ts';
import type { LoadedRun } from './load-run.ts';
import { outlineFlow } from '../../../flow/outline.ts';

/**
 * The world outside: Microsoft 365, as a connection signs in to it. Somebody sits at the Studio, so sign-in pages come up; no question goes to its terminal.
 *
 * @param connection - Name of the connection that stands in where a scope names none; null: the one that the machine has for that.
 * @throws OnbehalfError SETTINGS_INVALID for a connection that is not there.
 */
export async function realWorld(
  ports: Pick<StudioPorts, 'world'>,
  connection: string | null,
  project: LoadedRun['project'],
  notify: (event: ScopeEvent) => void,
): Promise<World> {
  const { ask: _ask, ...machine } = ports.world(notify);
  const settings = connection === null ? undefined : (await namedConnection(connection)).settings;
  const world: World = { ...machine, canAsk: true, ...(settings && { settings }) };
  return project && world.onMicrosoftCloud === true ? compatibleWorld(world, project.file.compatibility) : world;
}

/** Who would work where. Nobody is asked, and nothing is sent. */
export async function peopleOf({ checked, catalogue }: LoadedRun, connection: string | null, world: World): Promise<PersonView[]> {
  const previews = await previewPermissions(await outlineFlow(checked.loaded, catalogue), world);
  return previews.map((preview) => personOf(preview, connection));
}

function personOf({ connection: own, asking, comparison, detection }: PermissionPreview, connection: string | null): PersonView {
  return {
    connection: own ?? connection,
    application: asking.application.name,
    account: asking.account?.username ?? null,
    missing: comparison ? detection.permissions.flatMap(({ name }) => (comparison.missing.includes(name) ? [name] : [])) : null,
  };
}

/** The connections that have a name. */
export async function connectionChoices(): Promise<ConnectionChoice[]> {
  return (await namedConnections()).map(({ name, settings, isDefault }) => ({
    name,
    account: String(settings.emailAddress ?? ''),
    isDefault,
  }));
}
