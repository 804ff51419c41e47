/** Examples that cannot be judged, each with what is wrong with the page. */
export const leftOut: Readonly<Record<string, string>> = {
  'mail.folders/mailfolder-copy/1': 'the page shows 200 and says 201 Created',
  'mail.folders/mailfolder-post-childfolders/1': 'the page shows 200 and says 201 Created',
  'mail.messages/message-createreplyall/1': 'the page shows 200 and says 201 Created, which its next example shows',
  'mail.messages/mailfolder-post-messages/1': 'the body is a template: its contentType is an empty text',
  'mail.messages/message-update/1': 'the body is a template: its contentType is an empty text',
  'mail.messages/message-forward/1': 'the body is a template: address-value is no address',
  'mail.messages/eventmessage-update/1': 'no invitation arrives as mail while there is no calendar',
  'mail.folders/user-post-mailfolders/1': 'every mailbox here has a Clutter folder already, as Exchange makes one',
  'mail.messages/message-forward/2': 'the MIME is cut off before its recipients',
  'mail.messages/user-post-messages/3': 'the MIME is cut off with three dots, which is no base64',
  'teams/channel-post-messagereply/1': 'the page shows deleted, which chatMessage does not have',
  'teams/chatmessage-update/1': 'the page shows 200 and says 204 No Content',
  'user/user-list/4': 'the page shows mailNickname without $select, which another page says it needs',
  'user/user-list/7': 'the query has $orderbydisplayName, a slip of the page',
  'user/user-list/9': 'the property is an extension of the organisation that the page was written in',
  'user/user-list/10': 'the query has $orderbydisplayName, a slip of the page',
};
