import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { FilePart } from '../file-response.ts';

/** Bytes that are read at a time: 256 KiB. */
const block = 262_144;

/**
 * Writes a part of a file to a client: while one block is sent the next one is read. The memory of a block is used again once it was sent: that of a large file
 * would otherwise be collected again and again. Where the file is shorter, or cannot be read, the connection is closed, as the length was told already.
 *
 * @param outgoing - Its status and headers are set; it is ended here.
 */
export async function writeFile(outgoing: ServerResponse, { path, first, last }: FilePart): Promise<void> {
  const length = last + 1 - first;
  const memory = [0, 1].map(() => Buffer.allocUnsafeSlow(Math.min(block, length)));
  let sent = Promise.resolve();
  try {
    const file = await open(path, 'r');
    try {
      for (let done = 0, turn = 0; done < length; turn = 1 - turn) {
        const { bytesRead } = await file.read(memory[turn] ?? Buffer.alloc(0), 0, Math.min(block, length - done), first + done);
        if (bytesRead === 0) throw new Error(`The file is shorter than ${last + 1} bytes.`);
        await sent;
        sent = send(outgoing, memory[turn]?.subarray(0, bytesRead));
        // It is waited for one turn later; until then its failure is nobody's.
        sent.catch(() => undefined);
        done += bytesRead;
      }
      await sent;
    } finally {
      await file.close();
    }
    outgoing.end();
  } catch {
    outgoing.destroy();
  }
}

/** Ends when the bytes left, and their memory is free. @throws Error when the client went away. */
function send(outgoing: ServerResponse, bytes: Uint8Array | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
