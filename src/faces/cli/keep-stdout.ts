import { Console } from 'node:console';

/** Sends what `console.log` and its kin print to standard error until it is disposed. */
export function keepStdout(): Disposable {
  const { log, info, debug, table, dir } = console;
  const aside = new Console(process.stderr, process.stderr);
  Object.assign(console, { log: aside.log, info: aside.info, debug: aside.debug, table: aside.table, dir: aside.dir });
  return { [Symbol.dispose]: () => void Object.assign(console, { log, info, debug, table, dir }) };
}
