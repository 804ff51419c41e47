/** Examples that cannot be judged, each with what is wrong with the page. */
export const leftOut: Readonly<Record<string, string>> = {
  'mail.folders/mailfolder-copy/1': 'the page shows 200 and says 201 Created',
  'mail.folders/mailfolder-post-childfolders/1': 'the page shows 200 and says 201 Created',
  'mail.messages/message-createreplyall/1': 'the page shows 200 and says 201 Created, which its next example shows',
  'presence/presence-get/3': 'the address names one presence and the page shows a list; the published types and client libraries read one',
  'mail.messages/mailfolder-post-messages/1': 'the body is a template: its contentType is an empty text',
  'mail.messages/message-update/1': 'the body is a template: its contentType is an empty text',
  'mail.messages/message-forward/1': 'the body is a template: address-value is no address',
  'calendar/calendar-delete/1': 'the page deletes the default calendar, which it says cannot be deleted',
  'calendar/calendargroup-list-calendars/1': 'the answer is a template: its color is an empty object',
  'calendar/event-snoozereminder/1': 'the body is a template: timeZone-value is no time zone',
  'calendar/outlook-create-event-in-shared-delegated-calendar/2': 'the headers of the request are in its body',
  'calendar/user-list-events/1': 'the page shows locations, which its $select does not name',
  'mail.folders/user-post-mailfolders/1': 'every mailbox here has a Clutter folder already, as Exchange makes one',
  'mail.messages/message-forward/2': 'the MIME is cut off before its recipients',
  'mail.messages/user-post-messages/3': 'the MIME is cut off with three dots, which is no base64',
  'teams/channel-post-messagereply/1': 'the page shows deleted, which chatMessage does not have',
  'teams/chatmessage-update/1': 'the page shows 200 and says 204 No Content',
  'user/user-list/4': 'the page shows mailNickname without $select, which another page says it needs',
  'user/user-list/7': 'the query has $orderbydisplayName, a slip of the page',
  'user/user-list/9': 'the property is an extension of the organisation that the page was written in',
  'groups/group-list-transitivemembers/3': 'the page shows organizationId, which no group of v1.0 has',
  'user/user-update/4': 'the property is an extension of the organisation that the page was written in',
  'sites/site-list/1': 'the page shows id, name and root, which its $select does not name',
  'sites/listitem_update/1': 'the page of the OneDrive API shows 201 for a change; that of Graph (listitem-update) shows 200',
  'user/user-list/10': 'the query has $orderbydisplayName, a slip of the page',
  'delta/delta-query-users/1':
    'the first round tells who is gone, which the page on delta queries (delta-query-overview) says that it does not',
  'drive/driveitem-delta/1':
    'the first round tells what is gone, which the page on delta queries (delta-query-overview) says that it does not',
  'drive/driveitem_delta/1':
    'the first round tells what is gone, which the page on delta queries (delta-query-overview) says that it does not',
  'workbook/filter-apply/1': 'the body is a template: filterOn-value is no kind of filter',
  'workbook/nameditem-list/1': 'the answer is a template: its value is an empty object',
  'workbook/rangesort-apply/1': 'the body is a template: a range of two columns has no column 99',
  'workbook/table-post-columns/1': 'the body is a template: index 99 is behind the last column, and values-value is no list',
  'workbook/table-update/1': 'the body is a template: name-value is no name that a table may have',
  'workbook/workbookrange-resizedrange/1': 'the address says that the root folder is the workbook',
  'workbook/workbookrange-rowsbelow/1': 'the address says that the root folder is the workbook, and nothing is below a whole sheet',
  'workbook/workbookrange-rowsbelow/2': 'the address says that the root folder is the workbook, and nothing is below a whole sheet',
  'workbook/workbookrange-visibleview/1': 'the address says that the root folder is the workbook',
  'workbook/workbookrangeview-range/1': 'the address says that the root folder is the workbook',
};

const noSigning = 'such a key signs tokens of SAML, which are not built: kept, it would do nothing';

/** Examples that are judged and answered otherwise, each with the reason. */
export const knownMisses: Readonly<Record<string, string>> = {
  'applications/application-addkey/2': noSigning,
  'applications/serviceprincipal-addkey/2': noSigning,
};
