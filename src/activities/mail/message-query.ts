import { attachmentsExpanded, messageProperties } from './message.ts';

/** What is wanted of messages besides what every message of ours has. */
export interface Wanted {
  readonly attachments?: boolean | undefined;
  /** The internet headers, and the size. */
  readonly headers?: boolean | undefined;
  /** The class, which says whether it is a mail, a meeting, a voice mail and so on. */
  readonly class?: boolean | undefined;
}

// Graph's message has neither size nor class; the store has: PidTagMessageSize and PidTagMessageClass
// (https://learn.microsoft.com/office/client-developer/outlook/mapi/mapi-properties), read as extended properties
// (https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get).
const stored = { size: 'Integer 0x0E08', class: 'String 0x001A' } as const;

/** The `$select` and `$expand` of a call that reads messages. */
export function messageQuery({ attachments, headers, class: withClass }: Wanted): Readonly<Record<string, string>> {
  const extended = [...(headers ? [stored.size] : []), ...(withClass ? [stored.class] : [])].map((id) => `id eq '${id}'`);
  const expanded = [
    ...(attachments ? [attachmentsExpanded] : []),
    ...(extended.length > 0 ? [`singleValueExtendedProperties($filter=${extended.join(' or ')})`] : []),
  ];
  return {
    $select: headers ? `${messageProperties},internetMessageHeaders` : messageProperties,
    ...(expanded.length > 0 && { $expand: expanded.join(',') }),
  };
}
