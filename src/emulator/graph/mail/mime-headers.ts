/** Headers that are written from the properties of a message, so that they are not kept as well. */
const written = new Set([
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'importance',
  'thread-index',
  'thread-topic',
  'return-path',
  'disposition-notification-to',
  'return-receipt-to',
]);

/** True for a header that says what no property of a message says: it is kept as it came, and written as it was kept. */
export function isKeptHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return !written.has(lower) && !lower.startsWith('content-');
}

/**
 * True for a header that only the service itself writes; from outside it is not believed.
 * Source: https://learn.microsoft.com/exchange/mail-flow-best-practices/message-headers (header firewall)
 */
export function isOwnHeader(name: string): boolean {
  return /^x-ms-(?:exchange-(?:organization|forest)-|has-attach$)/i.test(name);
}
