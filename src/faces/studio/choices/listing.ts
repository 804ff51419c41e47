import type { ChoiceView } from '../protocol-choices.ts';

/** So many are shown at once. */
const mostShown = 50;
/** More than so many are not read: who looks for one of them types it. */
const mostRead = 5_000;
/** After so long what was found is told, in milliseconds; whoever still looks asks again, and it is read on. */
const patienceMS = 2_000;

/** What was found of a text. */
export interface Found {
  readonly choices: readonly ChoiceView[];
  /** There are others, or may be. */
  readonly isMore: boolean;
  /** It is worth to ask again: more is read then. */
  readonly isComing: boolean;
}

/** What was found so far of things that come one by one; more is read when what is looked for is not among it. */
export interface Listing extends AsyncDisposable {
  /** Those whose label has a text in it, in any case; the first of them. */
  find(text: string): Promise<Found>;
}

/**
 * Begins a listing. Nothing is read before something is looked for.
 *
 * @param results - What comes, one by one.
 * @param close - Ends the reading.
 * @param now - In milliseconds.
 */
export function createListing(results: AsyncIterable<ChoiceView>, close: () => Promise<void>, now: () => number): Listing {
  const coming = results[Symbol.asyncIterator]();
  const seen: ChoiceView[] = [];
  let isAll = false;
  let last: Promise<unknown> = Promise.resolve();

  async function find(text: string): Promise<Found> {
    const wanted = comparable(text);
    const fits = ({ label }: ChoiceView): boolean => comparable(label).includes(wanted);
    const found = seen.filter(fits);
    const until = now() + patienceMS;
    const isEnough = (): boolean => isAll || found.length > mostShown || seen.length >= mostRead;
    while (!isEnough() && now() < until) {
      const next = await coming.next();
      if (next.done) isAll = true;
      else {
        seen.push(next.value);
        if (fits(next.value)) found.push(next.value);
      }
    }
    return { choices: found.slice(0, mostShown), isMore: !isAll || found.length > mostShown, isComing: !isEnough() };
  }

  return {
    find(text) {
      // Two who look at once would read on from the same place.
      const mine = last.then(() => find(text));
      last = mine.catch(() => undefined);
      return mine;
    },
    // Whoever looks at this moment is answered first.
    async [Symbol.asyncDispose]() {
      await last;
      await close();
    },
  };
}

function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
