import { checkByteAddress } from './addresses.ts';
import type { Call } from './call.ts';
import { callFailure } from './errors.ts';
import { isSuccess } from './exchange.ts';
import { reasonToRepeat } from './repeatable.ts';
import type { Transport } from './transport.ts';

/** Statuses of an answer that leads on to the thing that was made. */
const leadsOn = new Set([302, 303]);

/**
 * Asks an address that an answer gave how far long work is. It is signed, and may be on another host: no token goes there.
 * https://learn.microsoft.com/graph/long-running-actions-overview
 *
 * @returns Its JSON; undefined where the address leads on to what was made.
 * @throws OnbehalfError for what is refused, and a network that fails.
 */
export async function askMonitor(
  { transport, graphUrl, call, signal }: { transport: Transport; graphUrl: string; call: Call; signal: AbortSignal | undefined },
  url: string,
): Promise<unknown> {
  checkByteAddress(url, graphUrl, 'the address that tells how far it is');
  const patience = transport.patience(call, signal);
  for (;;) {
    const outcome = await transport.sendOnce({ method: 'GET', url, headers: { accept: 'application/json' } }, call, signal);
    if (outcome.kind === 'answer' && isSuccess(outcome.status)) return outcome.body;
    if (outcome.kind === 'answer' && leadsOn.has(outcome.status)) return undefined;
    const reason = reasonToRepeat(outcome, true);
    if (reason === undefined || !(await patience.wait(reason, transport.askedBy(outcome))))
      throw callFailure(call, outcome, patience.tries);
  }
}
