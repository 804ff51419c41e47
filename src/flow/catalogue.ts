import { allActivities, areas, type AreaName } from '../activities/areas.ts';
import type { AnyActivity } from '../core/activity.ts';

/** The activities that a flow can use. */
export interface Catalogue {
  /** An activity by its name; undefined where there is none. */
  find(name: string): Promise<AnyActivity | undefined>;
  /** The names of all. */
  names(): Promise<readonly string[]>;
}

/** The activities of this package; an area is loaded when one of its activities is looked for. */
export const ownActivities: Catalogue = {
  async find(name) {
    const [area = ''] = name.split('.', 1);
    if (!Object.hasOwn(areas, area)) return undefined;
    return (await areas[area as AreaName].load()).find((activity) => activity.name === name);
  },
  names: async () => (await allActivities()).map(({ name }) => name),
};
