import { filesHandler } from '../../src/emulator/graph/drives/files-target.ts';
import { shareIdOf } from '../../src/emulator/graph/drives/share-resource.ts';
import type { TestGraph } from '../support/test-graph.ts';
import type { DocumentedExample } from './rows.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * Real values in the place of what pages on files and sites have: what is in Ada's drive at first, with a little that happened to it.
 *
 * @param as - Who calls, with every permission.
 */
export function drivesScene(graph: TestGraph, { id, request }: DocumentedExample, as: string) {
  const isOfFiles = /^\/(?:drives|shares|sites)\b|\/drive\b/i.test(request.path);
  const send = async (method: string, path: string, body?: unknown, who = as): Promise<Row> =>
    (await graph.json(`/v1.0${path}`, { as: who, method, ...(body !== undefined && { body }) })).body;
  const file = `/me/drive/root:/Documents/${request.query['format'] === undefined ? 'Month%20end.txt' : 'Supplier%20budget.csv'}`;
  const isAboutPicture = /thumbnails/i.test(`${request.path} ${JSON.stringify(request.query)}`);
  const isAboutFolder = /\/children$/i.test(request.path);
  const idAt = async (path: string): Promise<string> => String((await send('GET', path))['id']);
  const write = (content: string, path = file) =>
    graph.call(`/v1.0${path}:/content`, { as, method: 'PUT', body: content, headers: { 'Content-Type': 'text/plain' } });
  const toBen = { recipients: [{ email: 'ben@contoso.example' }], roles: ['write'], requireSignIn: true };
  const link = async (path: string): Promise<Row> =>
    (await send('POST', `${path}:/createLink`, { type: 'edit', scope: 'organization' }))['link'] as Row;
  const site = (): Promise<string> => idAt('/sites/contoso.sharepoint.com:/sites/accounts-payable');
  const group = (): string => [...graph.tenant.groups.values()].find(({ groupTypes }) => groupTypes?.includes('Unified'))?.id ?? '';

  /** What is shared, and changed, where a page shows it. */
  const fill = async (): Promise<void> => {
    if (!isOfFiles) return;
    if (/\/root\/children$/i.test(request.path)) await write('Read me', '/me/drive/root:/Read%20me.txt');
    if (/sharedWithMe|search/i.test(request.path)) {
      const toAda = { recipients: [{ email: 'ada@contoso.example' }], roles: ['read'] };
      for (const path of ['Leads.csv', 'Offers'])
        await send('POST', `/me/drive/root:/Documents/${path}:/invite`, toAda, as.replace('ada', 'ben'));
    }
    if (/permissions$/i.test(request.path)) {
      await send('POST', '/me/drive/root:/Documents:/invite', toBen);
      await link(file);
    }
    if (/versions/i.test(request.path)) for (const content of ['One', 'Two']) await write(content);
  };
  const changes = async (): Promise<void> => {
    await send('DELETE', '/me/drive/root:/Documents/Invoices/2026');
    await send('DELETE', '/me/drive/root:/Pictures/Office.png');
    await write('Changed');
  };
  return {
    isOfFiles,
    fill,
    parameters: {
      'item-id': () =>
        idAt(
          isAboutFolder
            ? `/me/drive/root:/${isAboutPicture ? 'Pictures' : 'Documents'}`
            : isAboutPicture
              ? '/me/drive/root:/Pictures/Office.png'
              : file,
        ),
      'item-path': async () => 'Documents',
      'drive-id': () => idAt('/me/drive'),
      'site-id': async (value: string) => (value.startsWith('{host') ? 'contoso.sharepoint.com' : await site()),
      'site-path': async () => 'sites/accounts-payable',
      'special-name': async () => 'documents',
      'thumbnail-id': async () => '0',
      size: async () => 'small',
      'version-id': async (value: string) => (value === 'current' ? value : '1.0'),
      'permission-id': async () => String(((await send('POST', `${file}:/invite`, toBen))['value'] as Row[])[0]?.['id']),
      'share-id': async () => shareIdOf(String((await link(id.endsWith('/3') ? '/me/drive/root:/Documents' : file))['webUrl'])),
      q: async () => '',
      token: async () => {
        const deltaLink = String((await send('GET', '/me/drive/root/delta'))['@odata.deltaLink']);
        await changes();
        return new URL(deltaLink).searchParams.get('token') ?? '';
      },
    },
    /** A query with real values: a moment is one after which something happened. */
    async query(written: string): Promise<string> {
      if (/token=\d{4}-/.test(written)) await changes();
      return written
        .replace(/format=(?:\{|%7B)format(?:\}|%7D)/i, 'format=pdf')
        .replace(/search=(?:\{|%7B)query(?:\}|%7D)/i, 'search=Contoso');
    },
    group,
    fields: {
      email: async () => 'ben@contoso.example',
      '@microsoft.graph.sourceurl': async () => {
        const { uploadUrl } = await send('POST', '/me/drive/root:/Documents/large.vhd:/createUploadSession', { deferCommit: true });
        const range = { method: 'PUT', headers: { 'Content-Range': 'bytes 0-4/5' }, body: 'whole' };
        await filesHandler(graph.tenant, new Request(String(uploadUrl), range));
        return uploadUrl;
      },
      expirationdatetime: async () => '2027-01-01T00:00:00Z',
    },
  } as const;
}
