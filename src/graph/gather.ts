import { AsyncResource } from 'node:async_hooks';
import { type Member, most, sendBatch } from './batch.ts';
import { cancellation } from './deadline.ts';
import { nameOf } from './call.ts';
import { callFailure } from './errors.ts';
import type { Answer } from './exchange.ts';
import { itemOf } from './item-of.ts';
import { laneOf, serviceOf } from './service.ts';
import type { Transport } from './transport.ts';

/** A call that may travel with others. */
export interface Gatherable extends Pick<Member, 'call' | 'wire' | 'repeatable'> {
  readonly signal: AbortSignal | undefined;
  /** Sends it by itself. */
  alone(): Promise<Answer>;
}

/** Puts calls that wait at the same time into batches. */
export interface Gather {
  /**
   * Sends a call: by itself when few wait for the same mailbox or service, else in a batch with others, in the order of their coming.
   * @throws OnbehalfError for its own refusal, whatever becomes of the others.
   */
  send(call: Gatherable): Promise<Answer>;
}

interface Waiting extends Member {
  readonly alone: Gatherable['alone'];
  readonly signal: AbortSignal | undefined;
  reject(error: unknown): void;
  isOver(): boolean;
}

/** Batches under way at a time: Outlook runs the members of one against its limit for the mailbox. Assumption for the others: none of their limits is on this. */
const batchesAtOnce = (service: string): number => (service === 'outlook' ? 1 : 4);

/**
 * Makes a gather.
 *
 * @param url - Address that batches are posted to.
 * @param few - So many calls go by themselves, side by side: that takes no longer, and needs no batch.
 */
export function createGather(transport: Transport, url: string, few = 4): Gather {
  const queues = new Map<string, Waiting[]>();

  async function empty(lane: string, queue: Waiting[]): Promise<void> {
    const underWay = new Set<Promise<void>>();
    for (;;) {
      // Whoever asks in the same moment comes along.
      await moment();
      if (queue.length === 0) break;
      const [first] = queue;
      if (first && queue.length <= few && underWay.size === 0) {
        for (const one of queue.splice(0)) void one.alone().then(one.done, one.reject);
        continue;
      }
      const batch = deliver(takeBatch(queue)).finally(() => underWay.delete(batch));
      underWay.add(batch);
      if (first && underWay.size >= batchesAtOnce(serviceOf(first.call.operation))) await Promise.race(underWay);
    }
    queues.delete(lane);
  }

  async function deliver(members: readonly Waiting[]): Promise<void> {
    const [only] = members;
    if (members.length === 1 && only) return only.alone().then(only.done, only.reject);
    const { signal, unlink } = allOf(members);
    try {
      await sendBatch({ transport, url, signal }, members);
    } catch (error) {
      for (const member of members) member.reject(error);
    } finally {
      unlink();
    }
  }

  return {
    send({ call, wire, repeatable, signal, alone }) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(cancellation(signal, nameOf(call)));
        const lane = laneOf(call);
        let isOver = false;
        const end = (): void => {
          isOver = true;
          signal?.removeEventListener('abort', onAbort);
        };
        const asked = new AsyncResource('onbehalf.gather');
        const waiting: Waiting = {
          call,
          wire,
          repeatable,
          signal,
          // The queue is emptied on behalf of whoever came first; what goes by itself goes on where it was asked for.
          alone: () => asked.runInAsyncScope(alone),
          done(answer) {
            end();
            resolve(answer);
          },
          fail: (failed) => waiting.reject(callFailure(call, failed.outcome, failed.tries)),
          reject(error) {
            end();
            reject(error);
          },
          isOver: () => isOver,
        };
        const onAbort = (): void => {
          const place = queues.get(lane)?.indexOf(waiting) ?? -1;
          if (place >= 0) queues.get(lane)?.splice(place, 1);
          if (signal) waiting.reject(cancellation(signal, nameOf(call)));
        };
        signal?.addEventListener('abort', onAbort);
        const queue = queues.get(lane);
        if (queue) queue.push(waiting);
        else {
          const begun = [waiting];
          queues.set(lane, begun);
          void empty(lane, begun);
        }
      });
    },
  };
}

/** The next members of one batch: the first that waits, and those after it that may be repeated where it may; none overtakes another on the same item. */
function takeBatch(queue: Waiting[]): Waiting[] {
  const taken: Waiting[] = [];
  const left: Waiting[] = [];
  const passed = new Set<string>();
  for (const one of queue.splice(0)) {
    const item = itemOf(one.wire.url);
    const fits = taken.length < most && (taken[0] ?? one).repeatable === one.repeatable && !passed.has(item);
    if (!fits) passed.add(item);
    (fits ? taken : left).push(one);
  }
  queue.push(...left);
  return taken;
}

/** A signal that is aborted when nobody waits for any of the members any more. */
function allOf(members: readonly Waiting[]): { readonly signal: AbortSignal; unlink(): void } {
  const controller = new AbortController();
  const onAbort = (): void => {
    const left = members.find((member) => !member.isOver() && !member.signal?.aborted);
    if (left === undefined) controller.abort(members.find(({ signal }) => signal?.aborted)?.signal?.reason);
  };
  for (const { signal } of members) signal?.addEventListener('abort', onAbort);
  return {
    signal: controller.signal,
    unlink: () => {
      for (const { signal } of members) signal?.removeEventListener('abort', onAbort);
    },
  };
}

/** Lets everything come that is about to. */
function moment(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
