import { GraphFailure } from '../../graph/route.ts';
import { driveIn, itemIn } from '../drives/drive-in.ts';
import { PortalRefusal, type PortalRoute } from '../route.ts';

/** Workbooks to look at. What reads and calculates them is loaded with the first. */
export const workbookRoutes: readonly PortalRoute[] = [
  {
    method: 'GET',
    path: '/drives/:drive/workbooks/:item',
    async handle(request) {
      const drive = driveIn(request);
      const item = itemIn(drive, request.parameters['item']);
      const [{ bookToSee }, { sheetPage }] = await Promise.all([
        import('../../graph/workbooks/open-workbook.ts'),
        import('./sheet-page.ts'),
      ]);
      const { query, tenant } = request;
      const book = await bookToSee(tenant, { drive, item }).catch((error: unknown) => {
        throw error instanceof GraphFailure ? new PortalRefusal(404, 'The file is no workbook that Excel on the web opens.') : error;
      });
      const page = sheetPage(drive, item, book, {
        sheet: query.get('sheet'),
        row: numberIn(query, 'row'),
        column: numberIn(query, 'column'),
        showsFormulas: query.get('show') === 'formulas',
      });
      if (!page) throw new PortalRefusal(404, 'The workbook has no such sheet any more.');
      return page;
    },
  },
];

/** A number of an address from 0; 0 for anything else. */
function numberIn(query: URLSearchParams, name: string): number {
  const number = Number(query.get(name) ?? 0);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}
