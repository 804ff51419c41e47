/**
 * Plain text as HTML that shows the same: each character as itself, each line on its own, blanks that HTML would run together kept.
 * One line of ordinary words stays as it is, quotes and all, so that it is right even where a service reads plain text. Not for an attribute.
 */
export function textAsHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\t', '    ')
    .replaceAll(/^ | (?= )/gm, '&nbsp;')
    .replaceAll(/\r\n|\r|\n/g, '<br>');
}
