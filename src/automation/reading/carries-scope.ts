import type { Reading } from './reading.ts';
import type { Value } from './value.ts';

/** True for a value through which `microsoft365Scope` can be reached. */
export function carriesScope(reading: Reading, value: Value, seen: readonly string[] = []): boolean {
  switch (value.kind) {
    case 'function':
      return value.name === 'microsoft365Scope';
    case 'ours':
      return [...value.members.values()].some((member) => carriesScope(reading, member, seen));
    case 'object':
      return [...value.entries.values()].some((entry) => carriesScope(reading, entry, seen));
    case 'list':
      return value.items.some((item) => carriesScope(reading, item, seen));
    case 'exports':
      return (
        !seen.includes(value.file.path) &&
        reading.allExports(value.file).some((exported) => carriesScope(reading, exported, [...seen, value.file.path]))
      );
    case 'unknown':
      return value.mayCarryScope === true;
    default:
      return false;
  }
}
