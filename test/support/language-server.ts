import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** TypeScript's language server, as editors use it. https://microsoft.github.io/language-server-protocol/ */
export interface LanguageServer extends AsyncDisposable {
  /**
   * What an editor shows at a place.
   *
   * @param file - Absolute path; the text need not be there on the disk.
   * @param needle - The place is the last character of this text.
   */
  hover(file: string, text: string, needle: string): Promise<string>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: { readonly contents?: { readonly value?: string } } | null;
}

/** Starts it for a folder. */
export async function startLanguageServer(folder: string): Promise<LanguageServer> {
  const tsc = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace('package.json', 'bin/tsc');
  const child = spawn(process.execPath, [tsc, '--lsp', '--stdio'], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const waiting = new Map<number, (message: Message) => void>();
  const opened = new Set<string>();
  let asked = 0;
  let buffer = Buffer.alloc(0);

  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const ask = async (method: string, params: object): Promise<Message> => {
    const id = (asked += 1);
    const answer = new Promise<Message>((resolve) => waiting.set(id, resolve));
    send({ id, method, params });
    return await answer;
  };
  child.stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, Math.max(0, head)).toString())?.[1] ?? Number.NaN);
      if (head === -1 || buffer.length < head + 4 + length) return;
      const message = JSON.parse(buffer.subarray(head + 4, head + 4 + length).toString()) as Message;
      buffer = buffer.subarray(head + 4 + length);
      // What the server asks of an editor can be left unanswered, politely.
      if (message.id !== undefined && message.method !== undefined) send({ id: message.id, result: null });
      else if (message.id !== undefined) waiting.get(message.id)?.(message);
    }
  });

  await ask('initialize', { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {} });
  send({ method: 'initialized', params: {} });
  return {
    async hover(file, text, needle) {
      const uri = pathToFileURL(file).href;
      if (!opened.has(uri))
        send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'typescript', version: 1, text } } });
      opened.add(uri);
      const before = text.slice(0, text.indexOf(needle) + needle.length - 1).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      const { result } = await ask('textDocument/hover', { textDocument: { uri }, position });
      return result?.contents?.value ?? '';
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}
