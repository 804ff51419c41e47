/** An attachment of the documented type. */
export function attachmentOf(odataType: string | undefined): Readonly<Record<string, unknown>> {
  const type = odataType?.split('.').at(-1) ?? 'fileAttachment';
  if (type === 'itemAttachment')
    return {
      '@odata.type': '#microsoft.graph.itemAttachment',
      name: 'Inner',
      item: {
        '@odata.type': '#microsoft.graph.message',
        subject: 'Inner',
        body: { contentType: 'text', content: 'Inside' },
        attachments: [attachmentOf(undefined)],
      },
    };
  if (type === 'referenceAttachment')
    return {
      '@odata.type': '#microsoft.graph.referenceAttachment',
      name: 'Link',
    };
  return { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentType: 'text/plain', contentBytes: 'aGVsbG8=' };
}
