import type { LoadedFlow } from './load-flow.ts';

/** A flow and every flow that it runs, each once, the deepest first. */
export function allOf(loaded: LoadedFlow): readonly LoadedFlow[] {
  const found = new Map<string, LoadedFlow>();
  const look = (flow: LoadedFlow): void => {
    for (const other of flow.invoked.values()) look(other);
    found.set(flow.path, flow);
  };
  look(loaded);
  return [...found.values()];
}
