import { areas, type AreaName } from '../../activities/areas.ts';
import { commands } from './commands.ts';
import { findCommand } from './find-command.ts';
import { flagsOf } from './flags.ts';
import { outputFormats } from './output-flags.ts';
import { settingsOptions } from './settings.ts';

/**
 * What may stand in the place of the last word: commands, verbs, flags, or the values of a flag.
 *
 * @param words - Words after `onbehalf`; the last one is being typed and may be empty.
 */
export async function complete(words: readonly string[]): Promise<string[]> {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  return (await candidates(before)).filter((candidate) => candidate.startsWith(typed));
}

async function candidates(before: readonly string[]): Promise<string[]> {
  const [first, second] = before;
  if (first === undefined)
    return [...new Set([...Object.keys(commands).map((name) => name.split(' ')[0] ?? name), ...Object.keys(areas), 'help'])];
  if (second === undefined && first in areas) return Object.keys(areas[first as AreaName].verbs);
  const prefix = `${before.join(' ')} `;
  const group = Object.keys(commands).filter((name) => name.startsWith(prefix));
  if (group.length > 0) return [...new Set(group.map((name) => name.slice(prefix.length).split(' ')[0] ?? name))];
  const found = await findCommand(before).catch(() => undefined);
  if (!found || 'text' in found) return [];
  const flags = [...flagsOf(found.command.options, found.command.each), ...flagsOf(settingsOptions)];
  const flag = flags.find(({ name }) => `--${name}` === before.at(-1));
  if (before.at(-1) === '--output') return [...outputFormats];
  if (flag && flag.kind !== 'boolean') return [...flag.values];
  return [...flags.map(({ name }) => `--${name}`), '--output', '--select', '--json', '--help'];
}
