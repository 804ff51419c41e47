/** A text that is read character by character, as `string` is. */
export type Characters = Pick<string, 'length' | 'charCodeAt' | 'indexOf' | 'slice'>;

const [opens, closes] = ['<', '>'].map((sign) => sign.charCodeAt(0)) as [number, number];

/** Where the first opening tag of a body ends; undefined where none does. Each character is looked at a fixed number of times. */
export function endOfBodyTag(html: Characters): number | undefined {
  let isInTag = false;
  for (let at = 0; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (isInTag && code === closes) return at + 1;
    if (code === opens) isInTag ||= html.slice(at + 1, at + 5).toLowerCase() === 'body';
  }
  return undefined;
}

/** What is not shown: comments, and the elements that hold no text for people, which a tag opens. */
const comment = '!--';
const hidden = ['head', 'style', 'script', 'title'];
const longest = Math.max(...hidden.map((name) => name.length));

/**
 * HTML with a blank in the place of what is not shown. What is not closed stays as it is, and its end is looked for once, so that no text takes longer than
 * by its length.
 */
export function withoutHidden(html: Characters): string {
  const unclosed = new Set<string>();
  let shown = '';
  let copied = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', Math.max(at + 1, copied))) {
    const name = hiddenNameAt(html, at + 1);
    if (name === undefined || unclosed.has(name)) continue;
    const end = name === comment ? endOfComment(html, at + 4) : endOfElement(html, name, at + name.length + 1);
    if (end === -1) {
      unclosed.add(name);
      continue;
    }
    shown += `${html.slice(copied, at)} `;
    copied = end;
  }
  return shown + html.slice(copied);
}

function hiddenNameAt(html: Characters, at: number): string | undefined {
  const ahead = html.slice(at, at + longest + 1).toLowerCase();
  if (ahead.startsWith(comment)) return comment;
  return hidden.find((name) => ahead.startsWith(name) && !/\w/.test(ahead.charAt(name.length)));
}

function endOfComment(html: Characters, from: number): number {
  const found = html.indexOf('-->', from);
  return found === -1 ? -1 : found + 3;
}

/** Behind the next closing tag, which may have blanks at its end. */
function endOfElement(html: Characters, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2)) {
    let end = at + 2 + name.length;
    if (html.slice(at + 2, end).toLowerCase() !== name) continue;
    while (end < html.length && isBlank(html.charCodeAt(end))) end += 1;
    if (end < html.length && html.charCodeAt(end) === closes) return end + 1;
  }
  return -1;
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
