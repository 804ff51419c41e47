import type { AadstsCode } from '../aadsts.ts';
import type { Page } from '../pages/page.ts';

export type { Prompt, Purpose, SignIn } from '../context.ts';

/** A gate that a sign-in cannot pass yet: the page that asks for what is missing. */
export interface Pause {
  readonly page: Page;
  /** The failure when no page may be shown (`prompt=none`). */
  readonly whenSilent: AadstsCode;
  readonly values?: Readonly<Record<string, string>>;
  /** `claims` of that failure. */
  readonly claims?: string | undefined;
}
