/** One name for a header, however a page writes it. */
export function namedAsOurs(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [/^content-type$/i.test(name) ? 'Content-Type' : name, value]));
}
