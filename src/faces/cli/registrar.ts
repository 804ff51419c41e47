import { detectAutomation } from '../../automation/detect-automation.ts';
import { openGraph, settingsProblems, type EnvironmentName, type OpenedGraph } from '../../connection/index.ts';
import { inputError } from '../../core/input.ts';
import {
  cloudOf,
  registrarApplication,
  registrarPermissions,
  registrationOperations,
  withoutRegistrar,
  type Cloud,
} from '../../registration/index.ts';
import type { Needs } from './exact-remedy.ts';
import { connectionSettings, type Settings } from './settings.ts';
import type { OpenedWorld } from './world.ts';

/**
 * Opens Microsoft Graph for a command about registrations. Where the flags name no application, Microsoft's own one for administrators asks.
 *
 * @param command - For errors, `app show`.
 * @param purpose - What the sign-in asks permission for.
 */
export async function openRegistrar(
  { settings, world }: OpenedWorld,
  command: string,
  purpose: keyof typeof registrarPermissions,
): Promise<OpenedGraph<(typeof registrationOperations)[number]>> {
  const isNamed = settings['applicationId'] !== undefined || settings['oauthApplication'] !== undefined;
  const environment = String(settings['environment']);
  if (!isNamed && withoutRegistrar.includes(environment)) {
    const problem = `is required in ${environment}: Microsoft's own client for administrators is not there. Name an application that may register others, or print the registration with --as.`;
    throw inputError(`onbehalf ${command}`, [{ field: '--application-id', problem }]);
  }
  const asking = isNamed ? settings : { ...settings, ...ownApplication };
  return openGraph(asking, { name: command, operations: registrationOperations, permissions: registrarPermissions[purpose] }, world);
}

/** What a command about registrations needs of a sign-in: Microsoft's own application for administrators, where the flags name none. */
export function registrarNeeds(
  _words: readonly string[],
  _given: object,
  { connection, applicationId, oauthApplication }: Settings,
): Needs {
  const isNamed = connection !== undefined || applicationId !== undefined || oauthApplication !== undefined;
  return isNamed ? {} : { settings: { applicationId: registrarApplication } };
}

/** The cloud that flags and connection name. @throws OnbehalfError INPUT_INVALID for one that cannot be used. */
export async function namedCloud(command: string, flags: Settings): Promise<Cloud> {
  const { environment = 'Global' } = await connectionSettings(flags);
  const problems = settingsProblems({ environment }).filter(({ field }) => field === 'environment');
  if (problems.length > 0) throw inputError(`onbehalf ${command}`, problems);
  return cloudOf(environment as EnvironmentName);
}

const ownApplication = { oauthApplication: 'Custom', applicationId: registrarApplication } as const;

/** The permissions that automations need from an application of one's own, whatever another one has. @throws OnbehalfError as `detectAutomation`. */
export async function neededPermissions(files: readonly string[]): Promise<string[]> {
  const needs = await Promise.all(files.map((file) => detectAutomation(file, ownApplication)));
  return [...new Set(needs.flatMap(({ detection }) => detection.permissions.map(({ name }) => name)))].toSorted();
}

/** The name of a registration, and what stands after it. @param more - What the words after it are called; undefined: there must be none. */
export function nameWord(command: string, words: readonly string[], more?: string): { name: string; others: readonly string[] } {
  const [name, ...others] = words;
  const field = more === undefined ? 'NAME' : `NAME ${more}`;
  if (name === undefined || (more === undefined) !== (others.length === 0)) {
    const problem =
      more === undefined
        ? 'must be the name of one registration; put a name that has blanks in quotes.'
        : 'must be the name of one registration and at least one more word.';
    throw inputError(`onbehalf ${command}`, [{ field, problem }]);
  }
  return { name, others };
}

/** Waits so many milliseconds. */
export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
