import type { PermissionPreview } from '../../connection/index.ts';
import { whoAsks } from './print-permissions.ts';

/** What is wrong between needs and grants. */
export interface PermissionProblem {
  readonly says: string;
  /** Exit status: 0 it is a warning only, 2 it cannot be told, 3 nobody is signed in, 4 the two differ; or that of the failure to read them. */
  readonly exit: number;
}

/**
 * What keeps a preview from being in order: something needed is not granted, something granted is not needed, or it cannot be told. A broader
 * permission than needed is a warning.
 *
 * @param remedyOf - Makes a remedy exact.
 * @param exact - It is no warning: what is granted must be what is needed. Default false.
 */
export function permissionProblems(preview: PermissionPreview, remedyOf: (remedy: string) => string, exact = false): PermissionProblem[] {
  const { detection, comparison, unknown, asking } = preview;
  const who = whoAsks(preview);
  if (detection.permissions.length === 0 && !comparison) return [];
  if (!comparison)
    return [
      {
        says: `${who}: what is granted cannot be told: ${unknown?.reason.replace(/\.$/, '') ?? 'it is not known'}.`,
        exit: unknown?.error?.exitStatus ?? 2,
      },
    ];
  const { missing, notNeeded } = comparison;
  if (missing.length > 0 && asking.kind === 'delegated' && !asking.account)
    return [{ says: `${who}: ${remedyOf('run `onbehalf signin` first, then compare')}.`, exit: 3 }];
  return [
    ...(missing.length > 0 ? [{ says: `${who}: not granted: ${missing.join(', ')}.`, exit: 4 }] : []),
    ...(notNeeded.length > 0 ? [{ says: `${who}: not needed: ${notNeeded.join(', ')}.`, exit: 4 }] : []),
    ...broaderOf(preview).map(({ name, by }) => ({
      says: `${who}: broader than needed: ${by.join(' and ')}, where ${name} is enough.`,
      exit: exact ? 4 : 0,
    })),
  ];
}

/** Needed permissions for which others that allow more were granted. */
export function broaderOf({ comparison }: PermissionPreview): NonNullable<PermissionPreview['comparison']>['held'] {
  return comparison?.held.filter(({ name, by }) => !by.includes(name)) ?? [];
}
