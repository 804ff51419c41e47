import type { Outcome } from './exchange.ts';
import { rateLimit } from './rate-limit.ts';
import type { RetrySettings } from './retry.ts';

/** How fast each lane may be asked, as the service says it. */
export interface Pace {
  /** The moment from which on the lane may be asked again, in milliseconds of the clock, and what said so; undefined when it may be now. */
  heldUntil(lane: string, now: number): Hold | undefined;
  /** Somebody waited as long as was asked: what was held until then goes on. @param until - The moment that the waiting was for. */
  release(lane: string, until: number): void;
  /** Takes the turn of one request: where the service has little left for us, the next one comes later. @returns Milliseconds to wait. */
  takeTurn(lane: string, now: number): number;
  /** Looks at an answer for what it says about the next requests. @param askedMS - What it asks to wait. */
  heed(lane: string, outcome: Outcome, askedMS: number | undefined, now: number): void;
}

/** A lane that the service wants quiet. */
export interface Hold {
  readonly until: number;
  /** The refusal that said so. */
  readonly outcome: Outcome;
}

interface Spacing {
  /** Between two requests, in milliseconds. */
  readonly every: number;
  /** Until when it holds. */
  readonly until: number;
  next: number;
}

/** Below this part of what a service allows, requests are spread over the time that is left. */
const little = 0.2;

/** Makes a pace. What is over is forgotten. */
export function createPace({ ceilingMS }: Pick<RetrySettings, 'ceilingMS'>): Pace {
  const holds = new Map<string, Hold>();
  const spacings = new Map<string, Spacing>();
  return {
    heldUntil(lane, now) {
      const hold = holds.get(lane);
      if (hold && hold.until <= now) holds.delete(lane);
      return hold && hold.until > now ? hold : undefined;
    },
    release(lane, until) {
      if ((holds.get(lane)?.until ?? Number.POSITIVE_INFINITY) <= until) holds.delete(lane);
    },
    takeTurn(lane, now) {
      const spacing = spacings.get(lane);
      if (spacing === undefined) return 0;
      if (spacing.until <= now) {
        spacings.delete(lane);
        return 0;
      }
      const turn = Math.max(now, spacing.next);
      spacing.next = turn + spacing.every;
      return turn - now;
    },
    heed(lane, outcome, askedMS, now) {
      if (outcome.kind !== 'answer') return;
      if ((outcome.status === 429 || outcome.status === 509) && askedMS !== undefined) {
        const until = Math.max(now + askedMS, holds.get(lane)?.until ?? 0);
        holds.set(lane, { until, outcome });
      }
      const said = rateLimit(outcome.headers);
      if (said === undefined || said.remaining / said.limit >= little) return;
      const every = Math.min(ceilingMS, said.resetMS / Math.max(1, said.remaining));
      const next = Math.min(now + every, spacings.get(lane)?.next ?? Number.POSITIVE_INFINITY);
      spacings.set(lane, { every, until: now + said.resetMS, next: Math.max(next, now) });
    },
  };
}
