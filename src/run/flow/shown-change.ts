import { isNotKnown } from './not-known.ts';
import type { FlowEvent, StepRun } from './events.ts';

/** Longest text of one value in a line. */
const longest = 60;

/** What a dry run says of a change, in one word. */
const wouldVerbs = { changes: 'change', sends: 'send', deletes: 'delete', runs: 'run' } as const;

/** "Would send: mail.send to=ben@contoso.example subject=Hello". */
export function wouldLine({ step, effect, input }: Extract<FlowEvent, { type: 'wouldDo' }>): string {
  return `Would ${wouldVerbs[effect]}: ${changeName(step)}${input ? ` ${inputInLine(input)}` : ''}`;
}

/** What is asked about before a step sends or deletes: "mail.send sends: to=ben@contoso.example". Of a private step no value is told. */
export function askedChange(step: StepRun, effect: 'sends' | 'deletes', input: Readonly<Record<string, unknown>>): string {
  return `${changeName(step)} ${effect}: ${step.private ? '(private)' : inputInLine(input)}`;
}

/** An input for people and tools: what is large is told by its name. */
export function shownInput(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, isNotKnown(value) ? '(not known)' : nameOf(value)]));
}

/** An input in one line: `to=ben@contoso.example subject=Hello`. */
export function inputInLine(input: Readonly<Record<string, unknown>>): string {
  return Object.entries(shownInput(input))
    .map(([name, value]) => `${name}=${cut(typeof value === 'string' ? value : JSON.stringify(value))}`)
    .join(' ');
}

function changeName({ title, about, verb }: Pick<StepRun, 'title' | 'about' | 'verb'>): string {
  return title ?? about ?? verb;
}

function cut(text: string): string {
  const line = text.slice(0, longest * 20).replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** What people know a thing by; its id where it has no name. */
function nameOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nameOf);
  if (typeof value !== 'object' || value === null) return value;
  const { subject, name, title, displayName, id } = value as Readonly<Record<string, unknown>>;
  return [subject, name, title, displayName, id].find((one) => typeof one === 'string') ?? value;
}
