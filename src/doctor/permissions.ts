import { openIdentity, type World } from '../connection/index.ts';
import { fine, problem, problemOf, type Finding } from './finding.ts';

/** What an automation needs. */
export interface Needs {
  readonly file: string;
  readonly permissions: readonly { readonly name: string; readonly adminConsentRequired: boolean }[];
}

/** Checks that the signed-in account granted what an automation needs, as far as is stored. No network is used. */
export async function checkPermissions(world: World, settings: Readonly<Record<string, unknown>>, { file, permissions }: Needs): Promise<Finding> {
  try {
    const identity = await openIdentity(settings, world);
    const account = await identity.current();
    const names = permissions.map(({ name }) => name);
    if (!account) return problem('permissions', `${file} needs ${names.join(', ') || 'no permission'}; nobody is signed in yet.`, 'SIGN_IN_REQUIRED');
    const granted = new Set((await identity.granted()).map((name) => name.toLowerCase()));
    const missing = permissions.filter(({ name }) => !granted.has(name.toLowerCase()));
    if (missing.length === 0) return fine('permissions', `${account.username} granted all that ${file} needs: ${names.join(', ') || 'nothing'}.`);
    const needsAdmin = missing.some(({ adminConsentRequired }) => adminConsentRequired);
    return problem('permissions', `${file} needs ${missing.map(({ name }) => name).join(', ')}, which ${account.username} has not granted.`, needsAdmin ? 'ADMIN_CONSENT_REQUIRED' : 'CONSENT_REQUIRED');
  } catch (error) {
    return problemOf('permissions', error);
  }
}
