/** Bytes of one block: 256 KiB. */
export const blockBytes = 262_144;

/** Blocks that wait to be taken; no more should come then. */
const most = 2;

/** How long bytes wait for others of their block while somebody waits for them, in milliseconds. */
const lingerMS = 100;

/** Bytes that come in small pieces, given on in large ones. */
export interface Blocks {
  /** Takes in bytes, which may change afterwards. @returns False where no more should come for now. */
  add(bytes: Uint8Array): boolean;
  /** Nothing more comes. @param error - What is thrown behind the bytes that came; left out, they are all there is. */
  end(error?: Error): void;
  /** The blocks in their order. Each holds until the next one is asked for. */
  readonly pieces: AsyncIterableIterator<Uint8Array>;
}

/**
 * Gathers bytes in blocks, so that what stands around each piece is paid for a few times instead of thousands of times.
 *
 * @param free - Memory of blocks that nobody needs; it is taken from there, and put back.
 * @param goOn - Called when more may come again.
 */
export function gatherBlocks(free: Uint8Array[], goOn: () => void): Blocks {
  const ready: Uint8Array[] = [];
  let memory: Uint8Array | undefined;
  let filled = 0;
  let given: Uint8Array | undefined;
  let over: { readonly error: Error | undefined } | undefined;
  let wake: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;

  function giveOn(): void {
    clearTimeout(timer);
    timer = undefined;
    if (memory && filled > 0) ready.push(memory.subarray(0, filled));
    memory = undefined;
    filled = 0;
    wake?.();
    wake = undefined;
  }

  const isAwaited = (): boolean => ready.length === 0 && over === undefined;

  async function next(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (given) free.push(new Uint8Array(given.buffer));
    given = undefined;
    while (isAwaited()) {
      if (filled > 0) timer ??= setTimeout(giveOn, lingerMS);
      await new Promise<void>((resolve) => (wake = resolve));
    }
    given = ready.shift();
    if (given && ready.length === most - 1 && !over) goOn();
    if (given) return { done: false, value: given };
    if (over?.error) throw over.error;
    return { done: true, value: undefined };
  }

  const pieces: AsyncIterableIterator<Uint8Array> = { next, [Symbol.asyncIterator]: () => pieces };
  return {
    add(bytes) {
      for (let at = 0; at < bytes.length;) {
        memory ??= free.pop() ?? new Uint8Array(blockBytes);
        const part = bytes.subarray(at, at + blockBytes - filled);
        memory.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === blockBytes) giveOn();
      }
      if (wake && filled > 0) timer ??= setTimeout(giveOn, lingerMS);
      return ready.length < most;
    },
    end(error) {
      over ??= { error };
      giveOn();
    },
    pieces,
  };
}
