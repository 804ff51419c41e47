/** Headers that belong to the sign-in and the connection: nobody else sets them (RFC 9110; the rest is of this client). */
const own =
  /^(?:authorization|proxy-.*|host|connection|content-length|transfer-encoding|te|trailer|upgrade|keep-alive|expect|cookie|set-cookie|user-agent|client-request-id|accept-encoding)$/i;

/**
 * What is wrong with a header, beginning with a verb; undefined where it may be sent.
 *
 * @param name - As it was written.
 */
export function headerProblem(name: string, value: string): string | undefined {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return 'is no name of a header.';
  if (own.test(name)) return 'belongs to the connection and cannot be set.';
  return /[^\t\u0020-\u007e\u0080-\u00ff]/.test(value) ? 'must have no control characters.' : undefined;
}

/** Of what came back, what says something about the answer. */
export function shownHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !/^(?:set-cookie|www-authenticate|strict-transport-security|connection|keep-alive|transfer-encoding)$/i.test(name),
    ),
  );
}
