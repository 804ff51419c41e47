import { areas, type AreaName } from '../../activities/areas.ts';
import { inputError } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';
import { activityCommand } from './activity-command.ts';
import { areaOverview, groupOverview, overview } from './overview.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';

/** A command with the arguments that are left for it, or a list to print. */
export type Found = Named | { readonly text: string };

/** A command under the words and the sentence that people know it by. */
export interface Named {
  /** Words after `onbehalf`: `emulator start`, `mail send`. */
  readonly name: string;
  readonly summary: string;
  readonly command: Command;
  readonly args: readonly string[];
}

/**
 * Finds what the first words name: a command, an activity (`mail send`), or a group of them, which gives a list.
 *
 * @throws OnbehalfError INPUT_INVALID with the nearest name for a word that is not known.
 */
export async function findCommand(args: readonly string[]): Promise<Found> {
  const [first, second] = args;
  if (first === undefined || first.startsWith('-')) {
    if (first !== undefined)
      throw inputError('The command line', [{ field: first, problem: 'is not known here; `onbehalf --help` lists the commands.' }]);
    return { text: overview() };
  }
  const group = Object.keys(commands).filter((candidate) => candidate.startsWith(`${first} `));
  // The longest name wins: `connections show` before `connections`.
  const name = [...group, first].find(
    (candidate) => Object.hasOwn(commands, candidate) && candidate.split(' ').every((word, index) => args[index] === word),
  );
  if (name) {
    const { summary, load } = commands[name as keyof typeof commands];
    const command = await load();
    // A word after a command that takes none, but has commands of a longer name, is one of those misspelt.
    const isMisspelt = name === first && group.length > 0 && command.words === undefined && second !== undefined && !second.startsWith('-');
    if (!isMisspelt) return { name, summary, command, args: args.slice(name.split(' ').length) };
  }
  if (Object.hasOwn(areas, first)) return findActivity(first as AreaName, second, args.slice(2));
  if (group.length > 0) {
    const flag = args.findIndex((word) => word.startsWith('-'));
    const words = (flag === -1 ? args : args.slice(0, flag)).join(' ');
    if (group.some((candidate) => candidate.startsWith(`${words} `))) return { text: groupOverview(words) };
    const verbs = group.map((candidate) => candidate.slice(first.length + 1));
    throw unknown(second ?? '', `${first} ${second ?? ''}`.trim(), verbs, `${first} `);
  }
  throw unknown(
    first,
    first,
    [...Object.keys(commands).map((candidate) => candidate.split(' ')[0] ?? candidate), ...Object.keys(areas)],
    '',
  );
}

async function findActivity(area: AreaName, verb: string | undefined, args: readonly string[]): Promise<Found> {
  const { load, verbs } = areas[area];
  if (verb === undefined || verb.startsWith('-')) return { text: areaOverview(area, await load()) };
  const loadOne = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!loadOne) throw unknown(verb, `${area} ${verb}`, Object.keys(verbs), `${area} `);
  const activity = await loadOne();
  return { name: `${area} ${verb}`, summary: activity.summary, command: activityCommand(activity), args };
}

function unknown(word: string, typed: string, known: readonly string[], prefix: string) {
  const close = nearest(word, known);
  const hint = close
    ? `did you mean \`onbehalf ${prefix}${close}\`?`
    : `known are ${[...new Set(known)].map((name) => `${prefix}${name}`).join(', ') || '`onbehalf --help`'}.`;
  return inputError('The command line', [{ field: typed, problem: `is not a command; ${hint}` }]);
}
