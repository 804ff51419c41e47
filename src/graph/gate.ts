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
}

interface Lane {
  free: number;
  readonly waiting: Waiter[];
}

interface Waiter {
  readonly size: number;
  go(): void;
}

/** Makes a gate. @param places - Requests at a time in one lane. */
export function createGate(places: number): Gate {
  const lanes = new Map<string, Lane>();

  function admit(name: string, lane: Lane): void {
    for (let next = lane.waiting[0]; next && next.size <= lane.free; next = lane.waiting[0]) {
      lane.waiting.shift();
      lane.free -= next.size;
      next.go();
    }
    if (lane.free === places && lane.waiting.length === 0) lanes.delete(name);
  }

  return {
    places,
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
