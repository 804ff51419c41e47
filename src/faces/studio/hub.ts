import type { StudioEvent } from './protocol.ts';

/** Tells the tabs what happens. */
export interface Hub {
  publish(event: StudioEvent): void;
  /**
   * Adds a tab.
   *
   * @param tell - Told of each event from now on.
   * @returns Takes it away again.
   */
  join(tell: (event: StudioEvent) => void): () => void;
  readonly tabs: number;
}

/** A hub without tabs. @param onTabs - Told how many tabs there are when one comes or goes. */
export function createHub(onTabs: (tabs: number) => void): Hub {
  const members = new Set<(event: StudioEvent) => void>();
  return {
    publish: (event) => {
      for (const tell of members) tell(event);
    },
    join(tell) {
      members.add(tell);
      onTabs(members.size);
      return () => {
        if (members.delete(tell)) onTabs(members.size);
      };
    },
    get tabs() {
      return members.size;
    },
  };
}
