import type { Message } from '../../tenant/mailbox.ts';

/** Properties of the store that Graph's message has not, by type and tag. Source: https://learn.microsoft.com/office/client-developer/outlook/mapi/mapi-properties */
const stored: Readonly<Record<string, (message: Message) => string>> = {
  // PidTagMessageClass: the emulator has no messages of other classes.
  'string 1a': () => 'IPM.Note',
  // PidTagMessageSize
  'integer e08': (message) => String(sizeOf(message)),
};

/**
 * The extended properties of a message that were asked for by id, `Integer 0x0E08`; one that it has not is left out.
 * Source: https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get
 *
 * @param ids - As the `$filter` inside of the `$expand` names them. Assumption: the answer repeats them so.
 */
export function extendedProperties(message: Message, ids: readonly string[]): { readonly id: string; readonly value: string }[] {
  return ids.flatMap((id) => {
    const [, type = '', tag = ''] = /^(\w+) 0x0*([0-9a-f]+)$/i.exec(id) ?? [];
    const value = stored[`${type} ${tag}`.toLowerCase()]?.(message);
    return value === undefined ? [] : [{ id, value }];
  });
}

/** What the mailbox counts for a message: text, headers and files, and something for the rest. */
export function sizeOf({ body, internetMessageHeaders: headers, attachments }: Message): number {
  const written = headers.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 0);
  return 1024 + Buffer.byteLength(body.content) + written + attachments.reduce((sum, { size }) => sum + size, 0);
}
