import type { ScopeEvent } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { redact } from '../../core/redact.ts';
import type { FlowEvent, StepRun } from '../flow/events.ts';
import type { LineBody, StepWords } from './line.ts';

/** Longer texts are cut; in UTF-16 units. */
const longestText = 2_000;

/** What is told of an event of a step. Texts are redacted and cut; of a private step there are none. */
export function lineOfStep(event: FlowEvent): Extract<LineBody, StepWords> {
  const { private: isPrivate } = event.step;
  const words = wordsOf(event.step);
  switch (event.type) {
    case 'stepStarted':
      return { type: event.type, ...words };
    case 'stepDone':
      return { type: event.type, ...words, milliseconds: event.milliseconds };
    case 'stepFailed': {
      const { type, milliseconds, code, goesOn } = event;
      return { type, ...words, milliseconds, code, ...(!isPrivate && { message: safeText(event.message) }), goesOn };
    }
    case 'stepRetried':
      return { type: event.type, ...words, attempt: event.attempt, code: event.code, waitMS: event.waitMS };
    case 'wouldDo':
      return { type: event.type, ...words, effect: event.effect, ...(event.input && { text: safeText(JSON.stringify(event.input)) }) };
    case 'notKnown':
      return { type: event.type, ...words };
    case 'logged':
      return { type: event.type, ...words, ...(!isPrivate && { text: safeText(event.text) }) };
    case 'stopped':
      return { type: event.type, ...words, ...(!isPrivate && { text: safeText(event.reason) }) };
  }
}

/** What is told of an event of a scope; undefined for what belongs to steps, and for what passes. */
export function lineOfScope(event: ScopeEvent): LineBody | undefined {
  switch (event.type) {
    case 'permissions': {
      const { permissions } = event.detection;
      const because = Object.fromEntries(
        permissions.map((one) => [one.name, one.because.map(({ activity, operation }) => ({ activity, operation }))]),
      );
      return { type: 'permissions', permissions: permissions.map(({ name }) => name), because };
    }
    case 'actingAs':
    case 'signedIn':
      return { type: 'account', account: safeText(event.account.username), application: safeText(event.application.name) };
    case 'permissionsMissing':
    case 'goingOn':
      return { type: 'notGranted', permissions: event.missing };
    case 'called':
      return { type: 'called', activity: event.activity, operation: event.operation };
    case 'waiting':
    case 'pacing': {
      const { type: kind, activity, operation, reason, seconds } = event;
      return { type: 'waited', kind, activity, operation, reason, seconds };
    }
    default:
      return undefined;
  }
}

/**
 * What is told of the end of a run.
 *
 * @param error - What it failed with; left out: it is done.
 * @param isPrivate - What failed may tell of values that are not to be written down: its code alone is told.
 */
export function lineOfEnd(milliseconds: number, error: unknown, isPrivate: boolean): Extract<LineBody, { type: 'runEnded' }> {
  if (error === undefined) return { type: 'runEnded', outcome: 'done', milliseconds };
  const failure = error instanceof OnbehalfError ? error : undefined;
  return {
    type: 'runEnded',
    outcome: failure?.code === 'CANCELLED' ? 'cancelled' : 'failed',
    milliseconds,
    code: failure?.code ?? 'BUG',
    ...(!isPrivate && { message: safeText(error instanceof Error ? error.message : String(error)) }),
    ...(!isPrivate && failure && { remedy: safeText(failure.remedy) }),
  };
}

/** A text as it may be written down. Redacted before it is cut: half of a secret is not known for one. */
export function safeText(text: string): string {
  const whole = redact(text);
  return whole.length > longestText ? `${whole.slice(0, longestText)}…` : whole;
}

/** What a step is called: its title, its id, what it works with, or its verb. */
export function nameOfStep({ title, id, about, verb }: { title?: string; id?: string; about?: string | undefined; verb: string }): string {
  return safeText(title ?? id ?? about ?? verb);
}

function wordsOf(step: StepRun): StepWords {
  const { file, address, verb, turns } = step;
  return { file, address: address.join('.'), verb, name: nameOfStep(step), ...(turns.length > 0 && { turns }) };
}
