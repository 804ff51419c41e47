import type { HttpAnswer } from '../core/ports.ts';
import { type Break, breakOf } from './connection-break.ts';
import { cancellation, tooLate, type Limits } from './deadline.ts';
import { longestTimerMS } from './sleep.ts';

/** The bytes of an answer as they come. */
export interface ByteStream {
  /** The next bytes; undefined at the end. @throws what the connection broke with. */
  next(): Promise<Uint8Array | undefined>;
  /** Closes the connection; what is being waited for ends as well. Never throws. */
  cancel(): Promise<void>;
}

/** The bytes of an answer. Those of a sender that has them at hand come without a web stream, which copies each of them. */
export function byteStreamOf(response: HttpAnswer): ByteStream {
  if (response.pieces && response.cancel) {
    const pieces = response.pieces()[Symbol.asyncIterator]();
    return {
      next: async () => {
        const { done, value } = await pieces.next();
        return done === true ? undefined : value;
      },
      cancel: async () => response.cancel?.(),
    };
  }
  const reader = response.body?.getReader();
  return {
    next: async () => (await reader?.read())?.value,
    cancel: async () => await reader?.cancel().catch(() => undefined),
  };
}

/** Reads a stream, each piece within the time limit. */
export interface Reading {
  /** The next bytes; undefined at the end; a break when the connection broke. @throws OnbehalfError CANCELLED or TIMED_OUT. */
  next(): Promise<Uint8Array | Break | undefined>;
  /** Ends it: no timer and no listener is left, and the connection is closed where it was not read to its end. */
  close(): Promise<void>;
}

/** Begins to read. One timer and one listener serve all pieces: there are tens of thousands in a large file. */
export function readWithin({ signal, timeoutMS, what, isOnce = false }: Limits, stream: ByteStream): Reading {
  let failure: Error | undefined;
  let isWaiting = false;
  const stop = (error: Error): void => {
    failure ??= error;
    void stream.cancel();
  };
  const timer = setTimeout(
    () => isWaiting && stop(tooLate(`No answer within ${timeoutMS / 1000} s: ${what}.`, isOnce)),
    Math.min(timeoutMS, longestTimerMS),
  );
  const onAbort = (): void => {
    if (signal) stop(cancellation(signal, what));
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  return {
    async next() {
      // Time counts while bytes are waited for, not while somebody writes them.
      timer.refresh();
      isWaiting = true;
      try {
        const piece = failure ? undefined : await stream.next();
        if (failure) throw failure;
        return piece;
      } catch (error) {
        if (failure) throw failure;
        const broken = breakOf(error);
        if (broken === undefined) throw error;
        return broken;
      } finally {
        isWaiting = false;
      }
    },
    async close() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      await stream.cancel();
    },
  };
}
