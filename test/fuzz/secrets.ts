import { PassThrough } from 'node:stream';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { isOnbehalfError, type FailureCode } from '../../src/core/errors.ts';
import { createIo } from '../../src/faces/cli/io.ts';
import { printError } from '../../src/faces/cli/print-error.ts';

/** In every secret that is planted; nothing else has it, and no pattern would take it out by its shape. */
const mark = 'plantedSecret';

/** Secrets of many looks, to be put where secrets are. */
export const plantedSecret: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('', '0.A', '1.', 'M.C5', 'eyJ0', 'Contoso-', '-----BEGIN ', '{"a":"'), fc.stringMatching(/^[\w.~+/=-]{0,20}$/))
  .map(([before, after]) => `${before}${mark}${after}`);

const forms = [mark, Buffer.from(mark).toString('hex'), ...[0, 1, 2].map(base64At)].map((form) => form.toLowerCase());

/** How the mark looks in Base64 when so many bytes stand before it. */
function base64At(before: number): string {
  return Buffer.from('x'.repeat(before) + mark)
    .toString('base64')
    .slice(before === 0 ? 0 : before + 1, -4);
}

/** Fails when a text holds a planted secret: as it was, in hexadecimal or in Base64. */
export function checkSilent(text: string, where: string): void {
  const lower = text.toLowerCase();
  if (forms.some((form) => lower.includes(form))) throw new Error(`A secret is in ${where}: ${text}`);
}

/** Texts that no message for a person has: those of JavaScript itself. */
const slips =
  /\[object |\[native code\]|\bfunction \w*\(|Cannot (?:read|convert)|is not (?:a function|iterable|defined)|\bNaN\b|\bundefined\b/;

/**
 * Fails unless an error is one of ours, of an expected code, in words for people, and without a planted secret in anything that prints it:
 * its message, its JSON, the lines of the command line, and what `console.log` makes of it.
 */
export function checkRefusal(error: unknown, expected: readonly FailureCode[]): void {
  if (!isOnbehalfError(error)) throw new Error(`It broke: ${inspect(error)}`, { cause: error });
  if (!expected.includes(error.code)) throw new Error(`${error.code} is not expected: ${error.message}`);
  const shown = [error.message, error.remedy, JSON.stringify(error.toJSON())].join('\n');
  const slip = slips.exec(shown);
  if (slip) throw new Error(`"${slip[0]}" is no word for people: ${shown}`);
  checkSilent(`${shown}\n${printed(error)}\n${inspect(error)}`, 'an error');
}

/** Runs what may be refused; fails when it breaks otherwise, or tells a secret. */
export async function refusedOrDone<Result>(
  work: () => Result | Promise<Result>,
  expected: readonly FailureCode[],
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    checkRefusal(error, expected);
    return undefined;
  }
}

/** All that the command line prints about an error, with `--json` and without. */
function printed(error: unknown): string {
  return [true, false]
    .map((json) => {
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      printError(createIo({ stdin: new PassThrough(), stdout, stderr, env: {} }, json ? 'jsonl' : undefined), error);
      return allOf(stdout) + allOf(stderr);
    })
    .join('\n');
}

/** Everything that was written so far; newer versions of Node hand it out piece by piece. */
function allOf(stream: PassThrough): string {
  let text = '';
  for (let piece: unknown = stream.read(); piece !== null; piece = stream.read()) text += String(piece);
  return text;
}
