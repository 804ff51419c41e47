import { entryOf } from '../../core/entry-of.ts';

/**
 * Puts values into a text with names in braces. An application that is called by its ID, because only its tenant knows its name, has the ID
 * once: `{application} ({clientId})` is one name then.
 *
 * @param unknown - What stands for a name without a value.
 */
export function fillText(text: string, values: Readonly<Record<string, string>>, unknown: (name: string) => string): string {
  const { application, clientId } = values;
  const isSame = application !== undefined && clientId !== undefined && application.includes(clientId);
  const once = isSame ? text.replaceAll('{application} ({clientId})', '{application}') : text;
  return once.replace(/\{(\w+)\}/g, (_, name: string) => entryOf(values, name) ?? unknown(name));
}
