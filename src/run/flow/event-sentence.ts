import type { FlowEvent, StepRun } from './events.ts';

/** What a person is told about an event while a flow runs; undefined for what is shown in other ways. Of a private step no value is told. */
export function eventSentence(event: FlowEvent): string | undefined {
  const { step } = event;
  const unlessPrivate = (text: string): string => (step.private ? '(private)' : text);
  switch (event.type) {
    case 'stepFailed':
      return event.goesOn ? `${nameOf(step)} failed, and the flow goes on: ${step.private ? event.code : event.message}` : undefined;
    case 'stepRetried':
      return `${nameOf(step)}: ${event.code}; trying again in ${event.waitMS / 1000} s.`;
    case 'notKnown':
      return `Not known: what ${nameOf(step)} would do depends on a change that was not made.`;
    case 'logged':
      return unlessPrivate(event.text);
    case 'stopped':
      return `Stopped: ${unlessPrivate(event.reason)}`;
    default:
      return undefined;
  }
}

function nameOf({ title, id, about, verb }: StepRun): string {
  return title ?? id ?? about ?? verb;
}
