import fc from 'fast-check';
import { activity, list, mailbox, mostly, names, object, permissions } from './expressions.ts';

/** A statement, and the names that it declares where it stands. */
export interface Piece {
  readonly names: readonly string[];
  readonly text: string;
}

/** Statements that change something, or only seem to. Some fail where they run, some only where a name is missing. */
const uses = mostly(
  [
    'void few.map((each) => each.name);',
    'void few.length;',
    'Array.isArray(few);',
    'for (const each of few) void each.name;',
    'void { ...base };',
  ].concat(
    [
      'void `${few.length}${box}`;',
      'if (few) void box;',
      'const copy = [...few]; copy.push(mail.send);',
      'void [...few].push(mail.send);',
      'few.concat(lots).pop();',
    ],
    [
      "const other = { ...base }; other.mailbox = 'u@contoso.example';",
      '(mail as any).list = mail.send;',
      '(mail.list as any).given = { mailbox: true };',
      'Object.freeze(few);',
    ],
    [
      '{ const few: any = []; few.push(mail.send); }',
      "((box: any) => { box = 't'; })(1);",
      'void few.filter((each) => each === one);',
      'void base.mailbox;',
    ],
  ),
  [
    'few.push(mail.send);',
    'few[0] = mail.send;',
    'few.length = 0;',
    'few.reverse();',
    'lots.splice(0, 1);',
    'fill(few);',
    'fill(leave(lots));',
  ].concat(
    [
      'lists.few.push(mail.send);',
      'for (const each of [few]) each.push(mail.send);',
      'const alias = few; alias.push(mail.send);',
      '[few[0]] = [mail.send];',
    ],
    [
      'const [inner] = [few]; inner.push(mail.send);',
      'const { few: mine } = lists; mine.push(mail.send);',
      '[few].forEach((each) => each.push(mail.send));',
    ],
    [
      "base.mailbox = 'x@contoso.example';",
      'delete base.mailbox;',
      "Object.assign(base, { mailbox: 'y@contoso.example' });",
      "({ m: base.mailbox } = { m: 'z@contoso.example' });",
    ],
    [
      'given.markAsRead = true;',
      'Object.assign(given, { mailbox: true });',
      "add.push('Calendars.Read');",
      "edits.add = ['Calendars.Read'];",
      "edits.remove?.push('Mail.Read');",
    ],
    [
      'few = [mail.send];',
      'box = undefined;',
      "box = 'w@contoso.example';",
      'one = mail.send;',
      "name = 'send';",
      'shared.few.push(mail.send);',
      'first.push(mail.send);',
      '(shared as any).box = undefined;',
      '(shared as any).one = mail.send;',
      "shared.edits.add = ['Calendars.Read'];",
      'leave(shared);',
      'Object.assign(shared, { box: undefined, few: [mail.send] });',
      'void `${base}`;',
    ],
    [
      "shared.base.mailbox = 'v@contoso.example';",
      'Array.prototype.push.call(few, mail.send);',
      'class Robot { static list = few; } Robot.list.push(mail.send);',
    ],
    [
      'const back = () => few; back().push(mail.send);',
      'void Object.values(lists).map((each: any) => each.pop());',
      '(0, few).push(mail.send);',
      '(few ?? lots).push(mail.send);',
    ],
    [
      'base.activities?.push(mail.send);',
      'for (few[0] of [mail.send]) void 0;',
      '({ ...base.x } = { mailbox: 1 });',
      'few.map((each, index, all) => all.push(mail.send));',
    ],
  ),
  2,
);

/** A change, or a use that changes nothing. */
export const quiet: fc.Arbitrary<Piece> = uses.map((text) => ({ names: [], text: `try { ${text} } catch {}` }));

const kind = mostly(['const'], ['let', 'var'], 12);

/** The names that every file has: what declares them where nothing else does, in an order in which each may be made of those before it. */
const usual: Readonly<Record<string, string>> = {
  shared:
    "const shared: any = { few: [mail.list], one: mail.move, box: 'h@contoso.example', base: { activities: [mail.list] }, edits: {} };",
  first: 'const first: any = [mail.list];',
  field: "const field: any = 'mailbox';",
  name: "const name: any = 'list';",
  key: "const key: any = 'mailbox';",
  options: 'const options: any = { markAsRead: false };',
  given: 'const given: any = { markAsRead: false };',
  add: "const add: any = ['User.Read'];",
  edits: "const edits: any = { add: ['User.Read'] };",
  box: "const box: any = 'm@contoso.example';",
  one: 'const one: any = mail.move;',
  few: 'const few: any = [mail.list];',
  lots: 'const lots: any = [mail.list, mail.move];',
  lists: 'const lists: any = { few: [mail.list], lots: [mail.move] };',
  base: 'const base: any = { activities: [mail.list] };',
  settings: 'const settings: any = { activities: [mail.list] };',
};

/** A declaration of a name; its value is made of names that stand before it, in a file and in the order of the usual ones. */
function declaring(name: string, value: fc.Arbitrary<string>): fc.Arbitrary<Piece> {
  const order = Object.keys(usual);
  const later = new RegExp(`\\b(?:${order.slice(order.indexOf(name)).join('|')})\\b(?!:)`);
  return fc
    .tuple(
      kind,
      value.filter((text) => !later.test(text)),
    )
    .map(([how, what]) => ({ names: [name], text: `${how} ${name}: any = ${what};` }));
}

/** A declaration of one name or more. */
const declaration: fc.Arbitrary<Piece> = fc.oneof(
  declaring('few', list),
  declaring('few', list),
  declaring('lots', list),
  declaring('one', activity),
  declaring('box', mailbox),
  declaring('base', object),
  declaring('edits', permissions),
  declaring('add', names),
  declaring('name', mostly(["'list'", "'move'"], ["leave('list')"])),
  declaring('key', mostly(["'mailbox'", "'timeoutMS'"], ["leave('mailbox')"])),
  declaring('given', mostly(['{ markAsRead: false }', '{ mailbox: true }', '{ ...options }'], ['{ markAsRead: maybe() }', 'leave({})'])),
  declaring('options', mostly(['{ markAsRead: false }', '{}', '{ mailbox: false }'], ['leave({})'])),
  declaring(
    'lists',
    mostly(['{ few, lots }', '{ few: [mail.list], lots: [mail.move] }'], ['leave({ few: [mail.list], lots: [mail.send] })']),
  ),
  declaring('settings', mostly(["{ ...base, mailbox: 's@contoso.example' }", '{ activities: few }'], ['leave(base)'])),
  fc.constantFrom(
    { names: ['few', 'lots'], text: 'const { few, lots = [mail.send] }: any = lists;' },
    { names: ['one', 'lots'], text: 'const [one, ...lots]: any = [mail.list, mail.move];' },
    { names: ['few'], text: 'enum few { A }' },
    { names: ['box'], text: "const { mailbox: box = 'n@contoso.example' }: any = base;" },
  ),
);

/** A declaration, a change, or a use. */
export const pieces: fc.Arbitrary<Piece> = fc.oneof({ weight: 5, arbitrary: declaration }, { weight: 2, arbitrary: quiet });

/** Statements without a second declaration of a name. @param taken - Names that are declared already. */
export function unique(statements: readonly Piece[], taken: readonly string[] = []): Piece[] {
  const seen = new Set(taken);
  return statements.filter((piece) => {
    if (piece.names.some((name) => seen.has(name))) return false;
    for (const name of piece.names) seen.add(name);
    return true;
  });
}

/** The statements of a file: every usual name is declared once, and before it is used as far as can be. */
export function fileOf(statements: readonly Piece[], taken: readonly string[], before = ''): string {
  const kept = unique(statements, taken);
  const declared = [...taken, ...kept.flatMap((piece) => piece.names)];
  const missing = Object.entries(usual)
    .filter(([name]) => !declared.includes(name))
    .map(([name, text]) => ({ names: [name], text }));
  const rank = (piece: Piece): number =>
    piece.names.length === 0 ? 99 : Math.max(...piece.names.map((name) => Object.keys(usual).indexOf(name)));
  return [...missing, ...kept]
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ names: [name], text }) => (name === undefined ? text : before + text))
    .join('\n');
}
