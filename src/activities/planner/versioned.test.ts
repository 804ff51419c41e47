import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import { changedMeanwhile, changeVersioned, removeVersioned, type Fields } from './versioned.ts';

interface Thing extends Record<string, unknown> {
  readonly etag: string;
  readonly title: string;
}

const stale = (status: number): OnbehalfError => new OnbehalfError('CONFLICT', 'No.', { details: { status } });

describe('what somebody else changed', () => {
  test.each<[known: Fields, newest: Fields, wanted: Fields, found: string[]]>([
    [{ title: 'a' }, { title: 'a' }, { title: 'b' }, []],
    [{ title: 'a' }, { title: 'c' }, { title: 'b' }, ['title']],
    [{ title: 'a' }, { title: 'b' }, { title: 'b' }, []],
    [{ title: 'a', due: 1 }, { title: 'a', due: 2 }, { title: 'b' }, []],
    [{}, { 'assignedTo/x': true }, { 'assignedTo/y': true }, []],
    [{ 'assignedTo/x': true }, {}, { 'assignedTo/x': null }, []],
    [{ bucket: null }, {}, { bucket: 'b' }, []],
  ])('%j, now %j, wanted %j: %j', (known, newest, wanted, found) => {
    expect(changedMeanwhile(known, newest, wanted)).toEqual(found);
  });

  const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(1, 2, null));
  test('is never what nobody changed, nor what is wanted anyway', () => {
    fc.assert(
      fc.property(fields, fields, (known, wanted) => {
        expect(changedMeanwhile(known, known, wanted)).toEqual([]);
        expect(changedMeanwhile(known, wanted, wanted)).toEqual([]);
      }),
    );
  });
});

/** A thing in a service that refuses every version but the newest. */
function service(first: Thing, meanwhile: Partial<Thing>, status = 409) {
  let now: Thing = { ...first, ...meanwhile, etag: '2' };
  const writes: string[] = [];
  return {
    writes,
    now: () => now,
    change: (wanted: Fields, known?: Thing) =>
      changeVersioned<Thing>({
        what: ({ title }) => `the thing "${title}"`,
        known,
        read: async () => now,
        async write(etag) {
          writes.push(etag);
          if (etag !== now.etag) throw stale(status);
          now = { ...now, ...wanted, etag: '3' } as Thing;
          return now;
        },
        fieldsOf: (thing) => thing,
        wanted,
      }),
  };
}

describe('a change', () => {
  const known: Thing = { etag: '1', title: 'a', colour: 'red' };

  test.each([409, 412])('to a version that is old (%i) is made to the newest, once', async (status) => {
    const { change, writes } = service(known, { colour: 'blue' }, status);

    expect(await change({ title: 'b' }, known)).toEqual({ etag: '3', title: 'b', colour: 'blue' });
    expect(writes).toEqual(['1', '2']);
  });

  test('of something that nobody knows yet is made to what is read', async () => {
    const { change, writes } = service(known, {});

    await change({ title: 'b' });
    expect(writes).toEqual(['2']);
  });

  test('of a field that somebody else changed is refused by name', async () => {
    const { change, writes, now } = service(known, { title: 'theirs', colour: 'blue' });

    await expect(change({ title: 'mine', size: 3 }, known)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Somebody else changed title of the thing "theirs" in the meantime, so this change was not made. title is now "theirs".',
      details: { status: 409, fields: ['title'] },
      remedy: 'Read it again, and repeat the change where it is still wanted.',
    });
    expect(writes).toEqual(['1']);
    expect(now().title).toBe('theirs');
  });

  test('that is made already, because an answer was lost, is not made again', async () => {
    const { change, writes } = service(known, { title: 'b' });

    expect(await change({ title: 'b' }, known)).toMatchObject({ etag: '2' });
    expect(writes).toEqual(['1']);
  });

  test('that is refused for another reason is not made again', async () => {
    const refusal = new OnbehalfError('CONFLICT', 'The name is taken.', { details: { status: 423 } });
    const failing = { what: () => '', read: async () => known, fieldsOf: () => ({}), wanted: {}, write: () => Promise.reject(refusal) };

    await expect(changeVersioned(failing)).rejects.toBe(refusal);
  });
});

test('a removal takes the newest version where the known one is old', async () => {
  const removed: string[] = [];
  const remove = async (etag: string): Promise<void> => {
    removed.push(etag);
    if (etag === '1') throw stale(412);
  };

  await removeVersioned('1', async () => ({ etag: '2' }), remove);
  await removeVersioned(undefined, async () => ({ etag: '3' }), remove);
  expect(removed).toEqual(['1', '2', '3']);
});
