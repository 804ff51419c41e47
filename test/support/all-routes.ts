import { areas } from '../../src/emulator/graph/areas.ts';
import type { Route } from '../../src/emulator/graph/route.ts';
import { workbookRoutes } from '../../src/emulator/graph/workbooks/routes.ts';

/** Every operation of the emulated Graph. */
export const allRoutes: readonly Route[] = [...(await Promise.all(Object.values(areas).map((load) => load()))).flat(), ...ofWorkbooks()];

/**
 * Operations on workbooks, at two of their addresses, and those on ranges at one of theirs, but for reading and writing: elsewhere they are the same again.
 */
function ofWorkbooks(): readonly Route[] {
  const { routes, places, below } = workbookRoutes;
  const wholeRange = "/worksheets/{worksheet-id}/range(address='{address}')";
  const ofRanges = places.flatMap((place) =>
    below
      .filter(({ operation }) => place === wholeRange || operation.endsWith(' /'))
      .map((route) => ({ ...route, operation: route.operation.replace(' ', ` ${place}`).replace(/\/$/, '') })),
  );
  return ['/me/drive', '/drives/{drive-id}'].flatMap((drive) =>
    [...routes, ...ofRanges].map((route) => ({
      ...route,
      operation: route.operation
        .replace(' ', ` ${drive}/items/{item-id}/workbook`)
        // As it is called.
        .replace('{function-name}', 'vlookup'),
    })),
  );
}
