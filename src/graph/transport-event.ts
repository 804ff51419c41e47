import type { WaitReason } from './repeatable.ts';

/** Something that a person who waits wants to know. */
export type TransportEvent =
  | {
      /** A request did not get through; the next try comes after a wait. */
      readonly type: 'waiting';
      readonly activity: string;
      readonly operation: string;
      /** `throttled`: too many requests. `unavailable`: the service is down. `unreachable`, `interrupted`: the network. */
      readonly reason: WaitReason;
      readonly seconds: number;
      /** Tries so far. */
      readonly attempt: number;
      /** Tries in all. */
      readonly attempts: number;
    }
  | {
      /** A request is not sent yet: the service said how fast it may be asked, and its turn comes later. Nothing failed. */
      readonly type: 'pacing';
      readonly activity: string;
      readonly operation: string;
      /** `held`: a call before it was asked to wait. `spread`: little is left of what the service allows, and lasts until it allows more. */
      readonly reason: 'held' | 'spread';
      readonly seconds: number;
    }
  | {
      /** The token was refused; a fresh one is asked for. */
      readonly type: 'renewingToken';
      readonly activity: string;
      readonly operation: string;
      /** `rejected`: it is no longer valid. `claims`: a policy asks for more. */
      readonly reason: 'rejected' | 'claims';
    };
