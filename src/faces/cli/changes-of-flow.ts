import { askInTerminal } from '../../connection/index.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import type { FlowEvent } from '../../run/flow/events.ts';
import { isNotKnown } from '../../run/flow/not-known.ts';
import type { Runner } from '../../run/flow/runner.ts';
import type { CommandContext } from './command.ts';

/** Longest text of one value in a line. */
const longest = 60;

/** "Would send: mail.send to=ben@contoso.example subject=Hello". */
export function wouldLine({ step, effect, input }: Extract<FlowEvent, { type: 'wouldDo' }>): string {
  const verb = { changes: 'change', sends: 'send', deletes: 'delete' }[effect];
  return `Would ${verb}: ${step.title ?? step.about ?? step.verb}${input ? ` ${inLine(input)}` : ''}`;
}

/** An input for people and tools: what is large is told by its name. */
export function shownInput(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, isNotKnown(value) ? '(not known)' : nameOf(value)]));
}

/**
 * Asks a person before a step sends or deletes.
 *
 * @throws OnbehalfError INPUT_INVALID where nobody sits at a terminal.
 */
export function askingBefore({ io, settings, signal }: CommandContext): NonNullable<Runner['ask']> {
  if (!io.canAsk || settings.unattended === true)
    throw inputError('onbehalf run', [{ field: '--confirm', problem: 'asks a person at a terminal, and there is none.' }]);
  const { stdin, stderr } = io.terminal;
  return async (step, effect, input) => {
    const what = `${step.title ?? step.about ?? step.verb} ${effect}: ${step.private ? '(private)' : inLine(input)}`;
    const answer = await askInTerminal(`${what}. Go on? [y/N] `, signal, { input: stdin, output: stderr });
    if (!/^y(es)?$/i.test(answer.trim()))
      throw new OnbehalfError('CANCELLED', `${step.about ?? step.verb} was not done; what came before it is.`);
  };
}

function inLine(input: Readonly<Record<string, unknown>>): string {
  return Object.entries(shownInput(input))
    .map(([name, value]) => `${name}=${cut(typeof value === 'string' ? value : JSON.stringify(value))}`)
    .join(' ');
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** What people know a thing by; its id where it has no name. */
function nameOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nameOf);
  if (typeof value !== 'object' || value === null) return value;
  const { subject, name, title, displayName, id } = value as Readonly<Record<string, unknown>>;
  return [subject, name, title, displayName, id].find((one) => typeof one === 'string') ?? value;
}
