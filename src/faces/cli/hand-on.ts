/**
 * Lets an automation read its arguments as any program does, in `process.argv` behind its own path, until it is disposed of.
 *
 * @param file - Absolute path of the automation.
 */
export function handOn(file: string, args: readonly string[]): Disposable {
  const before = process.argv.slice(1);
  process.argv.splice(1, before.length, file, ...args);
  return { [Symbol.dispose]: () => void process.argv.splice(1, process.argv.length, ...before) };
}
