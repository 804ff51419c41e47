import type { Drive, DriveItem } from '../../tenant/drives.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { packToken } from '../odata/opaque-token.ts';
import type { Resource } from '../odata/select.ts';
import { bodyOf } from './content.ts';
import { filesOrigin, type View } from './files-origin.ts';
import { type Picture, pngSize, readPng, writePng } from './png.ts';

/** What the token of an address of a thumbnail is for. */
export const thumbnailPurpose = 'thumbnail';

/** How large a thumbnail may be, and whether what does not fit is cut off, or made smaller. In pixels. */
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly isCropped: boolean;
}

const square = (side: number, isCropped: boolean): Frame => ({ width: side, height: side, isCropped });

/** https://learn.microsoft.com/graph/api/driveitem-list-thumbnails#size-options */
const named: Readonly<Record<string, Frame>> = {
  small: square(96, false),
  medium: square(176, false),
  large: square(800, false),
  smallSquare: square(96, true),
  mediumSquare: square(176, true),
  largeSquare: square(800, true),
};

/** The sizes that come where nobody names some. */
export const usualSizes: readonly string[] = ['small', 'medium', 'large'];

/** What a size is called; undefined for what is none: `small`, `c300x400`, `c300x400_crop`. */
export function frameOf(size: string): Frame | undefined {
  const name = Object.keys(named).find((one) => one.toLowerCase() === size.toLowerCase());
  if (name !== undefined) return named[name];
  const [, width, height, crop] = /^c(\d{1,4})x(\d{1,4})(_crop)?$/i.exec(size) ?? [];
  const frame = { width: Number(width), height: Number(height), isCropped: crop !== undefined };
  return width === undefined || frame.width === 0 || frame.height === 0 ? undefined : frame;
}

/** The size of the picture in a file. Assumption: only PNG has thumbnails here, for other pictures cannot be taken apart without a library. */
export async function pictureSize(
  tenant: Tenant,
  { content }: DriveItem,
): Promise<{ readonly width: number; readonly height: number } | undefined> {
  if (!content || content.size < 33) return undefined;
  return pngSize(new Uint8Array(await new Response(bodyOf(tenant, content, 0, 32)).arrayBuffer()));
}

/** The thumbnails of a file in some sizes (`thumbnailSet`); none of what is no picture. */
export async function thumbnailSets(view: View, drive: Drive, item: DriveItem, sizes: readonly string[]): Promise<Resource[]> {
  const whole = await pictureSize(view.tenant, item);
  if (!whole) return [];
  const shown = sizes.flatMap((size) => {
    const frame = frameOf(size);
    return frame ? [[size, { ...fitted(whole, frame), url: thumbnailAddress(view, drive, item, size) }]] : [];
  });
  return [{ id: '0', ...(Object.fromEntries(shown) as Resource) }];
}

/** The address of a thumbnail. */
export function thumbnailAddress(view: View, drive: Drive, item: DriveItem, size: string): string {
  const state = { driveId: drive.id, itemId: item.id, size };
  return `${filesOrigin(view)}/_files/thumbnail/${packToken(view.tenant, thumbnailPurpose, state)}`;
}

/** How large a picture is in a frame: it is never made larger. */
export function fitted(whole: { readonly width: number; readonly height: number }, { width, height, isCropped }: Frame) {
  const [across, down] = [width / whole.width, height / whole.height];
  const scale = Math.min(1, isCropped ? Math.max(across, down) : Math.min(across, down));
  const sides = [Math.max(1, Math.round(whole.width * scale)), Math.max(1, Math.round(whole.height * scale))] as const;
  return { width: isCropped ? Math.min(width, sides[0]) : sides[0], height: isCropped ? Math.min(height, sides[1]) : sides[1] };
}

/** A thumbnail, as PNG; undefined where the file is no picture after all. */
export async function thumbnailOf(tenant: Tenant, { content }: DriveItem, frame: Frame): Promise<Uint8Array | undefined> {
  if (!content) return undefined;
  const picture = readPng(new Uint8Array(await new Response(bodyOf(tenant, content, 0, content.size - 1)).arrayBuffer()));
  return picture && writePng(scaled(picture, frame));
}

function scaled(picture: Picture, frame: Frame): Picture {
  const { width, height } = fitted(picture, frame);
  const scale = frame.isCropped ? Math.max(width / picture.width, height / picture.height) : width / picture.width;
  const [left, top] = [(picture.width - width / scale) / 2, (picture.height - height / scale) / 2];
  const pixels = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const [x, y] = [Math.floor(left + (column + 0.5) / scale), Math.floor(top + (row + 0.5) / scale)];
      const from = (Math.min(picture.height - 1, Math.max(0, y)) * picture.width + Math.min(picture.width - 1, Math.max(0, x))) * 4;
      pixels.set(picture.pixels.subarray(from, from + 4), (row * width + column) * 4);
    }
  return { width, height, pixels };
}
