/** The header that asks Graph for the text of messages and events in one kind; plain text when nothing is said. */
export function preferBody(type: 'text' | 'html' = 'text'): Record<string, string> {
  return { Prefer: `outlook.body-content-type="${type}"` };
}
