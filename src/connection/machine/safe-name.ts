import type { Characters } from '../../core/signed-tokens.ts';

/** Names of devices, which Windows reserves with any extension. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const device = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i;

// Separators and what Windows forbids; control and format characters (which can turn the text around and so hide an extension) and fillers that nobody
// sees, but for the joiners and variants that scripts and emoji need; halves of pairs.
const unsafe = /(?!\u200c|\u200d|[\ufe00-\ufe0f])[/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** In bytes of UTF-8. File systems allow 255; the rest is for a number and a temporary name. */
const longest = 200;

/** Longest part after the last dot that counts as an extension, in characters. */
const longestExtension = 20;

/**
 * Makes a name from outside safe as the name of a file in a folder, on every system: one path segment, no device, no hidden file, nothing that the
 * eye cannot see, of a sensible length and in one Unicode form (NFC).
 *
 * @param name - Whatever a message calls its attachment.
 * @returns The same name where it is safe already; `attachment` where nothing of it is left.
 */
export function safeName(name: string): string {
  const visible = trimEnds(name.normalize('NFC').replace(unsafe, '_'));
  const shown = visible.startsWith('.') ? `_${visible.slice(1)}` : visible;
  const short = shorten(shown);
  if (short === '' || /^[_.]$/.test(short)) return 'attachment';
  return device.test(short) ? shorten(`_${short}`) : short;
}

/** Name and extension, which begins with its dot: `report` and `.pdf`. */
export function splitName(name: string): [stem: string, extension: string] {
  const dot = name.lastIndexOf('.');
  return dot > 0 && name.length - dot <= longestExtension + 1 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
}

/** The name with a number, as browsers do it: `report (1).pdf`. */
export function numberedName(name: string, number: number): string {
  const [stem, extension] = splitName(name);
  return `${stem} (${number})${extension}`;
}

/**
 * Cuts blanks at both ends, and dots at the end: Windows drops those by itself, which would make two names one. Each character is looked at once; a
 * pattern that ends in `$` would begin anew at every blank of a long run.
 */
export function trimEnds(name: Characters): string {
  let start = 0;
  let end = name.length;
  while (start < end && isBlank(name.charCodeAt(start))) start += 1;
  while (end > start && (isBlank(name.charCodeAt(end - 1)) || name.charCodeAt(end - 1) === dot)) end -= 1;
  return name.slice(start, end);
}

const dot = '.'.charCodeAt(0);

function isBlank(code: number): boolean {
  return /\s/.test(String.fromCharCode(code));
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name;
  const [stem, extension] = splitName(name);
  const room = longest - Buffer.byteLength(extension);
  let kept = '';
  let bytes = 0;
  for (const letter of stem) {
    bytes += Buffer.byteLength(letter);
    if (bytes > room) break;
    kept += letter;
  }
  return trimEnds(kept) + extension;
}
