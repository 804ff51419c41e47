import type { GraphAttachment } from './message.ts';

/** True for an attachment of that kind: https://learn.microsoft.com/graph/api/resources/attachment */
export function isOfKind(attachment: GraphAttachment, kind: 'item' | 'reference'): boolean {
  return attachment['@odata.type']?.toLowerCase() === `#microsoft.graph.${kind}attachment`;
}

/** The name of an attachment as a file; an attached message is an .eml file. */
export function fileNameOf(attachment: GraphAttachment): string {
  const name = attachment.name ?? '';
  return isOfKind(attachment, 'item') ? emlName(name) : name;
}

/** The name of a file that holds a message. @param name - Its subject; may be empty. */
export function emlName(name: string): string {
  return /\.eml$/i.test(name) ? name : `${name || 'message'}.eml`;
}
