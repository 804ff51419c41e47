import type { PermissionPreview } from '../../connection/index.ts';
import { whoAsks } from './print-permissions.ts';

/** What is wrong between needs and grants. */
export interface PermissionProblem {
  readonly says: string;
  /** Exit status: 2 it cannot be told, 3 nobody is signed in, 4 the two differ; or that of the failure to read them. */
  readonly exit: number;
}

/** What keeps a preview from being in order: something needed is not granted, something granted is not needed, or it cannot be told. */
export function permissionProblems(preview: PermissionPreview): PermissionProblem[] {
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
    return [{ says: `${who}: run \`onbehalf signin\` first, then compare.`, exit: 3 }];
  return [
    ...(missing.length > 0 ? [{ says: `${who}: not granted: ${missing.join(', ')}.`, exit: 4 }] : []),
    ...(notNeeded.length > 0 ? [{ says: `${who}: not needed: ${notNeeded.join(', ')}.`, exit: 4 }] : []),
  ];
}
