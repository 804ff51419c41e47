import { z } from 'zod';

/** Where something stands in a flow. */
export const address = z.array(z.union([z.string().max(200), z.int().min(0).max(1_000_000)])).max(200);
const index = z.int().min(0).max(1_000_000);
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be the hash of the text that was edited.');
const text = z.string().max(10_000);
const yaml = z.string().max(2_000_000);

/** A block that steps are put into. */
const block = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('forEach'), of: text, as: text }),
  z.strictObject({ verb: z.enum(['if', 'while']), condition: z.union([text, z.boolean()]) }),
  z.strictObject({ verb: z.literal('try') }),
  z.strictObject({ verb: z.literal('parallel') }),
  z.strictObject({ verb: z.literal('microsoft365Scope'), connection: text.exactOptional() }),
]);

const ownEdits = [
  z.strictObject({ kind: z.literal('insert'), list: address, index, step: yaml }),
  z.strictObject({ kind: z.literal('remove'), step: address }),
  z.strictObject({ kind: z.literal('move'), step: address, list: address, index }),
  z.strictObject({ kind: z.literal('duplicate'), step: address }),
  z.strictObject({ kind: z.literal('set'), address, value: z.json(), order: z.array(z.string().max(200)).max(200).exactOptional() }),
  z.strictObject({ kind: z.literal('unset'), address }),
  z.strictObject({ kind: z.literal('wrap'), list: address, index, count: z.int().min(1).max(1_000_000), block }),
  z.strictObject({ kind: z.literal('unwrap'), step: address }),
  z.strictObject({ kind: z.literal('rename'), address, to: text }),
  z.strictObject({ kind: z.literal('comment'), step: address, text: yaml }),
] as const;

/** What a tab asks to be done with a flow. Addresses and places are those of the text that `hash` names. */
export const editInput = z.object({
  path: z.string().max(1000),
  hash,
  /** The answer that is shown where the edit is made. */
  seen: z.string().max(100).exactOptional(),
  edit: z.discriminatedUnion('kind', [
    ...ownEdits,
    /** A new step of a kind, `mail.list` or `verb:forEach`, with what it needs filled in where that is known. */
    z.strictObject({ kind: z.literal('add'), what: z.string().max(200), list: address, index }),
    z.strictObject({ kind: z.literal('paste'), list: address, index, text: yaml }),
    z.strictObject({ kind: z.literal('several'), edits: z.array(z.discriminatedUnion('kind', [...ownEdits])).max(500) }),
    /** The whole text: undo, redo, and what is typed in the text pane. */
    z.strictObject({ kind: z.literal('text'), text: yaml }),
  ]),
});
