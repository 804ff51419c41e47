import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Examined } from '../connection/examine/examine.ts';
import { dataFolder, isAccountKey, machineKeyPlace, type World } from '../connection/index.ts';
import { fine, problem, problemOf, type Finding } from './finding.ts';

/** Checks that tokens can be kept where the settings say, and tells how they are protected. */
export async function checkStorage(world: World, { dataStoreLocation: location, bucket }: Examined): Promise<Finding> {
  if (location === 'None') return fine('storage', 'Tokens are not kept; every run signs in.');
  try {
    const entries = (await (await world.storage(location, bucket)).list()).filter(isAccountKey).length;
    const kept = `${entries} ${entries === 1 ? 'sign-in is' : 'sign-ins are'} kept`;
    // An emulator's tokens are kept elsewhere, and need no protection.
    if (location !== 'Machine' || !world.onMicrosoftCloud) return fine('storage', `${location}: ${kept}.`);
    const folder = dataFolder();
    await access(folder, constants.R_OK | constants.W_OK);
    return fine('storage', `${folder} is yours to write and closed to others; ${kept}, encrypted. ${await keyText()}`);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      return problem('storage', `Tokens cannot be kept: ${error.message}.`, 'STORAGE_UNAVAILABLE');
    return problemOf('storage', error);
  }
}

async function keyText(): Promise<string> {
  const place = await machineKeyPlace();
  switch (place.kind) {
    case 'keyStore':
      return 'The key is in the key store of the operating system.';
    case 'file':
      return `The key is in ${place.file}, which only you can read.`;
    case 'none':
      return 'The key is made at the first sign-in.';
  }
}
