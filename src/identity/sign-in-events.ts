import type { Account } from './accounts/account.ts';
import type { Application } from './settings/applications.ts';
import type { StorageNotice } from './storage/storage-notice.ts';

/** The person is about to see a sign-in page; what a face prints before it opens. */
export interface OpeningPage {
  readonly type: 'opening';
  /** Whose page it is, login.microsoftonline.com. */
  readonly host: string;
  /** The whole address, to be printed for people whose browser does not come up. It holds no secret. */
  readonly url: string;
  readonly application: Application;
  /** The exact redirect URI that is sent, http://localhost:53124. */
  readonly redirectUri: string;
  /** The account that the page is asked to sign in; undefined: the person chooses. */
  readonly account?: string;
  /** The permissions that are asked for. */
  readonly permissions: readonly string[];
  /** When waiting ends. */
  readonly until: Date;
}

/** The person has to enter a code on a page, on this device or any other; what a face prints. */
export interface DeviceCodeShown {
  readonly type: 'deviceCode';
  /** What to enter, such as `BCDF2GHJK`. It is worth nothing without the person's own sign-in. */
  readonly userCode: string;
  /** The page to enter it on, https://login.microsoftonline.com/devicelogin. */
  readonly url: string;
  readonly application: Application;
  /** The permissions that are asked for. */
  readonly permissions: readonly string[];
  /** When the code ends. */
  readonly until: Date;
}

/** The person is about to see a window of Windows, which may come up behind others; what a face prints before it opens. */
export interface OpeningWindow {
  readonly type: 'openingWindow';
  readonly application: Application;
  /** The account that is asked to sign in; undefined: the person chooses. */
  readonly account?: string;
  /** The permissions that are asked for. */
  readonly permissions: readonly string[];
  /** When waiting ends. */
  readonly until: Date;
}

/** What happens during a sign-in, for the person to see. */
export type SignInEvent =
  /** First sign-in through the public application: whose it is, and how to use one's own. */
  | { readonly type: 'publicApplication'; readonly application: Application; readonly message: string }
  | OpeningPage
  | DeviceCodeShown
  | OpeningWindow
  /** A page ended without consent; what was consented to before is asked for in the same browser, without a page (`prompt=none`). */
  | { readonly type: 'askingGranted'; readonly application: Application }
  /** No browser came up; the address has to be opened by hand. */
  | { readonly type: 'browserNotOpened'; readonly url: string; readonly reason: string }
  /** A password is about to be sent by the program, not typed into a page: what OAuth says about that, and what to use instead. */
  | { readonly type: 'passwordSent'; readonly username: string; readonly message: string }
  /** A stored sign-in is used, for the first time in this run. */
  | {
      readonly type: 'actingAs';
      readonly account: Account;
      readonly application: Application;
      /** Settings name the account; otherwise it is the only one that is signed in, or a person chose it. */
      readonly isNamed: boolean;
    }
  /** Another account answered than was meant: it is asked once more, or settings let the run go on with whoever answers. */
  | { readonly type: 'otherAccount'; readonly wanted: string; readonly answered: Account; readonly message: string }
  | { readonly type: 'signedIn'; readonly account: Account; readonly application: Application; readonly permissions: readonly string[] }
  /** Less was granted than was asked for; the calls that need the rest will be refused. */
  | { readonly type: 'permissionsMissing'; readonly missing: readonly string[]; readonly granted: readonly string[] }
  | StorageNotice;
