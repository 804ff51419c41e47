import fc from 'fast-check';

/** One change to a row of parts. Places are fractions of its length. */
type Change =
  | { readonly kind: 'remove' | 'double'; readonly at: number; readonly length: number }
  | { readonly kind: 'replace' | 'insert'; readonly at: number; readonly by: string };

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

/** Characters and texts that trip readers up. */
const nasty = fc.constantFrom(
  '',
  '\0',
  '\n',
  '\r\n',
  '"',
  "'",
  '\\',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '&',
  '=',
  '%',
  '%00',
  '%zz',
  '%C3%28',
  '+',
  '#',
  '?',
  ';',
  '/',
  '//',
  '..',
  '<',
  '>',
  '\uD800',
  '\uFEFF',
  '\u202E',
  '🙂',
  'é',
  'ſ',
  'İ',
  '-1',
  '1e999',
  '99999999999999999999',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constantFrom('remove' as const, 'double' as const), at: place, length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    kind: fc.constantFrom('replace' as const, 'insert' as const),
    at: place,
    by: fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 8 })),
  }),
);

/** A text with some changes: parts taken away, doubled, replaced, put in. Without changes in some inputs. */
export function mutated(text: fc.Arbitrary<string>, most = 4): fc.Arbitrary<string> {
  return fc.tuple(text, fc.array(change, { maxLength: most })).map(([whole, changes]) => changes.reduce(applied, whole));
}

function applied(text: string, made: Change): string {
  const at = Math.floor(made.at * (text.length + 1));
  if ('by' in made) return text.slice(0, at) + made.by + text.slice(made.kind === 'replace' ? at + 1 : at);
  return text.slice(0, made.kind === 'remove' ? at : at + made.length) + text.slice(made.kind === 'remove' ? at + made.length : at);
}

/** Bytes with some changes: single bits, other bytes, a cut, more at the end. */
export function mutatedBytes(bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Buffer> {
  const flips = fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { maxLength: 6 });
  const cut = fc.option(place, { freq: 4 });
  const more = fc.oneof(
    { weight: 3, arbitrary: fc.constant(new Uint8Array()) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
  );
  return fc.tuple(bytes, flips, cut, more).map(([whole, changes, end, rest]) => {
    const copy = Buffer.from(whole);
    for (const [at, by] of changes) {
      const index = Math.floor(at * copy.length);
      if (index < copy.length) copy.writeUInt8(copy.readUInt8(index) ^ by, index);
    }
    return Buffer.concat([end === null ? copy : copy.subarray(0, Math.floor(end * copy.length)), rest]);
  });
}
