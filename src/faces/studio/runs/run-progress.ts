import { eventText, inWords, type ScopeEvent } from '../../../connection/index.ts';
import { isOnbehalfError } from '../../../core/errors.ts';
import { eventSentence } from '../../../run/flow/event-sentence.ts';
import type { FlowEvent, StepRun, ValueWay } from '../../../run/flow/events.ts';
import type { Address } from '../protocol.ts';
import type { ChangeView, RunPlace, RunView, ValuesView } from '../protocol-runs.ts';
import { changeFound } from './change-view.ts';
import { shownText, shownValue } from './shown-value.ts';
import { createStepStates } from './step-states.ts';
import { createStepValues } from './step-values.ts';

/** Lines of the log and changes of a dry run that are kept. */
const most = { lines: 500, would: 200 };

/** A run as the designer shows it, kept up to date by what happens. */
export interface RunProgress {
  tell(event: FlowEvent): void;
  tellOfScope(event: ScopeEvent): void;
  tellValue(step: StepRun, way: ValueWay, value: unknown): void;
  /** A line of the log. */
  say(line: string): void;
  /** A question to the person, or none any more. */
  ask(question: RunView['question']): void;
  /** It ended well. */
  done(outputs: Readonly<Record<string, unknown>>): void;
  /** It ended in an error. */
  failed(error: unknown): void;
  view(): RunView;
  /** What a step was given and gave. */
  values(address: Address): ValuesView;
}

/** What a run is. */
export interface RunAboutView {
  readonly run: string;
  /** The flow; steps of others that it invokes are not counted. */
  readonly path: string;
  readonly isDry: boolean;
  readonly place: RunPlace;
  /** In milliseconds. */
  now(): number;
}

/** A run that begins. */
export function createRunProgress({ run, path, isDry, place, now }: RunAboutView): RunProgress {
  const begun = now();
  const elapsed = (): number => Math.max(0, now() - begun);
  const steps = createStepStates(path, elapsed);
  const values = createStepValues(path);
  const log: string[] = [];
  const would: ChangeView[] = [];
  let wouldLeftOut = 0;
  let question: RunView['question'];
  let failedAt: { readonly address: Address; readonly isPrivate: boolean } | undefined;
  let end: Pick<RunView, 'state' | 'outputs' | 'error'> & { readonly milliseconds?: number } = { state: 'running' };

  const say = (line: string): void => {
    log.push(shownText(line));
    if (log.length > most.lines) log.shift();
  };

  return {
    tell(event) {
      steps.tell(event);
      if (event.type === 'stepStarted' && event.step.private) values.hide(event.step);
      if (event.type === 'stepFailed') {
        values.failed(event.step, event.message);
        // The innermost comes first; what is around it fails with the same.
        if (event.step.file === path && !event.goesOn)
          failedAt = failedAt && isWithin(failedAt.address, event.step.address) ? failedAt : at(event.step);
      }
      if (event.type === 'wouldDo') {
        if (would.length < most.would) would.push(changeFound(event));
        else wouldLeftOut += 1;
      }
      const line = eventSentence(event);
      if (line !== undefined) say(line);
    },
    tellOfScope(event) {
      if (event.type === 'waiting' || event.type === 'pacing') steps.waited(event.activity, event.seconds);
      const line = place.kind === 'emulator' ? lineOnEmulator(event, place.account) : eventText(event);
      if (line !== undefined) say(line);
    },
    tellValue: values.tell,
    say,
    ask(asked) {
      question = asked;
    },
    done(outputs) {
      const shown = Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, shownValue(value)]));
      end = { state: 'done', outputs: shown, milliseconds: elapsed() };
    },
    failed(error) {
      const known = isOnbehalfError(error) ? error : undefined;
      const message = error instanceof Error ? error.message : String(error);
      const [field] = known?.fields ?? [];
      const isPrivate = failedAt?.isPrivate === true;
      end = {
        state: known?.code === 'CANCELLED' ? 'cancelled' : 'failed',
        milliseconds: elapsed(),
        error: {
          code: known?.code ?? 'BUG',
          message: isPrivate ? 'A private step failed; what it said is not shown.' : shownText(message),
          remedy: isPrivate ? '' : shownText(known?.remedy ?? ''),
          ...(failedAt && { step: failedAt.address }),
          ...(field && { field: shownText(field.field) }),
        },
      };
    },
    view: () => ({
      run,
      path,
      isDry,
      place,
      milliseconds: elapsed(),
      steps: steps.views(),
      would: [...would],
      wouldLeftOut,
      ...(question && { question }),
      log: [...log],
      ...end,
    }),
    values: values.of,
  };
}

function at({ address, private: isPrivate }: StepRun): { readonly address: Address; readonly isPrivate: boolean } {
  return { address, isPrivate };
}

function isWithin(address: Address, outer: Address): boolean {
  return address.length > outer.length && outer.every((part, index) => part === address[index]);
}

/** What a person reads about an event of a scope. The address of a sign-in page is for nobody: the tenant answers it. */
function lineOnEmulator(event: ScopeEvent, account: string): string | undefined {
  return event.type === 'opening'
    ? `${event.application.name} asks for ${inWords(event.permissions)}; ${account} accepts.`
    : eventText(event);
}
