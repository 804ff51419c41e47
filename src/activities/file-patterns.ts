/**
 * True for a file name that fits one of several patterns.
 *
 * @param patterns - Patterns separated by `|`; `*` stands for any text, `?` for one character. Letter case does not matter.
 */
export function fitsPatterns(name: string, patterns: string): boolean {
  return patterns
    .split('|')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
    .some((pattern) => fits(name.normalize('NFC').toLowerCase(), pattern.normalize('NFC').toLowerCase()));
}

/** Two fingers, no regular expression: a pattern of many stars stays fast on any name. */
function fits(name: string, pattern: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let afterStar = 0;
  while (at < name.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern++;
      afterStar = at;
    } else if (pattern[inPattern] === '?' || pattern[inPattern] === name[at]) {
      inPattern += 1;
      at += 1;
    } else if (star >= 0) {
      inPattern = star + 1;
      at = ++afterStar;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(inPattern));
}
