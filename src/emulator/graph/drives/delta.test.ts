import { describe, expect, test } from 'vitest';
import { createTestDrive, type TestDrive } from '../../../../test/support/test-drive.ts';
import { createIds } from '../../tenant/ids.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly name: string };

/** All pages from an address on, and the address of the next round. */
async function round(drive: TestDrive, address: string): Promise<{ rows: Row[]; next: string }> {
  const rows: Row[] = [];
  let path = address;
  for (;;) {
    const { status, body } = await drive.send('GET', path);
    expect(status).toBe(200);
    rows.push(...(body['value'] as Row[]));
    const onward = body['@odata.nextLink'] ?? body['@odata.deltaLink'];
    path = String(onward).split('/v1.0')[1] ?? '';
    if (body['@odata.deltaLink'] !== undefined) return { rows, next: path };
  }
}

/** What a client keeps: what came last of each item, without what is gone. */
function keep(known: Map<string, Row>, rows: readonly Row[]): Map<string, Row> {
  for (const row of rows) {
    if (row['deleted'] === undefined) known.set(row.id, row);
    else known.delete(row.id);
  }
  return known;
}

/** Paths in a drive as a client has them. */
function paths(known: ReadonlyMap<string, Row>): string[] {
  const pathOf = (row: Row): string => {
    const parent = known.get(String((row['parentReference'] as { id?: string }).id));
    return parent && parent['root'] === undefined ? `${pathOf(parent)}/${row.name}` : row.name;
  };
  return [...known.values()]
    .filter((row) => row['root'] === undefined)
    .map(pathOf)
    .toSorted();
}

async function pathsIn(drive: TestDrive, folder = ''): Promise<string[]> {
  const { body } = await drive.send('GET', folder === '' ? '/me/drive/root/children' : `/me/drive/root:/${encodeURI(folder)}:/children`);
  const all: string[] = [];
  for (const { name, folder: isFolder } of body['value'] as Row[]) {
    const path = folder === '' ? name : `${folder}/${name}`;
    all.push(path, ...(isFolder === undefined ? [] : await pathsIn(drive, path)));
  }
  return all.toSorted();
}

test('what is deleted after it was told, and before the first round is over, is told as gone', async () => {
  const drive = createTestDrive();
  const first = await drive.send('GET', '/me/drive/root/delta?$top=3');
  const [told] = (first.body['value'] as Row[]).filter((row) => row['root'] === undefined);
  expect((await drive.send('DELETE', `/me/drive/items/${told?.id}`)).status).toBe(204);
  const { rows } = await round(drive, String(first.body['@odata.nextLink']).split('/v1.0')[1] ?? '');

  const known = keep(keep(new Map(), first.body['value'] as Row[]), rows);
  expect(paths(known)).toEqual(await pathsIn(drive));
});

describe('delta', () => {
  test('whatever happens between rounds, a client that follows has the same tree', async () => {
    const ids = createIds(11);
    for (let run = 0; run < 6; run += 1) {
      const drive = createTestDrive();
      const first = await round(drive, '/me/drive/root/delta?$top=3');
      const known = keep(new Map(), first.rows);
      let { next } = first;
      for (let step = 0; step < 12; step += 1) {
        const all = await pathsIn(drive);
        const some = encodeURI(all[ids.integer(0, all.length - 1)] ?? '');
        const other = encodeURI(all[ids.integer(0, all.length - 1)] ?? '');
        const act = ids.integer(0, 4);
        const rename = '@microsoft.graph.conflictBehavior=rename';
        if (act === 0) await drive.send('PUT', `/me/drive/root:/${some}/f${step}.txt:/content`, `${step}`);
        if (act === 1) await drive.send('POST', `/me/drive/root:/${some}:/children`, { name: `d${step}`, folder: {} });
        if (act === 2) await drive.send('DELETE', `/me/drive/root:/${some}`);
        if (act === 3)
          await drive.send('PATCH', `/me/drive/root:/${some}?${rename}`, { parentReference: { path: `/drive/root:/${other}` } });
        if (act === 4)
          await drive.send('POST', `/me/drive/root:/${some}:/copy?${rename}`, { parentReference: { path: `/drive/root:/${other}` } });
        if (ids.integer(0, 2) > 0) continue;
        const later = await round(drive, next);
        keep(known, later.rows);
        next = later.next;
        expect(paths(known)).toEqual(await pathsIn(drive));
      }
    }
  });

  test('names folders before what is in them, unless they are not wanted', async () => {
    const drive = createTestDrive();
    const { next } = await round(drive, '/me/drive/root/delta?$select=id,name');
    await drive.send('PUT', '/me/drive/root:/Documents/Invoices/x.txt:/content', 'x');
    const { rows } = await round(drive, next);
    expect(rows.map(({ name }) => name)).toEqual(['root', 'Documents', 'Invoices', 'x.txt']);
    expect(Object.keys(rows[3] ?? {})).toEqual(['id', 'name']);
    const { body } = await drive.send('GET', next, undefined, { headers: { deltaExcludeParent: 'true' } });
    expect((body['value'] as Row[]).map(({ name }) => name)).toEqual(['x.txt']);
  });

  test('token=latest tells nothing of what is there, a moment what came after it, and a function is another way to say it', async () => {
    const drive = createTestDrive();
    const latest = await round(drive, '/me/drive/root/delta?token=latest');
    expect(latest.rows).toEqual([]);
    drive.tenant.clock.advance(60_000);
    await drive.send('PUT', '/me/drive/root:/late.txt:/content', 'x');
    const token = new URLSearchParams(latest.next.split('?')[1]).get('token') ?? '';
    for (const path of [
      latest.next,
      `/me/drive/root/delta(token='${token}')`,
      `/me/drive/root/delta?(token='${token}')`,
      '/me/drive/root/delta?token=2026-03-02T09%3A00%3A30Z',
    ])
      expect((await round(drive, path)).rows.map(({ name }) => name)).toEqual(['root', 'late.txt']);
  });

  test('a token that is too old, or none of this drive, means to begin again', async () => {
    const drive = createTestDrive();
    const { next } = await round(drive, '/me/drive/root/delta');
    const gone = { status: 410, body: { error: { code: 'resyncRequired', innerError: { code: 'resyncChangesApplyDifferences' } } } };
    const answer = await drive.send('GET', '/me/drive/root/delta?token=abc');
    expect(answer).toMatchObject(gone);
    expect(answer.headers.get('Location')).toBe('https://graph.microsoft.com/v1.0/me/drive/root/delta');
    drive.tenant.clock.advance(31 * 24 * 60 * 60 * 1000);
    expect(await drive.send('GET', next)).toMatchObject(gone);
  });
});

describe('search', () => {
  const search = async (drive: TestDrive, path: string, as = 'ada Files.Read'): Promise<string[]> => {
    const { status, body } = await drive.send('GET', path, undefined, { as });
    expect(status).toBe(200);
    return (body['value'] as Row[]).map(({ name }) => name).toSorted();
  };

  test('finds by the beginnings of words of names and texts, below a folder', async () => {
    const drive = createTestDrive();
    expect(await search(drive, "/me/drive/root/search(q='janu')")).toEqual(['Litware January.pdf', 'Northwind January.pdf']);
    expect(await search(drive, "/me/drive/search(q='litware%20january')")).toEqual(['Litware January.pdf']);
    expect(await search(drive, "/me/drive/root/search(q='match%20invoices')")).toEqual(['Month end.txt']);
    expect(await search(drive, "/me/drive/root:/Pictures:/search(q='')")).toEqual(['Office.png']);
    expect(await search(drive, "/me/drive/root/search(q='nothing')")).toEqual([]);
  });

  test('of the whole drive finds what others shared too', async () => {
    const drive = createTestDrive();
    const invite = { recipients: [{ email: 'ada@contoso.example' }], roles: ['read'] };
    await drive.send('POST', '/me/drive/root:/Documents/Leads.csv:/invite', invite, { as: 'ben Files.ReadWrite' });
    expect(await search(drive, "/me/drive/search(q='leads')")).toEqual(['Leads.csv']);
    expect(await search(drive, "/me/drive/root/search(q='leads')")).toEqual([]);
    expect(await search(drive, '/me/drive/recent')).toContain('Month end.txt');
  });
});
