/** How a delegated permission of Microsoft Graph is presented to the person who is asked for it. */
export interface PermissionText {
  /** Its short name on the consent page. */
  readonly title: string;
  /** What it lets the application do, in a sentence. */
  readonly text: string;
  /** Its short name where an administrator consents for the whole organization. */
  readonly organizationTitle: string;
}
