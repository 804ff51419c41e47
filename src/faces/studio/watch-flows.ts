import { stat } from 'node:fs/promises';
import { hashOf } from './flow/flow-text.ts';
import { readRegularFile } from '../../connection/index.ts';

/** How often files are looked at, in milliseconds. Looked at and not watched: that works on every disk, also on those of the network. */
const everyMS = 400;

/** Looks whether files change on the disk. */
export interface FlowWatch extends Disposable {
  /** Looks at a file from now on. @param hash - Of what is known of it. */
  look(path: string, real: string, hash: string): void;
  /** Looks at none any more. */
  forget(): void;
}

/** A watch of no file yet. @param onChange - Told of each change that did not come from `look`. */
export function watchFlows(onChange: (path: string, hash: string) => void): FlowWatch {
  const files = new Map<string, { real: string; hash: string; stamp: string }>();
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void lookAtAll().finally(() => {
      isLooking = false;
    });
  }, everyMS).unref();

  async function lookAtAll(): Promise<void> {
    for (const [path, known] of files) {
      const stamp = await stampOf(known.real);
      if (stamp === known.stamp) continue;
      known.stamp = stamp;
      const bytes = await readRegularFile(known.real).catch(() => undefined);
      const hash = bytes ? hashOf(bytes) : '';
      if (hash === known.hash) continue;
      known.hash = hash;
      onChange(path, hash);
    }
  }

  return {
    look(path, real, hash) {
      const known = files.get(path);
      if (known) known.hash = hash;
      else files.set(path, { real, hash, stamp: '' });
    },
    forget: () => files.clear(),
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

async function stampOf(path: string): Promise<string> {
  const facts = await stat(path).catch(() => undefined);
  return facts ? `${facts.mtimeMs} ${facts.size} ${facts.ino}` : 'none';
}
