import { createRequire } from 'node:module';
import type { Area } from './areas.ts';

/** An operation of the emulated Graph. */
export interface ServedOperation {
  /** `METHOD /path/template`. */
  readonly operation: string;
  readonly area: Area;
}

/** Of each area a line for each path template, with the methods before it. */
type Table = Readonly<Record<Area, readonly string[]>>;

/**
 * Every operation of the emulated Graph, known without loading the area that serves it. The table is read when it is first needed, and at once: a fault names
 * its operation before any request. Node keeps what it required.
 */
export function operations(): ServedOperation[] {
  const served = createRequire(import.meta.url)('./served.generated.json') as Table;
  return (Object.keys(served) as Area[]).flatMap((area) =>
    served[area].flatMap((line) => {
      const [path = '', ...methods] = line.split(' ').toReversed();
      return methods.toReversed().map((method) => ({ operation: `${method} ${path}`, area }));
    }),
  );
}
