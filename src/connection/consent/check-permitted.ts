import type { AnyActivity } from '../../core/activity.ts';
import { OnbehalfError, type FailureCode } from '../../core/errors.ts';
import { openedInPart, permissionFacts, permissions, type Detection } from '../../permissions/index.ts';
import type { ConsentRefusal } from './consent-refusal.ts';
import type { Reduced } from './going-on.ts';
import { detectFor } from '../detect-for.ts';
import { useGiven } from '../use.ts';
import { refusedCalls } from './what-works.ts';

/**
 * Refuses an activity that needs what was refused to the scope, before any request is sent.
 *
 * @param input - The input of this call: an activity works as long as this input needs nothing that is missing.
 * @param scope - What the scope had wanted, and the mailbox that it names.
 * @throws OnbehalfError PERMISSION_MISSING naming the permission, with the request to an administrator.
 */
export function checkPermitted(
  activity: AnyActivity,
  input: Readonly<Record<string, unknown>>,
  { granted, refusal }: Reduced,
  { mailbox, detection }: { readonly mailbox: string | undefined; readonly detection: Detection },
): void {
  const [call] = refusedCalls(detectFor([useGiven(activity, input)], { mailbox }).calls, granted);
  if (!call) return;
  const wanted = detection.permissions.find(({ name }) => call.anyOf.includes(name));
  const permission = wanted?.name ?? call.anyOf[0] ?? '';
  const { reason, adminConsent, error } = refusal;
  throw new OnbehalfError(
    'PERMISSION_MISSING',
    `${activity.name} needs ${permission}, ${whatHappened[reason] ?? 'which was not granted.'}`,
    {
      details: {
        activity: activity.name,
        operation: call.operation,
        permission,
        reason,
        ...(adminConsent && { adminConsent: { ...adminConsent } }),
      },
      remedy: remedyOf(refusal),
      cause: error,
    },
  );
}

const whatHappened: Readonly<Partial<Record<FailureCode, string>>> = {
  CONSENT_DECLINED: 'which was declined.',
  CONSENT_REQUIRED: 'which nobody has consented to yet.',
  ADMIN_CONSENT_REQUIRED: 'which an administrator has to allow.',
};

function remedyOf({ reason, adminConsent, error }: ConsentRefusal): string {
  if (reason !== 'CONSENT_DECLINED' || !adminConsent) return error.remedy;
  return 'Run it again and choose Accept, or send your administrator the message about it.';
}

/**
 * Refuses an activity that would silently give less than it says, before its first request: one that reads what a narrow permission
 * hides. What is not opened at all is left to Graph, which refuses it.
 *
 * @param input - The input of this call: an activity works as long as this input reads nothing that is hidden.
 * @param granted - What the token holds. Asked for only where the answer matters.
 * @returns True where it matters.
 * @throws OnbehalfError PERMISSION_MISSING naming the permission and what would be missing.
 */
export async function checkWhole(
  activity: AnyActivity,
  input: Readonly<Record<string, unknown>>,
  granted: () => Promise<readonly string[]>,
  { mailbox, isAlone }: { readonly mailbox: string | undefined; readonly isAlone: boolean },
): Promise<boolean> {
  const kind = isAlone ? 'application' : 'delegated';
  const { calls } = detectFor([useGiven(activity, input)], { mailbox, kind });
  const narrow = [...permissions.keys()].filter((name) => permissionFacts(name).hides !== undefined);
  const delicate = calls.filter((call) => openedInPart(call, narrow, { kind }) !== undefined);
  if (delicate.length === 0) return false;
  const names = await granted();
  for (const call of delicate) {
    const held = openedInPart(call, names, { kind });
    if (held === undefined) continue;
    const [permission = ''] = call.anyOf;
    throw new OnbehalfError(
      'PERMISSION_MISSING',
      `${activity.name} needs ${permission}: with ${held}, which is what there is, its results come without ${permissionFacts(held).hides ?? ''}.`,
      {
        details: { activity: activity.name, operation: call.operation, permission },
        remedy: isAlone
          ? `Ask an administrator to grant ${permission} to the application.`
          : `Ask for ${permission}: name it in authenticationScopes where these are set, and take it out of what is removed.`,
      },
    );
  }
  return true;
}
