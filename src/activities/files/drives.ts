import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import { naming } from '../../core/named-thing.ts';
import { groupReference } from '../group-reference.ts';
import { idOf } from '../id-reference.ts';
import { readAddress, siteLength } from './address.ts';
import { mailbox } from './place.ts';

/** A drive as Graph gives it. https://learn.microsoft.com/graph/api/resources/drive */
interface GraphDrive {
  readonly id: string;
  readonly name?: string | null;
  readonly driveType?: string | null;
  readonly webUrl?: string | null;
  readonly owner?: {
    readonly user?: { readonly displayName?: string | null } | null;
    readonly group?: { readonly displayName?: string | null } | null;
  } | null;
  readonly quota?: { readonly total?: number | null; readonly used?: number | null; readonly remaining?: number | null } | null;
}

const query = { $select: 'id,name,driveType,webUrl,owner,quota' };

const driveOutput = z
  .object({
    id: z.string().describe('Id of the drive.').meta({ column: 'Id' }),
    name: z.string().describe('Its name.').meta({ column: 'Name' }),
    kind: z
      .string()
      .describe('`business` and `personal` are OneDrives, `documentLibrary` is a library of SharePoint.')
      .meta({ column: 'Kind' }),
    webUrl: z.string().describe('Address in the browser.'),
    owner: z.string().nullable().describe('Name of who it belongs to.'),
    total: z.number().nullable().describe('How much it holds, in bytes; null where nothing is told.'),
    used: z.number().nullable().describe('How much is in it, in bytes.'),
    remaining: z.number().nullable().describe('How much room is left, in bytes.'),
  })
  .meta({ named: { name: 'Drive', text: 'A OneDrive, or a library of SharePoint.' } });

/** The activity `files.drives`. */
export const drives = defineActivity({
  name: 'files.drives',
  title: 'Get Drives',
  summary: 'Lists your OneDrive with the room in it, or the libraries of a site or a group.',
  effect: 'reads',
  calls: [
    { operation: 'GET /me/drives', unless: 'site' },
    { operation: 'GET /sites/{site}/drives', when: 'site', more: true },
    { operation: 'GET /sites/{host}:/{+path}:/drives', when: 'site', more: true },
    { operation: 'GET /groups/{group}/drives', when: 'group', more: true },
  ],
  input: z.object({
    site: z.string().trim().min(1).optional().describe('Address of a SharePoint site, whose libraries are wanted.').meta(naming('site')),
    group: groupReference.optional().describe('A group of Microsoft 365, whose libraries are wanted.'),
    mailbox,
  }),
  output: driveOutput,
  examples: [
    { title: 'Your OneDrive', input: {} },
    { title: 'The libraries of a site', input: { site: 'https://contoso.sharepoint.com/sites/accounts-payable' } },
    { title: 'Those of the site at the top', input: { site: 'https://contoso.sharepoint.com' } },
    { title: 'Those of a group', input: { group: '{group}' } },
  ],

  async *run({ graph }, { site, group, mailbox }) {
    if (site !== undefined && group !== undefined)
      throw inputError('files.drives', [{ field: 'group', problem: 'cannot be given together with site.' }]);
    const found =
      group !== undefined
        ? graph.list<GraphDrive>('GET /groups/{group}/drives', { params: { group: idOf(group) }, query })
        : site === undefined
          ? graph.list<GraphDrive>('GET /me/drives', { query, mailbox })
          : ofSite(site);
    for await (const drive of found) yield toDrive(drive);

    function ofSite(address: string): AsyncIterable<GraphDrive> {
      const { host, segments } = readAddress(address) ?? { host: '', segments: [] };
      if (host === '') throw inputError('files.drives', [{ field: 'site', problem: `must be the address of a site; it is ${address}.` }]);
      const path = segments.slice(0, siteLength(segments)).join('/');
      if (path === '') return graph.list<GraphDrive>('GET /sites/{site}/drives', { params: { site: host }, query });
      return graph.list<GraphDrive>('GET /sites/{host}:/{+path}:/drives', { params: { host, path }, query });
    }
  },
});

function toDrive({ id, name, driveType, webUrl, owner, quota }: GraphDrive): z.output<typeof driveOutput> {
  return {
    id,
    name: name ?? '',
    kind: driveType ?? '',
    webUrl: webUrl ?? '',
    owner: owner?.user?.displayName ?? owner?.group?.displayName ?? null,
    total: quota?.total ?? null,
    used: quota?.used ?? null,
    remaining: quota?.remaining ?? null,
  };
}
