import { breakOf, type Break } from '../../graph/connection-break.ts';
import type { World } from '../world.ts';

/** What one plain request came to. */
export type Reached =
  | {
      readonly status: number;
      readonly body: string;
      /** Where the answer leads to, for a redirect. */
      readonly location: string | null;
      /** How far this machine's clock is ahead of the server's, in milliseconds; undefined where the answer has no date. */
      readonly aheadMS: number | undefined;
    }
  | { readonly broken: Break['how'] | 'late'; readonly reason: string };

/**
 * Asks an address without a token, once, to see whether it can be reached.
 *
 * @param timeoutMS - Default 10 seconds.
 */
export async function reach(world: World, url: string, timeoutMS = 10_000): Promise<Reached> {
  const timeout = AbortSignal.timeout(timeoutMS);
  const signal = world.signal ? AbortSignal.any([world.signal, timeout]) : timeout;
  try {
    const sent = world.now().getTime();
    const answer = await world.fetch(url, { signal, redirect: 'manual' });
    const arrived = world.now().getTime();
    const body = await answer.text();
    const date = Date.parse(answer.headers.get('date') ?? '');
    return {
      status: answer.status,
      body,
      location: answer.headers.get('location'),
      // The header has whole seconds: on average half of one is cut off.
      aheadMS: Number.isNaN(date) ? undefined : (sent + arrived) / 2 - (date + 500),
    };
  } catch (error) {
    if (timeout.aborted && !world.signal?.aborted) return { broken: 'late', reason: `no answer in ${timeoutMS / 1000} s` };
    const broken = breakOf(error);
    if (!broken) throw error;
    return { broken: broken.how, reason: broken.reason };
  }
}
