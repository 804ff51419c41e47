import type { StudioEvent } from '../../src/faces/studio/protocol.ts';
import { Refused, type Api } from './api.ts';

/** How long until a broken stream is opened again, in milliseconds. */
const againMS = 1_000;

/**
 * Hears what the server tells, from now on; a stream that breaks is opened again.
 *
 * @param tell - Told of each event; `hello` at each opening.
 * @param lost - The token is good no more.
 */
export async function hearEvents(api: Api, tell: (event: StudioEvent) => void, lost: () => void): Promise<never> {
  for (;;) {
    try {
      await hearOnce(api, tell);
    } catch (error) {
      if (error instanceof Refused && error.status === 401) lost();
    }
    await new Promise((resolve) => setTimeout(resolve, againMS));
  }
}

async function hearOnce(api: Api, tell: (event: StudioEvent) => void): Promise<void> {
  const stream = await api.stream(new AbortController().signal);
  const reader = stream.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let waiting = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const [last = '', ...whole] = `${waiting}${value}`.split('\n\n').toReversed();
    waiting = last;
    for (const block of whole.toReversed()) {
      const data = block
        .split('\n')
        .flatMap((line) => (line.startsWith('data:') ? [line.slice(5).trimStart()] : []))
        .join('\n');
      if (data !== '') tell(JSON.parse(data) as StudioEvent);
    }
  }
}
