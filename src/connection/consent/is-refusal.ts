import { isOnbehalfError, type FailureCode, type OnbehalfError } from '../../core/errors.ts';

const refusals: readonly FailureCode[] = ['CONSENT_DECLINED', 'CONSENT_REQUIRED', 'ADMIN_CONSENT_REQUIRED'];

/** True for a failure that means that consent is missing, also where it only says that nobody can answer the page. */
export function isRefusal(error: unknown): error is OnbehalfError {
  return isOnbehalfError(error) && refusals.includes(reasonOf(error));
}

/** True for a failure after which the organisation may have granted enough all the same: a refusal, or a page that was given up. */
export function endsWithoutConsent(error: unknown): error is OnbehalfError {
  return isRefusal(error) || (isOnbehalfError(error) && (error.code === 'SIGN_IN_TIMED_OUT' || error.code === 'SIGN_IN_CANCELLED'));
}

/** Why consent is not there, also where the failure only says that nobody can answer. */
export function reasonOf({ code, details }: OnbehalfError): FailureCode {
  return (code === 'SIGN_IN_UNATTENDED' && refusals.find((one) => one === details['reason'])) || code;
}
