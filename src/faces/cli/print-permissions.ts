import type { Detection, PermissionPreview } from '../../connection/index.ts';
import type { Io } from './io.ts';

/**
 * Prints detected permissions: who may consent to each, and every activity and call that asks for it.
 *
 * @param comparison - What is granted of it; left out, nothing is said about that.
 */
export function printPermissions(io: Io, { permissions, warnings }: Detection, comparison?: PermissionPreview['comparison']): void {
  const { bold, dim, warn } = io.style;
  if (permissions.length === 0) io.out('No permission is needed.');
  for (const { name, title, adminConsentRequired, because } of permissions) {
    const granted = comparison ? `  ${grantedText(io, name, comparison)}` : '';
    io.out(`${bold(name)}  ${title}  ${dim(adminConsentRequired ? 'an administrator must consent' : 'you may consent')}${granted}`);
    for (const { activity, operation } of because) io.out(`  ${activity.padEnd(24)} ${dim(operation)}`);
  }
  for (const { message } of warnings) io.out(warn(`Warning: ${message}`));
}

/** Prints what the scopes of one connection will ask for, what is granted of it, and what is granted without need. */
export function printPreview(io: Io, preview: PermissionPreview): void {
  const { asking, detection, comparison, unknown } = preview;
  const { bold, dim, warn } = io.style;
  io.out(dim(`${whoAsks(preview)}:`));
  printPermissions(io, detection, comparison);
  if (unknown) io.out(dim(`What is granted cannot be told: ${unknown.reason.replace(/\.$/, '')}.`));
  if (!comparison || comparison.notNeeded.length === 0) return;
  io.out(warn(`Not needed: ${bold(comparison.notNeeded.join(', '))}`));
  io.out(`  Granted to ${asking.application.name}, and nothing that is listed needs ${comparison.notNeeded.length === 1 ? 'it' : 'them'}.`);
}

/** The application, the connection and the account that a preview is about, in words. */
export function whoAsks({ connection, asking: { application, account, kind }, unread }: PermissionPreview): string {
  const name = unread.includes('applicationId') ? 'An application that is only known when it runs' : capital(application.name);
  const as =
    kind === 'application'
      ? ', without a person'
      : account
        ? ` as ${account.username}`
        : unread.length > 0
          ? ''
          : ', where nobody is signed in yet';
  return `${name}${connection === undefined ? '' : ` (connection ${connection})`}${as}`;
}

function grantedText(io: Io, permission: string, { held }: NonNullable<PermissionPreview['comparison']>): string {
  const found = held.find(({ name }) => name === permission);
  if (!found) return io.style.warn('granted: no');
  const others = found.by.filter((name) => name !== permission);
  return io.style.good(others.length === 0 || found.by.includes(permission) ? 'granted: yes' : `granted: yes, as ${others.join(' and ')}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
