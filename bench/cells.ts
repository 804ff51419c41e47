import { excel } from '../src/activities/index.ts';
import { embed } from '../src/embedded.ts';
import { microsoft365Scope } from '../src/index.ts';
import { type Blocks, readBlocks, type Send, writeBlocks } from './baselines/cells.ts';
import type { Measure } from './graph-overhead.ts';

const [rows, columns] = [5000, 20];
/** Characters of each text. */
const textLength = 60;
/** Of a request, in milliseconds. */
const requestMS = 85;
/** Of a body, in bytes. Assumption: 4 MB, the limit that Graph's documentation names elsewhere. */
const bodyBytes = 4_000_000;
const rounds = 5;

const pass = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Reading and writing 100,000 cells, on an emulator that takes 85 ms for a request: against the same cells in as few requests as bodies of 4 MB allow, sent by
 * hand. What the emulator itself takes is in both. Rounds take turns, and of each the best one counts.
 */
export async function cells(): Promise<Measure[]> {
  await using cloud = await embed();
  const { emulator, account } = cloud;
  const { accessToken } = await cloud.token({ user: account, permissions: ['Files.ReadWrite'] });
  let requests = 0;
  const slowly = async (url: string, init: RequestInit): Promise<Response> => {
    requests += 1;
    await pass(requestMS);
    return emulator.fetch(new Request(url, init));
  };
  const send: Send = async (method, path, body, session) => {
    const headers = {
      authorization: `Bearer ${accessToken}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(session !== undefined && { 'workbook-session-id': session }),
    };
    const answer = await slowly(`https://graph.microsoft.com/v1.0${path}`, { method, headers, ...(body !== undefined && { body }) });
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}.`);
    return JSON.parse(await answer.text());
  };
  const inside = cloud.world();
  const isGraph = (url: string): boolean => new URL(url).hostname.startsWith('graph.');
  const world = {
    ...inside,
    fetch: ((url, init) => (isGraph(url) ? slowly(url, init as RequestInit) : inside.fetch(url, init))) as typeof inside.fetch,
  };
  await using m365 = await microsoft365Scope(
    { activities: [excel.createWorkbook, excel.readRange, excel.writeRange, excel.writeCell] },
    world,
  );
  await m365.signIn();
  const { id } = await m365.excel.createWorkbook({ name: 'Ours.xlsx' });
  const theirs = await m365.excel.createWorkbook({ name: 'Theirs.xlsx' });
  // The session is open before, on both sides.
  await m365.excel.writeCell({ workbook: id, cell: 'A1', value: 1 });
  const workbook = `/me/drive/items/${theirs.id}/workbook`;
  const { id: session } = (await send('POST', `${workbook}/createSession`, '{"persistChanges":true}')) as { id: string };

  const table = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => cellOf(row, column)));
  const bare: Blocks = { sheet: `${workbook}/worksheets/Sheet1`, session, blocks: blocksOf(table) };
  const address = `A1:${letters(columns)}${rows}`;
  const times = { write: best(), plainWrite: best(), read: best(), plainRead: best() };
  const counts = { write: 0, read: 0 };
  for (let round = 0; round < rounds; round += 1) {
    await times.plainWrite.time(() => writeBlocks(send, bare));
    requests = 0;
    await times.write.time(() => m365.excel.writeRange({ workbook: id, table }));
    counts.write = requests;
    await times.plainRead.time(async () => {
      if ((await readBlocks(send, bare)) !== rows * columns) throw new Error('Not every cell came.');
    });
    requests = 0;
    await times.read.time(async () => {
      const came = await m365.excel.readRange({ workbook: id, range: address, headers: false });
      if (came.rows.length !== rows) throw new Error(`${came.rows.length} rows came.`);
    });
    counts.read = requests;
  }
  const fewest = bare.blocks.length;
  return [
    {
      name: `Requests to write ${rows * columns} cells, against the fewest (${fewest})`,
      value: counts.write / fewest,
      unit: 'x',
      limit: 1.2,
    },
    {
      name: `Writing ${rows * columns} cells, against these requests alone`,
      value: times.write.ms() / times.plainWrite.ms(),
      unit: 'x',
      limit: 1.2,
    },
    {
      name: `Requests to read ${rows * columns} cells, against the fewest (${fewest})`,
      value: counts.read / fewest,
      unit: 'x',
      limit: 1.2,
    },
    {
      name: `Reading ${rows * columns} cells, against these requests alone`,
      value: times.read.ms() / times.plainRead.ms(),
      unit: 'x',
      limit: 1.2,
    },
  ];
}

/** Mostly texts, some numbers. */
function cellOf(row: number, column: number): string | number {
  return column % 4 === 3 ? row * columns + column : `Text ${row} ${column} `.padEnd(textLength, 'x');
}

/** The blocks that a body can take. */
function blocksOf(table: readonly (readonly (string | number)[])[]): Blocks['blocks'] {
  const blocks: { address: string; rows: (readonly (string | number)[])[] }[] = [];
  let first = 0;
  let bytes = 0;
  const end = (row: number): void => {
    blocks.push({ address: `A${first + 1}:${letters(columns)}${row}`, rows: table.slice(first, row) });
    first = row;
    bytes = 0;
  };
  for (const [row, values] of table.entries()) {
    const size = Buffer.byteLength(JSON.stringify(values)) + 1;
    if (bytes + size > bodyBytes) end(row);
    bytes += size;
  }
  end(table.length);
  return blocks;
}

/** The letter of a column, from 1 to 26. */
function letters(column: number): string {
  return String.fromCharCode(64 + column);
}

/** The best of several times. */
function best() {
  let least = Number.POSITIVE_INFINITY;
  return {
    ms: () => least,
    async time(work: () => Promise<unknown>): Promise<void> {
      const started = performance.now();
      await work();
      least = Math.min(least, performance.now() - started);
    },
  };
}
