/** The host of upload addresses beside each host of Graph. */
const uploadHosts: ReadonlyMap<string, string> = new Map([
  ['graph.microsoft.com', 'outlook.office.com'],
  ['localhost', '127.0.0.1'],
  ['127.0.0.1', 'localhost'],
]);

/**
 * The origin of upload addresses, given that of the Graph request. It is another host, as Microsoft's is, so that clients which send
 * their token to Graph's host only do not send it there, where it would be refused.
 */
export function uploadOrigin(graphOrigin: string): string {
  const url = new URL(graphOrigin);
  url.hostname = uploadHosts.get(url.hostname) ?? url.hostname;
  return url.origin;
}
