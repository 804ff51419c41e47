import { outlineAutomation } from '../../automation/detect-automation.ts';
import { askForRun, type ScopeOutline, type World } from '../../connection/index.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import type { Io } from './io.ts';

/**
 * Signs in for all scopes of a file before its first call. What cannot be read before it runs is asked for when it is reached, which is said.
 *
 * @throws OnbehalfError what the sign-in refuses; AUTOMATION_INVALID for a file that cannot be read where nobody can answer later.
 */
export async function askForFile(file: string, world: World, io: Io): Promise<void> {
  await askForRun(await outlinesOf(file, world, io), world);
}

async function outlinesOf(file: string, world: World, io: Io): Promise<ScopeOutline[]> {
  try {
    return await outlineAutomation(file);
  } catch (error) {
    if (!isOnbehalfError(error) || error.code !== 'AUTOMATION_INVALID') throw error;
    // Without a line it opens no scope at all.
    if (error.details['line'] === undefined) return [];
    if (!world.canAsk) throw error;
    io.say(`What this automation asks for cannot be read before it runs, so consent may be asked for later: ${error.message}`);
    return [];
  }
}
