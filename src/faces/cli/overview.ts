import { areas } from '../../activities/areas.ts';
import type { AnyActivity } from '../../core/activity.ts';
import { commandOf } from '../../core/names.ts';
import { commands } from './commands.ts';

/** What `onbehalf --help` prints. */
export function overview(): string {
  return [
    'Onbehalf runs automations against Microsoft 365 on behalf of the person who signed in.',
    '',
    'Use: onbehalf COMMAND [flags]',
    '',
    'Commands:',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(22)} ${summary}`),
    '',
    'Activities:',
    ...Object.entries(areas).map(([area, { summary }]) => `  ${`${area} VERB`.padEnd(22)} ${summary}`),
    '',
    'Start here:',
    '  onbehalf quickstart',
    '  onbehalf mail --help',
    '  onbehalf mail list --help',
    '',
    '--json prints JSON everywhere; --output json|jsonl|table|csv|tsv and --select JMESPATH shape it. --help explains a command. --version prints the version.',
  ].join('\n');
}

/**
 * What `onbehalf app --help` prints.
 *
 * @param group - The words that the commands begin with, `app`.
 */
export function groupOverview(group: string): string {
  const members = Object.entries(commands).filter(([name]) => name.startsWith(`${group} `));
  return [
    `Use: onbehalf ${group} COMMAND [flags]`,
    '',
    'Commands:',
    ...members.map(([name, { summary }]) => `  ${name.slice(group.length + 1).padEnd(22)} ${summary}`),
    '',
    `onbehalf ${group} COMMAND --help shows the flags and examples that run.`,
  ].join('\n');
}

/** What `onbehalf AREA --help` prints. */
export function areaOverview(area: string, activities: readonly AnyActivity[]): string {
  return [
    `Use: onbehalf ${area} VERB [flags]`,
    '',
    'Verbs:',
    ...activities.map(({ name, summary }) => `  ${commandOf(name)[1].padEnd(26)} ${summary}`),
    '',
    `onbehalf ${area} VERB --help shows the flags and examples that run.`,
  ].join('\n');
}
