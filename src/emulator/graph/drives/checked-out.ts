import type { DriveItem } from '../../tenant/drives.ts';
import type { Call } from '../route.ts';
import { isSameActor } from './opened.ts';

/** The version that a caller sees: of what somebody else has checked out, the one before. Null: that of the moment. */
export function seenVersion({ access }: Call, { checkedOut, version }: DriveItem): string | null {
  return checkedOut === undefined || checkedOut.version === version || isSameActor(checkedOut.by, access)
    ? null
    : `${checkedOut.version}.0`;
}
