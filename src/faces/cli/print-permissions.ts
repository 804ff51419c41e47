import type { Detection } from '../../connection/index.ts';
import type { Io } from './io.ts';

/** Prints detected permissions: who may consent to each, and every activity and call that asks for it. */
export function printPermissions(io: Io, { permissions, warnings }: Detection): void {
  const { bold, dim, warn } = io.style;
  if (permissions.length === 0) io.out('No permission is needed.');
  for (const { name, title, adminConsentRequired, because } of permissions) {
    io.out(`${bold(name)}  ${title}  ${dim(adminConsentRequired ? 'an administrator must consent' : 'you may consent')}`);
    for (const { activity, operation } of because) io.out(`  ${activity.padEnd(24)} ${dim(operation)}`);
  }
  for (const { message } of warnings) io.out(warn(`Warning: ${message}`));
}
