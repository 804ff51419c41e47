import type { Drive, DriveItem } from '../../tenant/drives.ts';
import { packToken } from '../odata/opaque-token.ts';
import { filesOrigin, type View } from './files-origin.ts';

/** What the token of an address of a content is for. */
export const contentPurpose = 'file content';

/** What the token says. */
export interface AddressedContent {
  readonly driveId: string;
  readonly itemId: string;
  /** Id of an older version; null for the content of the moment. */
  readonly versionId: string | null;
  /** What it is made into on the way. Missing: it comes as it is. */
  readonly format?: 'pdf';
}

/** The address from which a content comes without a token of the caller, for a while. */
export function contentAddress(
  view: View,
  drive: Drive,
  item: DriveItem,
  { versionId = null, format }: Partial<Pick<AddressedContent, 'versionId' | 'format'>> = {},
): string {
  const state: AddressedContent = { driveId: drive.id, itemId: item.id, versionId, ...(format && { format }) };
  return `${filesOrigin(view)}/_files/content/${packToken(view.tenant, contentPurpose, state)}`;
}
