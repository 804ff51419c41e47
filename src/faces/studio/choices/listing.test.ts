import { expect, test } from 'vitest';
import { createListing } from './listing.ts';

const named = (label: string) => ({ value: label, label, detail: '' });

/** Things by number, of which each takes a while on a clock of its own. */
function numbered(count: number, eachMS = 0) {
  let now = 0;
  let read = 0;
  async function* results() {
    for (; read < count; read += 1) {
      now += eachMS;
      yield named(`Folder ${read}`);
    }
  }
  const listing = createListing(
    results(),
    async () => undefined,
    () => now,
  );
  return { listing, read: () => read };
}

test('no more is read than is shown, and what is looked for later is read on for', async () => {
  const { listing, read } = numbered(300);
  const first = await listing.find('');
  const later = await listing.find('FOLDER 299');

  expect([first.choices.length, first.isMore, first.isComing]).toEqual([50, true, false]);
  expect(later).toEqual({ choices: [named('Folder 299')], isMore: false, isComing: false });
  expect([read(), (await listing.find('folder 7')).choices[0]]).toEqual([300, named('Folder 7')]);
});

test('what comes slowly is told as it comes', async () => {
  const { listing } = numbered(5, 900);
  const counts = [];
  for (let asked = { isComing: true }; asked.isComing;) {
    const found = await listing.find('');
    counts.push(found.choices.length);
    asked = found;
  }

  expect(counts).toEqual([3, 5]);
});

test('two who look at once read each thing once', async () => {
  const { listing } = numbered(20);
  const [all, some] = await Promise.all([listing.find(''), listing.find('folder 1')]);

  expect([all.choices.length, some.choices.length]).toEqual([20, 11]);
});

test('nobody reads on without end', async () => {
  const { listing, read } = numbered(100_000);

  expect(await listing.find('nothing has this name')).toEqual({ choices: [], isMore: true, isComing: false });
  expect(read()).toBeLessThan(6_000);
});
