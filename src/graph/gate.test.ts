import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGate } from './gate.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a gate', () => {
  test('lets in as many as there are places, then each in turn', async () => {
    const gate = createGate(2);
    const inside: string[] = [];
    const leave = new Map<string, () => void>();
    for (const name of ['a', 'b', 'c', 'd']) {
      const come = async (): Promise<void> => {
        leave.set(name, await gate.enter('mailbox', 1));
        inside.push(name);
      };
      void come();
    }
    await settled();
    expect(inside).toEqual(['a', 'b']);
    leave.get('b')?.();
    await settled();
    expect(inside).toEqual(['a', 'b', 'c']);
    leave.get('a')?.();
    await settled();

    expect(inside).toEqual(['a', 'b', 'c', 'd']);
  });

  test('keeps lanes apart', async () => {
    const gate = createGate(1);
    await gate.enter('ada', 1);

    await expect(gate.enter('ben', 1)).resolves.toBeTypeOf('function');
  });

  test('does not let small ones overtake one that needs all places', async () => {
    const gate = createGate(2);
    const order: string[] = [];
    const leave = await gate.enter('mailbox', 1);
    const all = gate.enter('mailbox', 2).then((out) => {
      order.push('all');
      return out;
    });
    const small = gate.enter('mailbox', 1).then(() => order.push('small'));
    await settled();
    expect(order).toEqual([]);
    leave();
    (await all)();
    await small;

    expect(order).toEqual(['all', 'small']);
  });

  test('lets a cancelled one go and the next one move up', async () => {
    const gate = createGate(2);
    const leave = await gate.enter('mailbox', 1);
    const controller = new AbortController();
    const waiting = gate.enter('mailbox', 2, controller.signal);
    const next = gate.enter('mailbox', 1);
    controller.abort('enough');

    await expect(waiting).rejects.toBe('enough');
    await expect(next).resolves.toBeTypeOf('function');
    await expect(gate.enter('mailbox', 1, controller.signal)).rejects.toBe('enough');
    leave();
  });

  test('has no more inside than places, and everybody comes in', async () => {
    const visit = fc.record({ size: fc.integer({ min: 1, max: 4 }), stay: fc.integer({ min: 0, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(visit, { maxLength: 30 }), async (visits) => {
        const gate = createGate(4);
        let inside = 0;
        let most = 0;
        const done = await Promise.all(
          visits.map(async ({ size, stay }) => {
            const leave = await gate.enter('mailbox', size);
            inside += size;
            most = Math.max(most, inside);
            for (let turn = 0; turn < stay; turn += 1) await settled();
            inside -= size;
            leave();
            return true;
          }),
        );

        expect(most).toBeLessThanOrEqual(4);
        expect(done).toHaveLength(visits.length);
      }),
      { numRuns: 50 },
    );
  });

  test('lets one in that is as large as all places, and has that many', async () => {
    const gate = createGate(4);
    const leave = await gate.enter('mailbox', 4);
    const inside: string[] = [];
    const next = gate.enter('mailbox', 1).then(() => inside.push('next'));
    await settled();
    expect(inside).toEqual([]);
    leave();
    await next;

    expect(gate.places).toBe(4);
    expect(inside).toEqual(['next']);
  });

  test('gives back as many places as were taken', async () => {
    const gate = createGate(4);
    const three = await gate.enter('mailbox', 3);
    const one = await gate.enter('mailbox', 1);
    one();
    const inside: number[] = [];
    const waiting = [2, 1].map((size) => gate.enter('mailbox', size).then(() => inside.push(size)));
    await settled();
    expect(inside).toEqual([]);
    three();
    await Promise.all(waiting);

    expect(inside).toEqual([2, 1]);
  });

  test('forgets the signal of one that is inside, and a cancelled one takes no place', async () => {
    const gate = createGate(1);
    const controller = new AbortController();
    const leave = await gate.enter('mailbox', 1, controller.signal);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    const [cancelled, others] = [new AbortController(), gate.enter('mailbox', 1)];
    const last = gate.enter('mailbox', 1, cancelled.signal);
    cancelled.abort('enough');
    await expect(last).rejects.toBe('enough');
    leave();
    (await others)();

    await expect(gate.enter('mailbox', 1)).resolves.toBeTypeOf('function');
  });

  test('refuses one that is cancelled already, also where there is room', async () => {
    const gate = createGate(1);

    await expect(gate.enter('mailbox', 1, AbortSignal.abort('before'))).rejects.toBe('before');
    await expect(gate.enter('mailbox', 1)).resolves.toBeTypeOf('function');
  });

  test('refuses one that will never fit', () => {
    expect(() => createGate(4).enter('mailbox', 5)).toThrow(new RangeError('A lane has 4 places, not 5.'));
  });
});

describe('a lane of which there were too many at a time', () => {
  /** How many of some requests of one place get in. */
  async function inside(gate: ReturnType<typeof createGate>): Promise<(() => void)[]> {
    const entered: (() => void)[] = [];
    for (let count = 0; count < 6; count += 1) void gate.enter('mailbox', 1).then((leave) => entered.push(leave));
    await settled();
    return entered;
  }

  test.each([
    [0, 4],
    [1, 2],
    [2, 1],
    [5, 1],
  ])('lets in half as many after each: after %i times %i of 4', async (times, count) => {
    const gate = createGate(4);
    for (let time = 0; time < times; time += 1) gate.narrow('mailbox');

    expect(await inside(gate)).toHaveLength(count);
  });

  test('lets in one more after ten that went well, those that wait as well, until all places are there', async () => {
    const gate = createGate(4);
    gate.narrow('mailbox');
    const entered = await inside(gate);
    const counts: number[] = [];
    for (let time = 0; time < 30; time += 1) {
      gate.widen('mailbox');
      await settled();
      if (time % 10 === 9) counts.push(entered.length);
    }

    expect(counts).toEqual([3, 4, 4]);
  });

  test('lets in what needs all places when nobody else is there', async () => {
    const gate = createGate(4);
    gate.narrow('mailbox');
    const leave = await gate.enter('mailbox', 4);
    const [other] = [inside(gate)];
    expect(await other).toHaveLength(0);
    leave();
    await settled();

    expect(await other).toHaveLength(2);
  });
});
