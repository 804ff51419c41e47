import type { HttpAnswer } from '../core/ports.ts';

/** How much of a body is read, and for how long. */
export interface Bounds {
  /** In bytes. Default 65,536. */
  readonly bytes?: number;
  /** In milliseconds. Default 5,000. */
  readonly milliseconds?: number;
}

/**
 * Reads the body of an error answer as text, but no more of it and no longer than the bounds allow; what has come by then is the result.
 * A body that breaks off is no reason to lose the status: what came of it counts.
 */
export async function boundedText(response: HttpAnswer, { bytes = 65_536, milliseconds = 5_000 }: Bounds = {}): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let left = bytes;
  // Cancelling ends the pending read as if the body ended there.
  const stop = (): void => void reader.cancel().catch(() => {});
  const timer = setTimeout(stop, milliseconds);
  try {
    while (left > 0) {
      const { done, value } = await reader.read();
      if (done) break;
      const piece = value.subarray(0, left);
      left -= piece.length;
      text += decoder.decode(piece, { stream: true });
    }
  } catch {
    // Broken off: the text so far is the result.
  } finally {
    clearTimeout(timer);
    stop();
  }
  return text;
}
