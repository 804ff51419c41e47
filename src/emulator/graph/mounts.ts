import { itemAddresses } from './drives/addresses.ts';
import type { MountedRouter } from './mounted-routes.ts';

/** Loads the operations that are below many addresses. */
export const mounts = {
  workbooks: async (): Promise<MountedRouter> => {
    const [{ createMountedRouter }, { workbookRoutes }] = await Promise.all([
      import('./mounted-routes.ts'),
      import('./workbooks/routes.ts'),
    ]);
    return createMountedRouter(workbookRoutes);
  },
} satisfies Record<string, () => Promise<MountedRouter>>;

/** Its name. */
export type Mount = keyof typeof mounts;

/** An address whose operations are served by a mount. */
export interface MountPoint {
  /** `ANY /me/drive/items/{item-id}/workbook/**` */
  readonly operation: string;
  readonly mount: Mount;
  /** Without method: `/me/drive/items/{item-id}/workbook`. */
  readonly place: string;
}

/** Every such address, known without loading what is below it. */
export function mountPoints(): MountPoint[] {
  return itemAddresses('/workbook').map((place) => ({ operation: `ANY ${place}/**`, mount: 'workbooks', place }));
}
