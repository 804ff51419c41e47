import { outlineAutomation } from '../../automation/detect-automation.ts';
import { askForRun, type ScopeOutline, type World } from '../../connection/index.ts';
import { isOnbehalfError } from '../../core/errors.ts';

/**
 * Signs in for all scopes of a file before its first call. What is only known when it runs is asked for when it is reached; the run has said so.
 *
 * @throws OnbehalfError what the sign-in refuses; AUTOMATION_INVALID for a file that does not parse.
 */
export async function askForFile(file: string, world: World): Promise<void> {
  await askForRun(await outlinesOf(file), world);
}

async function outlinesOf(file: string): Promise<ScopeOutline[]> {
  try {
    return await outlineAutomation(file);
  } catch (error) {
    if (!isOnbehalfError(error) || error.code !== 'AUTOMATION_INVALID') throw error;
    // Without a line it opens no scope at all.
    if (error.details['line'] === undefined || error.details['expression'] !== undefined) return [];
    throw error;
  }
}
