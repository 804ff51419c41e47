import { isOnbehalfError, OnbehalfError, type Details, type FailureCode, type FieldProblem } from '../../core/errors.ts';

/** An error as it is written down. */
export interface RecordedError {
  readonly code: FailureCode;
  readonly message: string;
  readonly remedy: string;
  readonly details: Details;
  readonly fields: readonly FieldProblem[];
}

/** What is written down of an error: what it says, and never what caused it. */
export function recordOf(error: unknown): RecordedError {
  const known = isOnbehalfError(error)
    ? error
    : new OnbehalfError('BUG', error instanceof Error ? error.message : String(error), { cause: error });
  const { code, message, remedy, details, fields } = known;
  return { code, message, remedy, details, fields };
}

/** The error that was written down. */
export function errorOf({ code, message, remedy, details, fields }: RecordedError): OnbehalfError {
  return new OnbehalfError(code, message, { remedy, details, fields });
}
