import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { qrCode } from './qr-code.ts';

/** The drawing as a camera sees it: a pixel for each unit of the drawing, light where nothing is. */
function picture(markup: string): { width: number; height: number; data: Uint8ClampedArray } {
  const size = Number(/viewBox="0 0 (\d+) \d+"/.exec(markup)?.[1]);
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y, side] of markup.matchAll(/M(\d+),(\d+)h(\d+)v\d+h-\d+z/g)) {
    for (let row = Number(y); row < Number(y) + Number(side); row += 1) {
      const start = (row * size + Number(x)) * 4;
      for (let byte = start; byte < start + Number(side) * 4; byte += 4) data.fill(0, byte, byte + 3);
    }
  }
  return { width: size, height: size, data };
}

test.each([
  'otpauth://totp/Contoso:ada%40contoso.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso&algorithm=SHA1&digits=6&period=30',
  'Grüße',
  'x'.repeat(300),
])('a reader that somebody else wrote reads %j', async (text) => {
  expect(decodeQR(picture(String(await qrCode(text, 'A code'))))).toBe(text);
});

test('it has a name, colors of its own, and four light modules on each side', async () => {
  const markup = String(await qrCode('x', '"><script>'));

  expect(markup).toContain('role="img" aria-label="&quot;&gt;&lt;script&gt;"');
  expect(markup).toMatch(/<rect fill="white" .*<path fill="black"/);
  // 21 modules of version 1 between two margins, four units each.
  expect(markup).toContain(`viewBox="0 0 ${(21 + 8) * 4} ${(21 + 8) * 4}"`);
  expect(Math.min(...[...markup.matchAll(/M(\d+),(\d+)h/g)].flatMap(([, x, y]) => [Number(x), Number(y)]))).toBe(16);
});
