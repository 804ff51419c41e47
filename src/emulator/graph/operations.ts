import type { Area } from './areas.ts';
import { served } from './operations.generated.ts';

/** An operation of the emulated Graph. */
export interface ServedOperation {
  /** `METHOD /path/template`. */
  readonly operation: string;
  readonly area: Area;
}

/** Every operation of the emulated Graph, known without loading the area that serves it. */
export function operations(): ServedOperation[] {
  return (Object.keys(served) as Area[]).flatMap((area) =>
    served[area]
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [path = '', ...methods] = line.split(' ').toReversed();
        return methods.toReversed().map((method) => ({ operation: `${method} ${path}`, area }));
      }),
  );
}
