import { onTestFinished } from 'vitest';
import { filesHandler } from '../../src/emulator/graph/drives/files-target.ts';
import { newBook } from '../../src/emulator/graph/workbooks/model/new-book.ts';
import { writeBook } from '../../src/emulator/graph/workbooks/xlsx/write-book.ts';
import { createTestGraph, type TestGraph } from './test-graph.ts';

/** An answer with its JSON. */
export interface WorkbookAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A Graph with a workbook of Ada's, `Documents/Book.xlsx`; the clock stands still at 2026-03-02T09:00:00Z. */
export interface TestWorkbook extends TestGraph {
  /** Sends a request below the workbook (`/worksheets`), or below `/v1.0` where it begins with `/me` or `/drives`. Default: as Ada with `Files.ReadWrite`. */
  send(method: string, path: string, body?: unknown, init?: { readonly as?: string; readonly session?: string }): Promise<WorkbookAnswer>;
  /** Values of a range of Sheet1. */
  values(address: string, property?: string): Promise<unknown>;
  /** The bytes of the file. */
  file(): Promise<Uint8Array>;
  /** Opens a session. */
  session(persistChanges: boolean): Promise<string>;
}

/** Who works in it. */
export const asAda = 'ada Files.ReadWrite';

const address = '/me/drive/root:/Documents/Book.xlsx:';

/** Creates it. @param bytes - Of the file. Default: a workbook with one empty sheet. */
export async function createTestWorkbook(bytes: Uint8Array = writeBook(newBook())): Promise<TestWorkbook> {
  const graph = createTestGraph();
  onTestFinished(() => graph.tenant.content.close());
  const send: TestWorkbook['send'] = async (method, path, body, { as = asAda, session } = {}) => {
    const isRaw = body instanceof Uint8Array;
    const whole = /^\/(?:me|drives|users|groups)\b/.test(path) ? path : `${address}/workbook${path}`;
    const response = await graph.fetch(
      new Request(`https://graph.microsoft.com/v1.0${whole}`, {
        method,
        headers: {
          Authorization: `Bearer ${as}`,
          ...(body === undefined || isRaw ? {} : { 'Content-Type': 'application/json' }),
          ...(session === undefined ? {} : { 'workbook-session-id': session }),
        },
        ...(body === undefined ? {} : { body: isRaw ? new Uint8Array(body) : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
  const { status } = await send('PUT', `${address}/content`, bytes);
  if (status !== 201) throw new Error(`The workbook cannot be made: ${status}`);
  return {
    ...graph,
    send,
    async values(range, property = 'values') {
      const { body } = await send('GET', `/worksheets/Sheet1/range(address='${range}')?$select=${property}`);
      return body[property] ?? body;
    },
    async file() {
      const { headers } = await send('GET', `${address}/content`);
      const response = await filesHandler(graph.tenant, new Request(String(headers.get('Location'))));
      return new Uint8Array(await response.arrayBuffer());
    },
    async session(persistChanges) {
      const { body } = await send('POST', '/createSession', { persistChanges });
      return String(body['id']);
    },
  };
}
