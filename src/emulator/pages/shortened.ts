/** Text that is as long as a page can bear; what is left out is counted. @param most - In characters. Default 200: a line of a table. */
export function shortened(text: string, most = 200): string {
  return text.length <= most ? text : `${text.slice(0, most)} … (${text.length - most} more characters)`;
}
