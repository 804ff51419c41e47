/** Lets only so many requests at a time into each mailbox; the rest wait in the order of their coming. */
export interface Gate {
  /** Places of one mailbox. */
  readonly places: number;
  /**
   * Waits for room.
   * @param lane - What the places belong to, such as the address of a mailbox.
   * @param size - Places to take, at most `places`.
   * @returns A function that gives the places back.
   * @throws the signal's reason when it is aborted before there is room.
   */
  enter(lane: string, size: number, signal?: AbortSignal): Promise<() => void>;
  /** The service had too many at a time: half as many from now on, one at least. */
  narrow(lane: string): void;
  /** The service took one well: after some of them one more at a time, until there are all places again. */
  widen(lane: string): void;
}

interface Lane {
  free: number;
  readonly waiting: Waiter[];
}

interface Waiter {
  readonly size: number;
  go(): void;
}

/** Requests that go well before one more is tried at a time. */
const wellEnough = 10;

/** Makes a gate. @param places - Requests at a time in one lane. */
export function createGate(places: number): Gate {
  const lanes = new Map<string, Lane>();
  const narrowed = new Map<string, { open: number; well: number }>();

  function admit(name: string, lane: Lane): void {
    const open = narrowed.get(name)?.open ?? places;
    // What needs all places goes when nobody else is there.
    const fits = ({ size }: Waiter): boolean => size <= lane.free && (lane.free === places || places - lane.free + size <= open);
    for (let next = lane.waiting[0]; next && fits(next); next = lane.waiting[0]) {
      lane.waiting.shift();
      lane.free -= next.size;
      next.go();
    }
    if (lane.free === places && lane.waiting.length === 0) lanes.delete(name);
  }

  return {
    places,
    narrow(lane) {
      narrowed.set(lane, { open: Math.max(1, (narrowed.get(lane)?.open ?? places) >> 1), well: 0 });
    },
    widen(name) {
      const state = narrowed.get(name);
      if (state === undefined || ++state.well < wellEnough) return;
      if (state.open + 1 >= places) narrowed.delete(name);
      else narrowed.set(name, { open: state.open + 1, well: 0 });
      const lane = lanes.get(name);
      if (lane) admit(name, lane);
    },
    enter(name, size, signal) {
      if (size > places) throw new RangeError(`A lane has ${places} places, not ${size}.`);
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const lane = lanes.get(name) ?? { free: places, waiting: [] };
        lanes.set(name, lane);
        const leave = (): void => {
          lane.free += size;
          admit(name, lane);
        };
        const giveUp = (): void => {
          lane.waiting.splice(lane.waiting.indexOf(waiter), 1);
          reject(signal?.reason);
          admit(name, lane);
        };
        const waiter: Waiter = {
          size,
          go() {
            signal?.removeEventListener('abort', giveUp);
            resolve(leave);
          },
        };
        signal?.addEventListener('abort', giveUp, { once: true });
        lane.waiting.push(waiter);
        admit(name, lane);
      });
    },
  };
}
