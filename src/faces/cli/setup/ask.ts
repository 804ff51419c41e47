import { askInTerminal } from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { inputError } from '../../../core/input.ts';
import type { CommandContext } from '../command.ts';

/** A question of a setup, and the flag that answers it before. */
export interface Question {
  /** `--name`. */
  readonly flag: string;
  readonly text: string;
  /** What no answer means; undefined: there must be one. */
  readonly otherwise?: string | undefined;
  /** Answers that there are, each with what it means; any text where left out. */
  readonly choices?: Readonly<Record<string, string>>;
  /** What is wrong with an answer; undefined: nothing. */
  problem?(answer: string): string | undefined;
}

/** Gets an answer: what the flag says, else what the person says, else what no answer means. */
export type Ask = (question: Question, given: string | undefined) => Promise<string>;

/** How often a wrong answer is asked again. */
const mostAnswers = 5;

/**
 * Makes the asking of a command.
 *
 * @param command - For errors, `init`.
 * @param isQuiet - Ask nothing: what no flag says is as no answer means.
 * @returns What asks. @throws OnbehalfError INPUT_INVALID naming the flag, for a wrong one and for one that is missing where nobody can be asked; CANCELLED.
 */
export function asking(command: string, { io, settings, signal }: CommandContext, isQuiet: boolean): Ask {
  const canAsk = io.canAsk && !io.json && !isQuiet && settings.unattended !== true;
  return async (question, given) => {
    const { flag, otherwise } = question;
    const refuse = (problem: string): never => {
      throw inputError(`onbehalf ${command}`, [{ field: flag, problem }]);
    };
    if (given !== undefined) {
      const problem = problemOf(question, given);
      return problem === undefined ? given : refuse(problem);
    }
    if (isQuiet && otherwise !== undefined) return otherwise;
    if (!canAsk)
      refuse(
        `is needed, and nobody can be asked here${otherwise === undefined ? '' : ' (--yes takes what no answer means)'}: ${question.text}${listOf(question, ' ')}`,
      );
    const { stdin, stderr } = io.terminal;
    for (let tries = 0; tries < mostAnswers; tries += 1) {
      const typed = (await askInTerminal(`${shown(question)} `, signal, { input: stdin, output: stderr })).trim();
      const answer = typed === '' ? (otherwise ?? '') : typed;
      const problem =
        answer === '' && otherwise === undefined ? 'An answer is needed.' : answer === otherwise ? undefined : problemOf(question, answer);
      if (problem === undefined) return answer;
      io.say(io.style.warn(problem));
    }
    throw new OnbehalfError('CANCELLED', `${mostAnswers} answers were of no use.`, { remedy: `Start it again, or say it with ${flag}.` });
  };
}

function problemOf(question: Question, answer: string): string | undefined {
  if (question.choices && !Object.hasOwn(question.choices, answer))
    return `must be one of ${Object.keys(question.choices).join(', ')}, not "${answer}".`;
  return question.problem?.(answer);
}

function shown(question: Question): string {
  const { text, otherwise } = question;
  return `${text}${listOf(question, '\n')}${otherwise === undefined || otherwise === '' ? '' : ` [${otherwise}]`}`;
}

function listOf({ choices }: Question, separator: string): string {
  if (!choices) return '';
  return (
    separator +
    Object.entries(choices)
      .map(([name, meaning]) => `  ${name.padEnd(10)} ${meaning}`)
      .join(separator) +
    separator
  );
}
