import type { ScopeOutline } from '../connection/index.ts';
import { ourModules } from './reading/our-modules.ts';
import { readProject } from './reading/project.ts';
import { readScope } from './reading/read-scope.ts';
import { createReading } from './reading/reader.ts';
import { scopeCalls } from './reading/scope-calls.ts';

/**
 * Finds every Microsoft 365 Scope that an automation may open, in its own file and in those of its project that it imports, and what each asks
 * for. Nothing runs. A scope that is found may lie on a branch that a run does not take; none that a run opens is left out.
 *
 * Assumption: packages that do not depend on Onbehalf open no scopes, and nobody changes the prototypes of the objects of JavaScript.
 *
 * @param path - Absolute path of the automation.
 * @param shown - Its name for messages.
 * @throws OnbehalfError AUTOMATION_INVALID with the place of what cannot be known, or of a syntax error.
 */
export async function findScopes(path: string, shown: string): Promise<ScopeOutline[]> {
  const reading = createReading(await readProject(path, shown), await ourModules());
  return scopeCalls(reading).map((call) => readScope(reading, call));
}
