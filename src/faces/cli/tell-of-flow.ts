import { eventSentence } from '../../run/flow/event-sentence.ts';
import type { FlowEvent } from '../../run/flow/events.ts';
import { shownInput, wouldLine } from '../../run/flow/shown-change.ts';
import type { Io } from './io.ts';

/** What a person is told while a flow runs, and what is counted meanwhile. */
export interface FlowTeller {
  tell(event: FlowEvent): void;
  readonly counts: { readonly steps: number; readonly failed: number };
  /** Of a dry run: what would be changed. */
  readonly changes: readonly object[];
  /** A private step failed: what it failed with may tell of its values. */
  isPrivate(): boolean;
  /** What runs now: names of activities and files, each once. */
  busyWith(): string[];
}

/** Tells a person what happens in a flow. */
export function tellOfFlow(io: Io): FlowTeller {
  const counts = { steps: 0, failed: 0 };
  const changes: object[] = [];
  const running: string[] = [];
  let privateFailed = false;
  const { warn } = io.style;

  function count({ type, step: { about, private: isPrivate } }: FlowEvent): void {
    if (type === 'stepStarted' && about !== undefined) running.push(about);
    if (type !== 'stepDone' && type !== 'stepFailed') return;
    privateFailed ||= type === 'stepFailed' && isPrivate;
    counts[type === 'stepDone' ? 'steps' : 'failed'] += 1;
    const at = about === undefined ? -1 : running.indexOf(about);
    if (at !== -1) running.splice(at, 1);
  }

  function say(event: FlowEvent): void {
    const sentence = eventSentence(event);
    if (sentence !== undefined) io.say(event.type === 'stepFailed' || event.type === 'stepRetried' ? warn(sentence) : sentence);
    if (event.type !== 'wouldDo') return;
    changes.push({ activity: event.step.about, effect: event.effect, ...(event.input && { input: shownInput(event.input) }) });
    if (!io.json) io.out(wouldLine(event));
  }

  return {
    counts,
    changes,
    isPrivate: () => privateFailed,
    busyWith: () => [...new Set(running)],
    tell(event) {
      count(event);
      say(event);
    },
  };
}
