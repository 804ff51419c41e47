/**
 * The entry of a table under a name that came from outside.
 *
 * @returns Undefined where the table has none; also for names, such as `constructor`, that every object answers to.
 */
export function entryOf<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
