import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { packageFolder } from '../support/package-folder.ts';

const pictures = join(packageFolder, 'docs', 'pictures');

/**
 * Takes a picture for the documentation. It is kept when `UPDATE_PICTURES` is set; otherwise the one that was kept has to be there.
 *
 * @param of - The page, or the part of it that is looked at.
 * @param name - Its file in `docs/pictures`.
 * @param height - How much of a page is shown from its top, in pixels. Default: what the window shows.
 */
export async function keepPicture(of: Page | Locator, name: string, height?: number): Promise<void> {
  const path = join(pictures, name);
  await mkdir(pictures, { recursive: true });
  const width = 'viewportSize' in of ? of.viewportSize()?.width : undefined;
  const bytes = await of.screenshot({
    ...(process.env['UPDATE_PICTURES'] && { path }),
    ...(height !== undefined && width !== undefined && { clip: { x: 0, y: 0, width, height } }),
  });

  expect(bytes.byteLength).toBeGreaterThan(5_000);
  expect((await stat(path)).size).toBeGreaterThan(5_000);
}
