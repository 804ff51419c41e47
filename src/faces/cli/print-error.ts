import { messageHeading } from '../../connection/index.ts';
import { isOnbehalfError, OnbehalfError, type Details } from '../../core/errors.ts';
import { redact } from '../../core/redact.ts';
import type { Io } from './io.ts';

/** Whose move it is, in words. */
export const movers = {
  user: 'Your move',
  admin: 'Your administrator’s move',
  caller: 'The caller’s move',
  service: 'The service’s move',
  us: 'Our move',
} as const;

/**
 * Prints a failure in four parts: what happened, the details, whose move it is and what to do, the request id. Gives the exit status.
 * Anything that is no `OnbehalfError` is a bug: it prints its stack and gives 70. With `--json` it is one object instead, and the stack of a bug.
 */
export function printError(io: Io, error: unknown): number {
  const known = isOnbehalfError(error) ? error : asBug(error);
  const { bad, dim } = io.style;
  if (io.jsonFailures) {
    if (known.code === 'BUG' && error instanceof Error) io.say(dim(redact(error.stack ?? '')));
    io.failure(known.toJSON());
    return known.exitStatus;
  }
  io.say(`${bad('Error:')} ${redact(known.message)}`);
  if (known.code === 'BUG' && error instanceof Error) io.say(dim(redact(error.stack ?? '')));
  io.say(`${movers[known.whose]}: ${known.remedy}`);
  const ids = Object.entries(known.details).filter(
    ([name, value]) => /requestId|correlationId|traceId|timestamp|date$/i.test(name) && value !== '',
  );
  if (ids.length > 0) io.say(dim(ids.map(([name, value]) => `${name} ${String(value)}`).join('  ')));
  // A scope that went on without a permission has printed it then.
  if (known.code !== 'PERMISSION_MISSING') printMessage(io, known.details['adminConsent']);
  return known.exitStatus;
}

/** Prints a message to an administrator whole and without marks, to be copied. */
function printMessage(io: Io, request: Details[string] | undefined): void {
  if (typeof request !== 'object' || !('message' in request)) return;
  io.say(`\n${messageHeading}\n\n${request.message ?? ''}`);
}

function asBug(error: unknown): OnbehalfError {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new OnbehalfError('BUG', `Something broke inside of Onbehalf. ${what}`, { cause: error });
}
