import { previewPermissions, type PermissionPreview, type ScopeOutline, type World } from '../connection/index.ts';
import { fine, problem, problemOf, type Finding } from './finding.ts';

/** What an automation opens. */
export interface Needs {
  readonly file: string;
  /** Its scopes, as they are read from the file. */
  readonly outlines: readonly ScopeOutline[];
}

/** Checks that what an automation needs was granted, connection by connection, as far as is stored. Nobody signs in. */
export async function checkPermissions(
  world: World,
  settings: Readonly<Record<string, unknown>>,
  { file, outlines }: Needs,
): Promise<Finding[]> {
  try {
    return (await previewPermissions(outlines, { ...world, settings })).map((preview) => findingOf(file, preview));
  } catch (error) {
    return [problemOf('permissions', error)];
  }
}

function findingOf(file: string, { connection, asking, detection, comparison, unknown }: PermissionPreview): Finding {
  const who = connection === undefined ? file : `${file} (connection ${connection})`;
  const needed = detection.permissions.map(({ name }) => name).join(', ');
  if (!comparison) {
    if (unknown?.error) return problemOf('permissions', unknown.error);
    return fine(
      'permissions',
      `${who} needs ${needed || 'no permission'}; what is granted cannot be told: ${unknown?.reason ?? 'it is not known'}.`,
    );
  }
  const { account } = asking;
  if (!account) return problem('permissions', `${who} needs ${needed || 'no permission'}; nobody is signed in yet.`, 'SIGN_IN_REQUIRED');
  const { missing } = comparison;
  if (missing.length === 0) return fine('permissions', `${account.username} granted all that ${who} needs: ${needed || 'nothing'}.`);
  const needsAdmin = detection.permissions.some(({ name, adminConsentRequired }) => adminConsentRequired && missing.includes(name));
  return problem(
    'permissions',
    `${who} needs ${missing.join(', ')}, which ${account.username} has not granted.`,
    needsAdmin ? 'ADMIN_CONSENT_REQUIRED' : 'CONSENT_REQUIRED',
  );
}
