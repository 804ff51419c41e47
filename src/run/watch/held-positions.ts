import type { World } from '../../connection/index.ts';
import type { KeptState } from './entry-state.ts';

type Storage = Awaited<ReturnType<World['positions']>>;

/** Positions of one call of an activity that waits. */
export interface HeldPositions {
  /** Where the activity keeps them. */
  readonly storage: Storage;
  /** As they are by now. */
  now(): Readonly<Record<string, string>>;
  /** Has them on disk; only while nothing was given out since the call began. */
  commit(): Promise<void>;
}

/**
 * Holds back what an activity keeps of where it stands. It moves on before it gives something out, because given out is dealt with; here it is dealt with when
 * the run for it has ended. So its position comes on disk in one go with what it gave, and a killed process finds both or neither.
 */
export function holdPositions(state: KeptState): HeldPositions {
  const before = state.now().positions ?? {};
  const held = new Map(Object.entries(before));
  let committed = before;
  let writes = 0;
  const versions = new Map<string, string>();
  const now = (): Readonly<Record<string, string>> => Object.fromEntries(held);
  return {
    now,
    async commit() {
      const positions = now();
      if (JSON.stringify(positions) === JSON.stringify(committed)) return;
      await state.change((last) => ({ ...last, positions }));
      committed = positions;
    },
    storage: {
      async read(key) {
        const content = held.get(key);
        return content === undefined ? undefined : { content, version: versions.get(key) ?? '' };
      },
      async write(key, content, expected) {
        if ((held.has(key) ? (versions.get(key) ?? '') : undefined) !== expected) return 'changed';
        const version = String((writes += 1));
        held.set(key, content);
        versions.set(key, version);
        return { version };
      },
      async remove(key) {
        held.delete(key);
        versions.delete(key);
      },
      list: async () => [...held.keys()],
    },
  };
}
