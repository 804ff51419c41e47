import { requireBroker, type World } from '../connection/index.ts';
import { fine, problemOf, type Finding } from './finding.ts';

/** Checks that the broker of the operating system is there, for settings that ask for it. @param setting - The one that does. */
export async function checkBroker({ findBroker }: World, setting: 'useBroker' | 'authenticationType'): Promise<Finding> {
  try {
    await requireBroker(setting, findBroker);
    return fine('broker', 'The broker of Windows can be used.');
  } catch (error) {
    return problemOf('broker', error);
  }
}
