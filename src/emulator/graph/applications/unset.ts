/** What an application and its service principal show of themselves as long as nobody has told. https://learn.microsoft.com/graph/api/resources/informationalurl */
export const unsetInfo = {
  logoUrl: null,
  marketingUrl: null,
  privacyStatementUrl: null,
  supportUrl: null,
  termsOfServiceUrl: null,
} as const;

/** The publisher of an application that nobody has verified. https://learn.microsoft.com/graph/api/resources/verifiedpublisher */
export const unverifiedPublisher = { displayName: null, verifiedPublisherId: null, addedDateTime: null } as const;
