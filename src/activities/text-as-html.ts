/** Plain text as HTML that shows the same: each character as itself, each line on its own, blanks that HTML would run together kept. */
export function textAsHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '    ')
    .replaceAll(/^ | (?= )/gm, '&nbsp;')
    .replaceAll(/\r\n|\r|\n/g, '<br>');
}
