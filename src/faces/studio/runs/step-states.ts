import type { FlowEvent, StepRun } from '../../../run/flow/events.ts';
import type { StepState, StretchView } from '../protocol-runs.ts';
import { shownText } from './shown-value.ts';

/** What is kept of the times of a step: its first ones; the last one is always there. */
const mostStretches = 40;

interface Counted extends Omit<StepState, 'state' | 'stretches'> {
  readonly begun: Map<string, number>;
  readonly stretches: StretchView[];
  last: StretchView | undefined;
}

/** How far each step came, kept up to date by what happens. */
export interface StepStates {
  tell(event: FlowEvent): void;
  /** An activity waits. */
  waited(activity: string, seconds: number): void;
  views(): StepState[];
}

/**
 * No step yet.
 *
 * @param path - The flow; steps of others that it invokes are not counted.
 * @param elapsed - Milliseconds since the start of the run.
 */
export function createStepStates(path: string, elapsed: () => number): StepStates {
  const steps = new Map<string, Counted>();
  /** The step that began last with each activity: what waits is one of its calls. */
  const lastWith = new Map<string, Counted>();

  function countedOf({ address }: StepRun): Counted {
    const key = JSON.stringify(address);
    const known = steps.get(key);
    if (known) return known;
    const counted: Counted = {
      address,
      done: 0,
      failed: 0,
      retried: 0,
      waits: 0,
      waitedSeconds: 0,
      milliseconds: 0,
      begun: new Map(),
      stretches: [],
      last: undefined,
    };
    steps.set(key, counted);
    return counted;
  }

  const change = (step: Counted, by: Partial<Counted>): void => void Object.assign(step, by);

  function ended(step: Counted, turns: readonly number[], kind: 'done' | 'failed'): void {
    const key = turns.join();
    const stretch: StretchView = { from: step.begun.get(key) ?? elapsed(), to: elapsed(), kind };
    step.begun.delete(key);
    if (step.stretches.length < mostStretches) step.stretches.push(stretch);
    step.last = stretch;
  }

  return {
    tell(event) {
      const { step } = event;
      if (step.file !== path) return;
      const counted = countedOf(step);
      switch (event.type) {
        case 'stepStarted':
          counted.begun.set(step.turns.join(), elapsed());
          if (step.about !== undefined) lastWith.set(step.about, counted);
          return;
        case 'stepDone':
          ended(counted, step.turns, 'done');
          return change(counted, { done: counted.done + 1, milliseconds: counted.milliseconds + event.milliseconds });
        case 'stepFailed':
          ended(counted, step.turns, 'failed');
          return change(counted, {
            failed: counted.failed + 1,
            milliseconds: counted.milliseconds + event.milliseconds,
            message: step.private ? event.code : shownText(event.message),
          });
        case 'stepRetried':
          waits(counted, event.waitMS / 1000);
          return change(counted, { retried: counted.retried + 1 });
        default:
          return;
      }
    },
    waited(activity, seconds) {
      const counted = lastWith.get(activity);
      if (!counted) return;
      change(counted, { waits: counted.waits + 1, waitedSeconds: counted.waitedSeconds + seconds });
      waits(counted, seconds);
    },
    views: () => [...steps.values()].map(viewOf),
  };

  function waits({ stretches }: Counted, seconds: number): void {
    if (stretches.length < mostStretches) stretches.push({ from: elapsed(), to: elapsed() + seconds * 1000, kind: 'waited' });
  }
}

function viewOf({ begun, stretches, last, ...counted }: Counted): StepState {
  const running = [...begun.values()].slice(-mostStretches).map((from): StretchView => ({ from, kind: 'running' }));
  return {
    ...counted,
    state: running.length > 0 ? 'running' : counted.failed > 0 ? 'failed' : 'done',
    stretches: [...stretches, ...(last && !stretches.includes(last) ? [last] : []), ...running],
  };
}
