import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

/** Bytes of a file, from `first` to `last`, both included. */
export interface FilePart {
  readonly path: string;
  readonly first: number;
  readonly last: number;
}

/**
 * A response whose body are bytes of a file. A server that knows it writes them from the file itself, without a web stream; for anybody else its body gives
 * them, and the file is opened when the first of them are wanted.
 */
export class FileResponse extends Response {
  readonly part: FilePart;

  /** @param init - With the `Content-Length`. */
  constructor(part: FilePart, init: ResponseInit) {
    super(bytesOf(part), init);
    this.part = part;
  }
}

/** The bytes of a part of a file as they are read; nothing is opened before. */
export function bytesOf({ path, first, last }: FilePart): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        reader ??= (Readable.toWeb(createReadStream(path, { start: first, end: last })) as ReadableStream<Uint8Array>).getReader();
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
