import { dirname, join } from 'node:path';
import { cacheFolder, readRegularFileSync, type ScopeOutline } from '../../connection/index.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import { allOf } from '../../flow/all-of.ts';
import type { HeldCatalogue } from '../../flow/catalogue.ts';
import { checkFlow } from '../../flow/check/check-flow.ts';
import { loadFlow, textOf, type LoadedFlow, type ReadText } from '../../flow/load-flow.ts';
import { outlineFlow } from '../../flow/outline.ts';
import { readProjectFile } from '../../project/file/read-project-file.ts';
import { installedActivities } from '../../project/packages/installed-activities.ts';
import { findProjectFolder, textOfProject } from '../../project/project.ts';
import { catalogueWith } from '../../run/flow/catalogue-of.ts';
import { flowReader } from '../../run/flow/flow-reader.ts';
import { checkRecipients } from '../../run/recipients/check-recipients.ts';
import { recipientRule, type RecipientRule } from '../../run/recipients/recipient-rule.ts';
import { askedBySet } from './asked-by-set.ts';
import { buildId } from './build-id.ts';
import { keyOf, keyOfFile, rememberInvoked } from './flow-key.ts';
import { digest, openKnownNames, type KnownNames } from './known-names.ts';

/** What is the same for all flows of a project. */
interface Rules {
  readonly catalogue: HeldCatalogue;
  /** Left out where nobody is blocked, and where there is no project file that can be read. */
  readonly recipients?: RecipientRule;
  /** What scopes ask for together. */
  readonly asked: (scopes: readonly ScopeOutline[]) => readonly string[];
  /** What its flows ask for, as far as that was found out by the same program under the same rules. */
  readonly known?: KnownNames;
}

/** Finds out what flows of projects ask for, each by the rules of its project. */
export interface ProjectFlows {
  /**
   * The permissions of a flow that is right.
   *
   * @param path - Absolute.
   * @param shown - Its name for messages.
   * @throws OnbehalfError as `readFlowFile`, and for a blocked recipient.
   */
  permissions(path: string, shown: string): Promise<readonly string[]>;
  /** Remembers what was found out, for the next time. */
  keep(): Promise<void>;
}

/** Where it is remembered what flows ask for. */
export interface Remembering {
  /** Folder of the files. Default: below the cache folder of the person. */
  readonly folder?: string;
  /** Names the program; undefined: nothing is remembered. Default: the build. */
  readonly build: string | undefined;
}

/** What is the same for all flows of a project is read once, for as long as this is held. */
export function createProjectFlows(remembering: Remembering = { build: buildId() }): ProjectFlows {
  const folders = new Map<string, Promise<string | undefined>>();
  const projects = new Map<string | undefined, Promise<Rules>>();
  async function rulesFor(path: string): Promise<Rules> {
    const at = dirname(path);
    const finding = folders.get(at) ?? findProjectFolder(at);
    folders.set(at, finding);
    const folder = await finding;
    const reading = projects.get(folder) ?? rulesOf(folder, remembering);
    projects.set(folder, reading);
    return reading;
  }

  return {
    async permissions(path, shown) {
      const { catalogue, recipients, known, asked } = await rulesFor(path);
      const read = readingOnce();
      const key = known && (await keyOfFile(path, shown, read, known));
      const before = key && known?.get(key);
      if (before) return before;
      const { loaded } = await checkFlow(await loadFlow(path, shown, flowReader(read)), catalogue);
      if (recipients) await checkRecipients(loaded, catalogue, recipients);
      const names = asked(await outlineFlow(loaded, catalogue));
      if (known && !invokesFunctions(loaded)) remember(known, loaded, names);
      return names;
    },
    async keep() {
      // Rules that cannot be read were told with each flow.
      for (const reading of projects.values()) await (await reading.catch(() => undefined))?.known?.keep();
    },
  };
}

/** What a function asks for hangs on more than its text: on what its imports lead to. It is looked at each time. */
function invokesFunctions(loaded: LoadedFlow): boolean {
  return allOf(loaded).some(({ functions }) => functions.size > 0);
}

/** Only what is right is remembered: mistakes are told with text of the flow, and places in it. */
function remember(known: KnownNames, loaded: LoadedFlow, names: readonly string[]): void {
  rememberInvoked(loaded, known);
  known.set(keyOf(loaded), names);
}

/** Reads each file once, so that what is looked up and what is loaded are the same. */
function readingOnce(): ReadText {
  const texts = new Map<string, Promise<string>>();
  return (path, shown) => {
    const reading = texts.get(path) ?? textOf(path, shown, readRegularFileSync);
    texts.set(path, reading);
    return reading;
  };
}

async function rulesOf(folder: string | undefined, remembering: Remembering): Promise<Rules> {
  if (folder === undefined) return { catalogue: catalogueWith([]), asked: askedBySet() };
  const packages = await installedActivities(folder);
  // What is wrong with the project file is told by itself.
  const { file } = readProjectFile((await textOfProject(folder)) ?? '');
  const patterns = file?.blockedRecipients;
  const described = packages.map(({ name, activities }) => ({ name, activities }));
  const known = await openKnown(folder, remembering, { patterns, described });
  return {
    catalogue: catalogueWith(packages),
    asked: askedBySet(),
    ...(patterns && patterns.length > 0 && { recipients: recipientRule(patterns) }),
    ...(known && { known }),
  };
}

async function openKnown(project: string, { build, folder = ownFolder() }: Remembering, rules: object): Promise<KnownNames | undefined> {
  if (build === undefined || folder === undefined) return undefined;
  return openKnownNames(folder, project, digest(JSON.stringify([build, process.version, rules])));
}

/** Undefined where the settings of the machine name no folder that can be used: that is told by what cannot do without one. */
function ownFolder(): string | undefined {
  try {
    return join(cacheFolder(), 'flows');
  } catch (error) {
    if (isOnbehalfError(error)) return undefined;
    throw error;
  }
}
