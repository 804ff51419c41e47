import { areas } from '../../src/emulator/graph/areas.ts';
import type { Route } from '../../src/emulator/graph/route.ts';
import { workbookRoutes } from '../../src/emulator/graph/workbooks/routes.ts';

/** Every operation of the emulated Graph. */
export const allRoutes: readonly Route[] = [...(await Promise.all(Object.values(areas).map((load) => load()))).flat(), ...ofWorkbooks()];

/** Operations on workbooks, at one of their addresses, and those on ranges at one of theirs: elsewhere they are the same again. */
function ofWorkbooks(): readonly Route[] {
  return [
    ...workbookRoutes.routes,
    ...workbookRoutes.below.map((route) => ({
      ...route,
      operation: route.operation.replace(' ', " /worksheets/{worksheet-id}/range(address='{address}')").replace(/\/$/, ''),
    })),
  ].map((route) => ({ ...route, operation: route.operation.replace(' ', ' /me/drive/items/{item-id}/workbook') }));
}
