/** Why a time is left out: the run before still goes on, nobody watched then, or too many wait already. */
export type LeftOutBecause = 'overlap' | 'missed' | 'tooMany';

/** Which run of which entry it is. */
export interface RunWords {
  readonly entry: string;
  /** The time that it was due at, or at which came what it is for; ISO 8601. */
  readonly at: string;
  /** Its id, where it is written down. */
  readonly run?: string;
}

/** What happens while a project is watched, for whoever looks on. Nothing in it is secret. */
export type WatchEvent =
  | {
      readonly type: 'watching';
      /** The entries, and when each is due next (ISO 8601), or its trigger. */
      readonly entries: readonly { readonly entry: string; readonly next?: string; readonly trigger?: string }[];
    }
  | {
      /** Nothing can be waited for at the moment; it is tried again after so long, in milliseconds. */
      readonly type: 'waitFailed';
      readonly entry: string;
      readonly trigger: string;
      readonly code: string;
      readonly message: string;
      readonly remedy: string;
      readonly againInMS: number;
    }
  | ({
      readonly type: 'runStarted';
      /** So many earlier times this run stands for. */
      readonly missed?: number;
    } & RunWords)
  | ({ readonly type: 'runDone'; readonly milliseconds: number } & RunWords)
  | ({
      readonly type: 'runFailed';
      readonly code: string;
      readonly message: string;
      readonly remedy: string;
      /** It is tried again after so long, because a person has to sign in first. In milliseconds. */
      readonly againInMS?: number;
    } & RunWords)
  /** It was cut short; it begins anew at the next start. */
  | ({ readonly type: 'runCut' } & RunWords)
  | { readonly type: 'leftOut'; readonly entry: string; readonly at: string; readonly because: LeftOutBecause; readonly times: number }
  | { readonly type: 'ended' };
