import { realpath, stat } from 'node:fs/promises';
import { OnbehalfError } from '../../core/errors.ts';
import { createFlowAccess, type FlowAccess } from './access/flow-access.ts';
import { createChoices, type Choices } from './choices/choices.ts';
import { createFlowFiles, type FlowFiles } from './flow/flow-files.ts';
import { createHub, type Hub } from './hub.ts';
import { createPackages, type Packages } from './packages/packages.ts';
import type { StudioPorts } from './ports.ts';
import { createHistory, type History } from './runs/history.ts';
import { createRuns, type Runs } from './runs/runs.ts';
import { createStoppedRuns } from './runs/stopped-runs.ts';
import { createTenants, type Tenants } from './runs/tenants.ts';
import { createSessions, type Sessions } from './safety/sessions.ts';
import { createProjectSettings, type ProjectSettings } from './settings/project-settings.ts';
import { watchFlows, type FlowWatch } from './watch-flows.ts';

/** What one start of the Studio has in hand. */
export interface Studio extends AsyncDisposable {
  readonly ports: StudioPorts;
  /** Real path of the folder that is open. */
  readonly folder: string;
  readonly flows: FlowFiles;
  /** Opens another folder in the place of this one. @throws OnbehalfError NOT_FOUND; CONFLICT while a run goes on. */
  open(folder: string): Promise<void>;
  readonly runs: Runs;
  readonly history: History;
  readonly access: FlowAccess;
  readonly choices: Choices;
  readonly packages: Packages;
  readonly settings: ProjectSettings;
  readonly tenants: Tenants;
  readonly sessions: Sessions;
  readonly hub: Hub;
  readonly watch: FlowWatch;
}

/**
 * Opens a folder. Nothing in it runs.
 *
 * @param onTabs - Told how many tabs there are when one comes or goes.
 * @throws OnbehalfError NOT_FOUND where there is no such folder.
 */
export async function openStudio(folder: string, ports: StudioPorts, onTabs: (tabs: number) => void): Promise<Studio> {
  let root = await realFolder(folder);
  const hub = createHub(onTabs);
  const tenants = createTenants(ports);
  const stopped = createStoppedRuns(() => root, ports);
  const runs = createRuns(ports, tenants, hub, stopped);
  const watch = watchFlows((path, hash) => hub.publish({ type: 'flowChanged', path, hash }));
  const world = ports.world(() => undefined);
  const say = (text: string): void => hub.publish({ type: 'said', text });
  const choices = createChoices(ports, tenants, say);
  let flows = createFlowFiles(root, world, watch.look);
  return {
    ports,
    get folder() {
      return root;
    },
    get flows() {
      return flows;
    },
    async open(other) {
      if (runs.last()?.state === 'running')
        throw new OnbehalfError('CONFLICT', 'A run goes on in the project that is open.', { remedy: 'Wait for its end, or cancel it.' });
      root = await realFolder(other);
      flows = createFlowFiles(root, world, watch.look);
      watch.forget();
      await ports.opened(root);
      hub.publish({ type: 'projectChanged' });
    },
    runs,
    access: createFlowAccess(ports, say),
    choices,
    packages: createPackages(() => root, ports.version),
    settings: createProjectSettings(() => root),
    history: createHistory(
      () => root,
      world,
      () => (runs.last()?.state === 'running' ? runs.last()?.run : undefined),
      stopped,
    ),
    tenants,
    sessions: createSessions(ports.now),
    hub,
    watch,
    async [Symbol.asyncDispose]() {
      watch[Symbol.dispose]();
      runs.cancel();
      await choices[Symbol.asyncDispose]();
      await tenants[Symbol.asyncDispose]();
    },
  };
}

/** The real path of a folder. @throws OnbehalfError NOT_FOUND */
export async function realFolder(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => undefined);
  if (real === undefined || !(await stat(real)).isDirectory())
    throw new OnbehalfError('NOT_FOUND', `There is no folder ${folder}.`, {
      remedy: 'Name the folder of a project, or make one with `onbehalf new`.',
    });
  return real;
}
