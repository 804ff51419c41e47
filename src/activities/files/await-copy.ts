import { type FailureCode, OnbehalfError } from '../../core/errors.ts';
import type { ActivityContext, Operation } from '../../core/ports.ts';
import { orTakeBack } from '../or-take-back.ts';

/** How far a copy is, or in the end the copy itself. https://learn.microsoft.com/graph/api/resources/asyncjobstatus */
interface CopyStatus {
  readonly id?: string | null;
  readonly status?: string | null;
  readonly percentageComplete?: number | null;
  readonly resourceId?: string | null;
  readonly error?: { readonly code?: string | null; readonly message?: string | null } | null;
}

/** Time between two looks, in milliseconds: soon at first, since most copies take a moment. */
const firstPause = 500;
const longestPause = 10_000;

const codes: Readonly<Record<string, FailureCode>> = {
  nameAlreadyExists: 'CONFLICT',
  quotaLimitReached: 'QUOTA_EXCEEDED',
  accessDenied: 'ACCESS_DENIED',
  itemNotFound: 'NOT_FOUND',
};

/** What is said where nobody could see how a copy ended. */
export const begun = 'The copy was begun, and may have been done all the same: look for it before you copy once more.';

/**
 * Waits until a copy is made, and tells how far it is. When the run is cancelled meanwhile, the service goes on: there is no way to stop it.
 *
 * @param monitor - The address that tells; it is signed.
 * @param doubt - What is said where nobody could see how it ended. Default: that of a copy.
 * @returns The id of the copy; undefined where the service does not tell.
 * @throws OnbehalfError for a copy that failed, by what the service says of it.
 */
export async function awaitCopy(
  { graph, wait, progress }: Pick<ActivityContext<Operation>, 'graph' | 'wait' | 'progress'>,
  label: string,
  monitor: string,
  doubt: string = begun,
): Promise<string | undefined> {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    const told = await orTakeBack(
      () => graph.monitor<CopyStatus>(monitor),
      () => doubt,
    );
    const { id, status, percentageComplete, resourceId, error } = told ?? {};
    progress({ label, done: Math.round(percentageComplete ?? 0), total: 100, unit: 'items' });
    // An answer without a status is that of the thing itself: the address leads to it in the end.
    if (status === undefined || status === null) return id ?? undefined;
    if (/^completed$/i.test(status)) return resourceId ?? undefined;
    if (/^(?:failed|cancelled|deleteFailed)$/i.test(status)) throw failed(label, error ?? {});
    await wait(pause);
  }
}

function failed(label: string, { code, message }: NonNullable<CopyStatus['error']>): OnbehalfError {
  const said = [code, message].filter(Boolean).join(': ');
  const own = codes[code ?? ''] ?? 'UNAVAILABLE';
  return new OnbehalfError(own, `${label} failed${said === '' ? '' : `: ${said}`}`.replace(/\.?$/, '.'), {
    details: { graphCode: code ?? '' },
  });
}
