import type { Download } from './route.ts';

/** Answers with a file that a browser saves and never shows: what is in it came from outside. */
export function fileReply({ name, bytes }: Download['file']): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      // RFC 6266: the name in UTF-8, escaped (RFC 8187).
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(Buffer.from(name).toString()).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  });
}
