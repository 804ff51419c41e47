/** So many files are under way at a time: while one is thought about the next ones are read. */
const atOnce = 8;

/** Does work for each thing, a few side by side. @returns What it gave, in the order of the things. */
export async function sideBySide<Thing, Result>(things: readonly Thing[], work: (thing: Thing) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = things.entries();
  const lane = async (): Promise<void> => {
    for (const [index, thing] of waiting) results[index] = await work(thing);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}
