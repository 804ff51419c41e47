/**
 * The number of the code that a text of the sign-in service tells of: an `error_description`, a JSON answer, or a page for people.
 *
 * @returns 90002 for `AADSTS90002: Tenant 'x' not found.`; undefined when the text tells of none.
 */
export function aadstsIn(text: string): number | undefined {
  // Assumption: Entra ID's own error page carries the code in its configuration as well, without the letters.
  const number = /AADSTS(\d{5,})/.exec(text)?.[1] ?? /"sErrorCode"\s*:\s*"(\d{5,})"/.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}
