import type { ClassicArea } from './classic-activity.ts';

const noLabels =
  'Graph v1.0 has no way to put a label on a message: its [message](https://learn.microsoft.com/graph/api/resources/message) has no such property, and labels are assigned to [files](https://learn.microsoft.com/graph/api/resources/sensitivitylabelassignment), groups and sites only. Outlook sets one in its own window or through an [add-in](https://learn.microsoft.com/javascript/api/outlook/office.sensitivitylabel). A header written by hand would look like a label and protect nothing, so it is not offered.';

const sending = {
  To: 'to',
  Cc: 'cc',
  Bcc: 'bcc',
  Body: 'body',
  IsBodyHtml: { field: 'bodyType', note: '`html` for True, `text` for False.' },
  InputType: 'bodyType',
  TextBody: { field: 'body', note: 'With `bodyType` `text`, which is the default.' },
  Attachments: 'attachments',
  AttachmentsCollection: 'attachments',
  AttachmentPaths: 'attachments',
  'AttachmentInputMode, AttachmentList, ArgumentAttachmentPaths': {
    field: 'attachments',
    note: 'One list takes paths, bytes and, as `attachmentsFrom`, files of another message; no mode is chosen.',
  },
  IsDraft: 'saveAsDraft',
  SaveAsDraft: { field: 'saveAsDraft', note: 'False is the default: what is called send, sends.' },
  Importance: 'importance',
  IsDeliveryReceiptRequested: 'requestDeliveryReceipt',
  IsReadReceiptRequested: 'requestReadReceipt',
  Account: 'mailbox',
  MailboxArg: 'mailbox',
  Result: 'result',
} as const;

const answering = { Message: 'message', Email: 'message', NewSubject: 'subject', ...sending } as const;

const finding = {
  Account: 'mailbox',
  MailboxArg: 'mailbox',
  MailFolder: 'folder',
  MailFolderArgument: 'folder',
  IncludeSubfolders: 'includeSubfolders',
  OnlyUnreadMessages: { field: 'unreadOnly', note: 'False is the default: a list hides nothing unless told to.' },
  UnreadOnly: 'unreadOnly',
  WithAttachmentsOnly: 'withAttachmentsOnly',
  Importance: 'importance',
  Query: 'query',
  Filter: 'filter',
  MarkAsRead: 'markAsRead',
} as const;

/** The classic mail activities. */
export const classicMail: ClassicArea = {
  heading: 'Mail',
  activities: [
    {
      title: 'Get Mail',
      properties: {
        ...finding,
        EmailId: 'id',
        Top: 'top',
        MaxResults: 'top',
        OrderByDate: 'orderBy',
        Results: 'result',
        EmailList: 'result',
      },
    },
    {
      title: 'Send Mail',
      properties: { ...sending, Subject: 'subject', ReplyTo: 'replyTo', From: 'from', SensitivityLabelId: { note: noLabels } },
    },
    { title: 'Reply To Mail', properties: { ...answering, ReplyToAll: 'replyToAll', PreferredTimezone: 'timeZone' } },
    { title: 'Forward Mail', properties: { ...answering, ReplaceExisting: 'replaceExisting' } },
    {
      title: 'Move Mail',
      properties: {
        Message: 'message',
        DestinationFolderName: 'to',
        MailFolderArgument: 'to',
        CreateFolderIfMissing: 'createFolderIfMissing',
        Account: 'mailbox',
        MailboxArg: 'mailbox',
        'moved message': 'result',
      },
    },
    { title: 'Delete Mail', properties: { Message: 'message', Account: 'mailbox' } },
    {
      title: 'Set Mail Categories',
      properties: {
        Message: 'message',
        Categories: 'categories',
        CategoriesToAssign: 'categories',
        CategoriesToRemove: 'remove',
        SpecificCategoriesToRemove: 'categoriesToRemove',
      },
    },
    { title: 'For Each Email', properties: { ...finding, MaxResults: 'top' } },
    { title: 'Get Newest Email', properties: { ...finding, BodyAsHtml: 'bodyType' } },
    {
      title: 'Download Email Attachments',
      properties: {
        Email: 'message',
        ExcludeInlineAttachments: 'excludeInline',
        FilterByFileNames: 'filterByFileNames',
        DestinationPath: 'saveTo',
        ConflictResolution: 'onConflict',
        'local items': 'result',
      },
    },
    {
      title: 'Turn On Automatic Replies',
      properties: {
        'internal message': 'internalMessage',
        'external message': 'externalMessage',
        start: 'start',
        end: 'end',
        'send outside organisation': { field: 'externalAudience', note: '`all`.' },
        'contacts only': { field: 'externalAudience', note: '`contactsOnly`.' },
      },
    },
    ...[
      'Turn Off Automatic Replies',
      'Archive Email',
      'Download Email',
      'Get Email By Id',
      'Get Email Folders List',
      'Get Email Thread',
      'Mark Email As Read/Unread',
      'Send Draft Email',
      'Wait For Email Received',
      'Wait For Email Sent',
    ].map((title) => ({ title, properties: {} })),
  ],
};
