import type { World } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import type { Once } from '../../core/once.ts';
import type { Recorder } from '../flow/recorder.ts';
import { createChanges, isUnknown } from './changes.ts';
import type { Intents } from './intents.ts';
import type { KeptValues } from './kept-values.ts';
import { errorOf, recordOf, type RecordedError } from './recorded-error.ts';
import { createStrands, type FailedStrand, type Strand } from './strands.ts';
import { createTurns, type Journal } from './turns.ts';

/** What a recorded step came to. */
type Kept = { readonly text: string | { readonly file: string } } | { readonly error: RecordedError };

/** What a recorder stands on. */
export interface RecorderOptions {
  /** Id of the run. */
  readonly run: string;
  readonly world: World;
  readonly intents: Intents;
  readonly values: KeptValues;
  readonly journal: Journal;
  /** Numbers of what is in the journal and does not count any more: it is done again. */
  readonly again: readonly number[];
  /** Aborted when the run is to be held up: no further step is begun. */
  readonly signal: AbortSignal;
  /** Holds the run up: what it waits for never comes, and a later process goes on there. */
  hold(why: unknown): void;
}

/** A recorder that begins with the first step of a run. */
export interface RunRecorder {
  readonly recorder: Recorder;
  /** The world in which its steps run: there it is written down before a change leaves that it is on its way. */
  readonly world: World;
  /** What is done again when somebody goes on with the run, which ended of an error: numbers of what is in the journal. */
  againAfter(error: unknown): number[];
}

/** Makes the recorder of a run. */
export function createRecorder({ run, world: outside, intents, values, journal, again, signal, hold }: RecorderOptions): RunRecorder {
  let reason: OnbehalfError | undefined;
  const strands = createStrands();
  const turns = createTurns({
    journal,
    again: new Set(again),
    idle: () => hold(reason ?? heldUp(run)),
    failed: hold,
  });
  const changes = createChanges({ run, world: outside, intents, signal, hold: () => turns.stayAtWork() });
  const { world } = changes;

  function recorderOf(strand: Strand): Recorder {
    async function record<T>(name: string, work: () => Promise<T>): Promise<T> {
      // One that is held up holds up the others before their next step.
      if (signal.aborted || reason) return turns.stay();
      let live: unknown;
      const { number, value: kept } = await turns.step<Kept>(name, async () => {
        try {
          return { text: await values.keepText(JSON.stringify((await work()) ?? null)) };
        } catch (error) {
          if (isUnknown(error)) {
            reason ??= error;
            return turns.stayAtWork();
          }
          live = error;
          return { error: recordOf(error) };
        }
      });
      if ('error' in kept) {
        const error = live ?? errorOf(kept.error);
        strand.took(number, Object(error) as object);
        throw error;
      }
      strand.took(number);
      return JSON.parse(await values.textOf(kept.text)) as T;
    }

    return {
      record,
      change: <T>(name: string, canTell: boolean, work: (once: Once) => Promise<T>, ending?: AbortSignal) =>
        record(name, () => changes.make(name, { canTell, ending }, work)),
      keep: (items) => values.keepList(items),
      itemsOf: (list) => values.itemsOf(list),
      async wait(name, milliseconds, ending) {
        const until = await record(name, async () => world.now().getTime() + milliseconds);
        // That it is over is a step by itself: what others do before it and after it is known by that.
        await record(`${name} over`, async () => {
          await world.wait(Math.max(0, until - world.now().getTime()), AbortSignal.any([signal, ending])).catch((error: unknown) => {
            if (!signal.aborted) throw error;
          });
          if (signal.aborted) await turns.stayAtWork();
        });
      },
      fails: (error, cause) => strand.fails(error, cause, turns.count()),
      async together(tasks) {
        const inside = tasks.map(() => strand.inside());
        const ends = await turns.together(tasks.map((task, index) => () => task(recorderOf(inside[index] as Strand))));
        strand.joined(
          ends.flatMap((end, index): FailedStrand[] =>
            end.status === 'rejected' ? [{ strand: inside[index] as Strand, error: end.reason }] : [],
          ),
        );
        return ends;
      },
    };
  }

  return { world, recorder: recorderOf(strands.first), againAfter: (error) => strands.again(error) };
}

function heldUp(run: string): OnbehalfError {
  return new OnbehalfError('CANCELLED', 'The run was held up.', { remedy: `Go on with it: \`onbehalf runs resume ${run}\`.` });
}
