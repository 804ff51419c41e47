import '@pnp/graph/columns/index.js';
import '@pnp/graph/files/index.js';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/sites/index.js';
import '@pnp/graph/users/index.js';
import type { IGraphCollection } from '@pnp/graph';
import type { ColumnDefinition, List, ListItem, ListItemVersion } from '@microsoft/microsoft-graph-types';
import type { IColumn } from '@pnp/graph/columns/types.js';
import type { IDrive, IDriveItem } from '@pnp/graph/files/types.js';
import type { IListItem } from '@pnp/graph/list-item/types.js';
import type { IList } from '@pnp/graph/lists/types.js';
import type { ISites } from '@pnp/graph/sites/types.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pnpClient } from './pnp-client.ts';
import { conformanceSuite, type ConformanceWorld } from './world.ts';

const emulated = conformanceSuite();

// The package adds these to its own types by paths that types do not resolve in modules.

/** A collection to which things are added, and in which one is found by its id. */
type Addable<One, Type> = IGraphCollection<Type[]> & { getById(id: string): One; add(what: object): Promise<Type> };
type Changeable<One, Type> = One & { (): Promise<Type>; update(what: object): Promise<Type>; delete(): Promise<void> };

type ItemOf = Omit<Changeable<IListItem, ListItem>, 'versions'> & {
  (): Promise<ListItem>;
  readonly versions: IGraphCollection<ListItemVersion[]>;
};

type ListOf = Changeable<IList, List> & {
  readonly items: Addable<ItemOf, ListItem>;
  readonly columns: Addable<Changeable<IColumn, ColumnDefinition>, ColumnDefinition>;
};

type SiteOf = { readonly drive: DriveOf; readonly lists: Addable<ListOf, List> };
type DriveOf = Omit<IDrive, 'getItemById' | 'getItemByPath'> & {
  (): Promise<object>;
  getItemById(id: string): Changeable<IDriveItem, object>;
  getItemByPath(path: string): Changeable<IDriveItem, object>;
};

interface Pnp {
  readonly me: { readonly drive: DriveOf };
  readonly sites: Omit<ISites, 'getByUrl'> & { getByUrl(host: string, path: string): Promise<SiteOf> };
}

const host = 'contoso.sharepoint.com';
const path = '/sites/accounts-payable';

describe('@pnp/graph, in drives', () => {
  let world: ConformanceWorld;
  let graph: Pnp;

  beforeAll(async () => {
    world = await emulated();
    graph = (await pnpClient(world, 'ada', ['Files.ReadWrite.All', 'Sites.Read.All'])) as unknown as Pnp;
  });
  afterAll(() => world[Symbol.asyncDispose]());

  test('reads a drive, what is in it, and a content', async () => {
    expect(await graph.me.drive()).toMatchObject({ driveType: 'business', owner: { user: { displayName: 'Ada Martin' } } });
    const names = (await graph.me.drive.root.children.select('name')()).map(({ name }) => name);
    expect(names).toEqual(['Documents', 'Pictures']);
    const file = graph.me.drive.getItemByPath('Documents/Month end.txt');
    expect(await (await file.getContent()).text()).toContain('Match invoices');
    await expect(file.convertContent('pdf')).rejects.toMatchObject({ status: 406 });
  });

  test('makes a folder, uploads into it, replaces, moves, copies and deletes', async () => {
    const { id: folder = '' } = await graph.me.drive.root.children.addFolder({ name: 'PnP', conflictBehavior: 'fail' });
    const { id = '' } = await graph.me.drive
      .getItemById(folder)
      .upload({ content: 'one', contentType: 'text/plain', filePathName: 'a.txt' });
    const file = graph.me.drive.getItemById(id);
    await file.upload({ content: 'two', contentType: 'text/plain' });
    expect(await (await file.getContent()).text()).toBe('two');
    expect((await file.versions()).map((version) => version.id)).toEqual(['2.0', '1.0']);
    const { id: documents } = (await graph.me.drive.getItemByPath('Documents')()) as { id?: string };
    expect(await file.moveItem({ name: 'b.txt', parentReference: { id: documents ?? '' } })).toMatchObject({ name: 'b.txt' });
    await file.update({ description: 'By PnP' });
    expect(await file()).toMatchObject({
      description: 'By PnP',
      parentReference: { path: expect.stringMatching(/Documents$/) as unknown },
    });
    const monitor = await file.copyItem({ name: 'c.txt', parentReference: { id: folder } as never });
    expect(await (await world.fetch(monitor)).json()).toMatchObject({ operation: 'ItemCopy' });
    expect((await graph.me.drive.getItemById(folder).children()).map(({ name }) => name)).toEqual(['c.txt']);
    await file.delete();
    await expect(file()).rejects.toMatchObject({ status: 404 });
  });

  test('uploads in parts', async () => {
    const { id = '' } = (await graph.me.drive.getItemByPath('Documents')()) as { id?: string };
    const { resumableUpload } = await graph.me.drive
      .getItemById(id)
      .createUploadSession({ item: { name: 'parts.bin' }, conflictBehavior: 'replace' });
    const bytes = Buffer.alloc(327_680 + 100, 'x');
    await resumableUpload.upload(327_680, bytes.subarray(0, 327_680), `bytes 0-327679/${bytes.length}`);
    expect(await resumableUpload.status()).toMatchObject({ nextExpectedRanges: [expect.stringMatching(/^327680-/) as unknown] });
    const made = await resumableUpload.upload(100, bytes.subarray(327_680), `bytes 327680-${bytes.length - 1}/${bytes.length}`);
    expect(made).toMatchObject({ name: 'parts.bin', size: bytes.length });
  });

  test('checks out and in, searches, lists what changed, and reads sensitivity labels', async () => {
    const site = await graph.sites.getByUrl(host, path);
    const file = site.drive.getItemByPath('General/Budget.xlsx');
    await file.checkOut();
    await file.checkIn({ comment: 'Nothing changed' });
    expect(await file.extractSensitivityLabels()).toMatchObject({ labels: [] });
    const found = (await graph.me.drive.root.search('Budget')()) as { name: string }[];
    expect(found.map(({ name }) => name)).toContain('Budget.xlsx');
    expect(Object.keys(await graph.me.drive.root.delta()())).toContain('delta');
    expect(await graph.me.drive.recent()).toBeInstanceOf(Array);
    expect(await graph.me.drive.sharedWithMe()).toBeInstanceOf(Array);
  });
});

describe('@pnp/graph, in lists', () => {
  let world: ConformanceWorld;
  let site: SiteOf;
  let graph: Pnp;

  beforeAll(async () => {
    world = await emulated();
    graph = (await pnpClient(world, 'ada', ['Sites.Manage.All', 'Sites.ReadWrite.All'])) as unknown as Pnp;
    site = await graph.sites.getByUrl(host, path);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  test('finds sites and their lists', async () => {
    expect(await graph.sites.root()).toMatchObject({ displayName: 'Contoso Home' });
    expect((await site.lists.select('displayName')()).map(({ displayName }) => displayName)).toContain('Invoices');
    expect(await site.lists.getById('Invoices')()).toMatchObject({ displayName: 'Invoices', list: { template: 'genericList' } });
  });

  test('reads items with their fields, a page at a time and filtered', async () => {
    // What is set on a collection stays set.
    const items = () => site.lists.getById('Invoices').items;
    expect((await items().expand('fields')())[0]).toMatchObject({ fields: { Title: 'Northwind Traders, January', Amount: 1200 } });
    const found = await items().filter("fields/Number eq '70002-01'").expand('fields($select=Title)')();
    expect(found).toMatchObject([{ fields: { Title: 'Litware Cleaning, January' } }]);
    const ids: unknown[] = [];
    for await (const page of items().top(2)) ids.push(...page.map(({ id }) => id));
    expect(ids).toEqual(['1', '2', '3']);
  });

  test('makes a list with columns, and adds, changes and deletes in it', async () => {
    const { id = '' } = await site.lists.add({ displayName: 'Suppliers', list: { template: 'genericList' } });
    const list = site.lists.getById(id);
    await list.columns.add({
      name: 'City',
      text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 },
    });
    await list.columns.add({ name: 'Number', number: { decimalPlaces: 'none', displayAs: 'number', maximum: 99_999, minimum: 1 } });
    await list.columns.add({ name: 'Kind', choice: { allowTextEntry: false, choices: ['Goods', 'Services'], displayAs: 'dropDownMenu' } });
    expect((await list.columns()).map(({ name }) => name)).toEqual(expect.arrayContaining(['Title', 'City', 'Number', 'Kind']));

    const added = await list.items.add({ fields: { Title: 'Northwind', City: 'Leeds', Number: 70_001, Kind: 'Goods' } });
    const item = list.items.getById(String(added.id));
    await item.update({ fields: { City: 'York' } });
    expect(await list.items.getById(String(added.id)).expand('fields')()).toMatchObject({
      fields: { Title: 'Northwind', City: 'York', Number: 70_001, Kind: 'Goods' },
    });
    await expect(list.items.add({ fields: { Number: 'many' } })).rejects.toMatchObject({ status: 400 });
    const versions = () => list.items.getById(String(added.id)).versions;
    expect((await versions()()).map((version) => version.id)).toEqual(['2.0', '1.0']);
    expect(await versions().expand('fields')()).toMatchObject([{ fields: { City: 'York' } }, { fields: { City: 'Leeds' } }]);
    await item.delete();
    expect(await list.items()).toEqual([]);
    expect(await list()).toMatchObject({ displayName: 'Suppliers' });
  });

  test('calls a list something else, and deletes it', async () => {
    const { id = '' } = await site.lists.add({ displayName: 'Old', list: { template: 'genericList' } });
    expect(await site.lists.getById(id).update({ displayName: 'New' })).toMatchObject({ id, displayName: 'New' });
    expect(await site.lists.getById('New')()).toMatchObject({ id });
    await site.lists.getById(id).delete();
    await expect(site.lists.getById(id)()).rejects.toMatchObject({ status: 404 });
  });
});
