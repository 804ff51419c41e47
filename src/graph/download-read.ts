import { type Reading, readWithin } from './byte-stream.ts';
import { nameOf } from './call.ts';
import { type DownloadWorld, type Opened, openPart, type Part, type Source } from './download-source.ts';
import { callFailure } from './errors.ts';
import type { Patience } from './patience.ts';
import { reasonToRepeat } from './repeatable.ts';

/** Gives the bytes of a part; after a break it goes on where it was, as long as there is patience. Each piece renews it. */
export async function* readOn(
  world: DownloadWorld,
  source: Source,
  first: Opened,
  { start, end }: Part,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  const { transport, call } = world;
  const read = ({ stream }: Opened): Reading => readWithin({ signal, timeoutMS: transport.timeoutMS, what: nameOf(call) }, stream);
  let done = start;
  let reading = read(first);
  let patience: Patience | undefined;
  try {
    for (;;) {
      const piece = await reading.next();
      if (piece === undefined) return;
      if (piece instanceof Uint8Array) {
        done += piece.length;
        yield piece;
        patience = undefined;
      } else {
        await reading.close();
        const reason = reasonToRepeat(piece, true);
        patience ??= transport.patience(call, signal);
        const rest =
          reason && (await patience.wait(reason, undefined))
            ? await openPart(world, source, { start: done, ...(end !== undefined && { end }) }, signal)
            : 'whole';
        if (rest === 'whole') throw callFailure(call, piece, patience.tries);
        reading = read(rest);
      }
    }
  } finally {
    // Closes the connection when the reader of the bytes stopped early or a limit was reached.
    await reading.close();
  }
}
