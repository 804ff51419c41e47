import { calendarRules, eventRules } from './calendar/query-rules.ts';
import { directoryRules } from './directory/query-rules.ts';
import { plannerRules } from './planner/replies.ts';
import { categoryRules, folderRules, messageDeltaRules, messageRules } from './mail/query-rules.ts';
import { driveRules } from './drives/query-rules.ts';
import type { QueryRule } from './odata/query-rule.ts';
import { teamsRules } from './teams/query-rules.ts';

/** What the services refuse and ignore, each rule once. */
export const queryRules: readonly QueryRule[] = [
  ...new Set([
    ...messageRules,
    ...folderRules,
    ...categoryRules,
    ...messageDeltaRules,
    ...directoryRules,
    ...eventRules,
    ...calendarRules,
    ...plannerRules,
    ...teamsRules,
    ...driveRules,
  ]),
];

/** Names of the rules that are assumptions, and can be lifted. */
export const liftableRules: readonly string[] = queryRules.filter(({ isAssumption }) => isAssumption).map(({ name }) => name);

/** The rules as a table of `docs/emulator.md`. */
export function queryRulesTable(): string {
  const rows = queryRules.map(({ name, collections, says, source, isAssumption }) => {
    const from = [...(isAssumption ? ['Assumption'] : []), ...(source === undefined ? [] : [`<${source}>`])].join('; ');
    return `| \`${name}\` | ${collections} | ${says} | ${from} |`;
  });
  return ['| rule | of | refused, or done otherwise | source |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
