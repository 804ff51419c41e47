import { isOnbehalfError } from '../../../core/errors.ts';
import { harmless } from '../../../core/harmless.ts';
import { redact } from '../../../core/redact.ts';
import type { FlowEvent } from '../../../run/flow/events.ts';
import type { RunView, StepState } from '../protocol.ts';

/** Lines of the log that are kept, and UTF-16 units of each. */
const mostLines = 500;
const longestLine = 2_000;

/** A run as the designer shows it, kept up to date by what happens. */
export interface RunProgress {
  tell(event: FlowEvent): void;
  say(line: string): void;
  /** It ended well. */
  done(outputs: Readonly<Record<string, unknown>>): void;
  /** It ended in an error. */
  failed(error: unknown): void;
  view(): RunView;
}

/** A run that begins. @param path - The flow; steps of others that it invokes are not counted. */
export function createRunProgress(run: string, path: string, isDry: boolean): RunProgress {
  const steps = new Map<string, StepState & { running: number }>();
  const log: string[] = [];
  let end: Pick<RunView, 'state' | 'outputs' | 'error'> = { state: 'running' };

  const say = (line: string): void => {
    log.push(plain(line));
    if (log.length > mostLines) log.shift();
  };

  const change = ({ step }: FlowEvent, by: (before: StepState & { running: number }) => Partial<StepState & { running: number }>): void => {
    if (step.file !== path) return;
    const key = JSON.stringify(step.address);
    const before = steps.get(key) ?? {
      address: step.address,
      state: 'running',
      done: 0,
      failed: 0,
      retried: 0,
      milliseconds: 0,
      running: 0,
    };
    steps.set(key, { ...before, ...by(before) });
  };

  return {
    say,
    tell(event) {
      const name = event.step.title ?? event.step.id ?? event.step.about ?? event.step.verb;
      switch (event.type) {
        case 'stepStarted':
          return change(event, ({ running }) => ({ state: 'running', running: running + 1 }));
        case 'stepDone':
          return change(event, ({ running, done, failed, milliseconds }) => ({
            running: running - 1,
            done: done + 1,
            state: running > 1 ? 'running' : failed > 0 ? 'failed' : 'done',
            milliseconds: milliseconds + event.milliseconds,
          }));
        case 'stepFailed':
          if (event.goesOn) say(`${name} failed, and the flow goes on: ${event.step.private ? event.code : event.message}`);
          return change(event, ({ running, failed, milliseconds }) => ({
            running: running - 1,
            failed: failed + 1,
            state: running > 1 ? 'running' : 'failed',
            milliseconds: milliseconds + event.milliseconds,
            message: plain(event.step.private ? event.code : event.message),
          }));
        case 'stepRetried':
          say(`${name}: ${event.code}; trying again in ${event.waitMS / 1000} s.`);
          return change(event, ({ retried }) => ({ retried: retried + 1 }));
        case 'wouldDo':
          return say(`Would do: ${name} (${event.effect})`);
        case 'notKnown':
          return say(`Not known: what ${name} would do depends on a change that was not made.`);
        case 'logged':
          return say(event.step.private ? '(private)' : event.text);
        case 'stopped':
          return say(`Stopped: ${event.step.private ? '(private)' : event.reason}`);
      }
    },
    done(outputs) {
      end = { state: 'done', outputs };
    },
    failed(error) {
      const known = isOnbehalfError(error) ? error : undefined;
      const message = error instanceof Error ? error.message : String(error);
      end = {
        state: known?.code === 'CANCELLED' ? 'cancelled' : 'failed',
        error: { code: known?.code ?? 'BUG', message: plain(message), remedy: plain(known?.remedy ?? '') },
      };
    },
    view: () => ({
      run,
      path,
      isDry,
      steps: [...steps.values()].map(({ running: _running, ...state }) => state),
      log: [...log],
      ...end,
    }),
  };
}

/** A text from outside, for a page: no secret, nothing that turns the text around it. */
function plain(text: string): string {
  const whole = harmless(redact(text.slice(0, longestLine * 2)));
  return whole.length > longestLine ? `${whole.slice(0, longestLine)}…` : whole;
}
