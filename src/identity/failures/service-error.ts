/** What the sign-in service says when it refuses (RFC 6749, 4.1.2.1 and 5.2), with Microsoft's own numbers. */
export interface ServiceRefusal {
  readonly error: string;
  readonly error_description?: string | undefined;
  readonly error_codes?: readonly number[] | undefined;
}

/** A refusal of the sign-in service in the shape of MSAL's errors, for answers that MSAL does not hand on. */
export function serviceError({ error, error_description = '', error_codes = [] }: ServiceRefusal): Error {
  return Object.assign(new Error(error), {
    errorCode: error,
    errorMessage: error_description,
    ...(error_codes[0] !== undefined && { errorNo: error_codes[0] }),
  });
}
