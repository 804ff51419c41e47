import decodeQR from 'qr/decode.js';
import type { Locator } from 'playwright-core';

// Runs inside the page, where there are pictures and canvases.
const readPixels = `async (png) => {
  const image = new Image();
  image.src = png;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return { width: image.width, height: image.height, data: [...context.getImageData(0, 0, image.width, image.height).data] };
}`;

/** What the QR code says that a browser shows, read off the screen. @throws Error when nothing can be read. */
export async function scanCode(shown: Locator): Promise<string> {
  const png = `data:image/png;base64,${(await shown.screenshot()).toString('base64')}`;
  const pixels = await shown.page().evaluate<{ width: number; height: number; data: number[] }>(`(${readPixels})(${JSON.stringify(png)})`);
  return decodeQR({ ...pixels, data: Uint8ClampedArray.from(pixels.data) });
}
