import type { FailureCode } from '../../core/errors.ts';

/** What a code of the sign-in service means to us. Texts may name facts in braces, see `SignInFacts`. */
export interface Explanation {
  readonly code: FailureCode;
  /** What happened. */
  readonly says: string;
  /** What to do, where the remedy of the failure's code does not say it best. */
  readonly remedy?: string;
}
