import { aadsts, type AadstsCode, type AadstsRow } from './aadsts.ts';

/** A request that is refused: which AADSTS code, and what its text is filled with. */
export class EntraFailure extends Error {
  override readonly name = 'EntraFailure';
  readonly code: AadstsCode;
  /** What a client must send to get further (`claims` of the error body). */
  readonly claims: string | undefined;

  constructor(code: AadstsCode, values: Readonly<Record<string, string>> = {}, claims?: string) {
    super(aadsts[code].text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder));
    this.code = code;
    this.claims = claims;
  }
}

/** What tells one request from another in an error text. */
export interface Trace {
  readonly traceId: string;
  readonly correlationId: string;
  readonly at: Date;
}

/** `2026-11-23 20:47:00Z`, as the error body spells a moment. */
function timestamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

/** The row of a failure's code. */
export function rowOf(failure: EntraFailure): AadstsRow {
  return aadsts[failure.code];
}

/** `error_description`: the code and the text, then the three lines by which support finds the request. */
export function describe(failure: EntraFailure, trace: Trace): string {
  return [
    `AADSTS${failure.code}: ${failure.message}`,
    `Trace ID: ${trace.traceId}`,
    `Correlation ID: ${trace.correlationId}`,
    `Timestamp: ${timestamp(trace.at)}`,
  ].join('\r\n');
}

/**
 * The JSON body that the token endpoint answers a failure with.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function errorBody(failure: EntraFailure, trace: Trace, origin: string): Record<string, unknown> {
  const row = rowOf(failure);
  return {
    error: row.error,
    error_description: describe(failure, trace),
    error_codes: [failure.code],
    timestamp: timestamp(trace.at),
    trace_id: trace.traceId,
    correlation_id: trace.correlationId,
    error_uri: `${origin}/error?code=${failure.code}`,
    ...(row.suberror === undefined ? {} : { suberror: row.suberror }),
    ...(failure.claims === undefined ? {} : { claims: failure.claims }),
  };
}
