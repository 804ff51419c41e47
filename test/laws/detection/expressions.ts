import fc from 'fast-check';

/** Texts that are mostly of the first kind: of a file with many parts, each is read only where none is of the second kind. */
export function mostly(known: readonly string[], seldom: readonly string[], times = 30): fc.Arbitrary<string> {
  return fc.oneof({ weight: times, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: fc.constantFrom(...seldom) });
}

/** Expressions, by what they stand for; the names may be declared, shadowed, changed or missing. */
export const activity = mostly(
  [
    'mail.list',
    'mail.move',
    'mail.send',
    "mail['list']",
    'mail[name]',
    'mail?.list',
    'one',
    'one',
    'few[0]',
    'lists.few[0]',
    'mail!.list',
  ].concat(
    [
      'use(mail.list, { markAsRead: false })',
      'use(mail.send, { attachments: false })',
      'use(mail.list, given)',
      'mail.delete',
      'shared.one',
    ],
    ['use(mail.list, { ...given, mailbox: true })', 'use(one, options)', 'use(mail.list, { [field]: true, markAsRead: false })'],
  ),
  ['choose()', 'use(mail.list, { markAsRead: maybe() === undefined })', 'narrow(mail.list)', 'leave(mail.move)'],
);

export const list = fc.oneof(
  { weight: 6, arbitrary: fc.array(activity, { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(', ')}]`) },
  {
    weight: 5,
    arbitrary: mostly(
      [
        'few',
        'few',
        'lots',
        '[...few, mail.list]',
        '[...few, ...lots]',
        'lists.few',
        'few as any',
        'base.activities',
        '[...lists.few]',
        '[] as any',
      ].concat(['Object.freeze([mail.list])']),
      ['few.slice(0, 1)', 'leave(few)', 'maybe() ? few : lots'],
    ),
  },
);

export const mailbox = mostly(
  [
    "'a@contoso.example'",
    'undefined',
    'box',
    'box',
    'box as any',
    'void 0',
    "maybe() ?? 'b@contoso.example'",
    '`${maybe()}@contoso.example`',
  ].concat([
    'base.mailbox',
    "box ?? 'c@contoso.example'",
    "'d' + '@contoso.example'",
    'box!',
    'null as any',
    "few.length > 1 || 'e@contoso.example'",
  ]),
  ['maybe()', "few.length > 1 ? 'e@contoso.example' : undefined", 'leave(box)'],
);

export const names = mostly(
  ["['User.Read']", "['User.Read', 'Mail.Read']", 'add', '[...add]', 'undefined', "['Calendars.' + 'Read']", 'edits.add', '[] as any'],
  ["[leave('User.Read')]", 'leave(add)'],
);

export const permissions = fc.oneof(
  fc.record({ add: names, remove: names }).map(({ add, remove }) => `{ add: ${add}, remove: ${remove} }`),
  names.map((add) => `{ add: ${add} }`),
  mostly(['edits', '{ ...edits }', 'undefined', "{ ...edits, remove: ['Mail.Send'] }", 'base.permissions', 'shared.edits'], ['leave({})']),
);

const property = fc.oneof(
  { weight: 4, arbitrary: mailbox.map((value) => `mailbox: ${value}`) },
  { weight: 3, arbitrary: permissions.map((value) => `permissions: ${value}`) },
  {
    weight: 3,
    arbitrary: mostly(
      [
        'timeoutMS: 5000',
        'timeoutMS: Number(5000)',
        'continueOnError: !0',
        "authenticationScopes: ['Mail.Read']",
        'authenticationScopes: add',
      ].concat(
        [
          '...base',
          '...undefined',
          "['mail' + 'box']: box",
          '[key]: undefined',
          '...{ mailbox: box }',
          '...{ ...base, mailbox: undefined }',
        ],
        ["mailbox: 'f@contoso.example'", '...settings', 'permissions: edits'],
      ),
      [
        '...(maybe() ?? {})',
        '...maybe()',
        "get mailbox() { return 'g@contoso.example'; }",
        "__proto__: { mailbox: 'p@contoso.example' }",
        '...leave(base)',
      ],
      8,
    ),
  },
);

export const object = fc
  .record({ before: fc.array(property, { maxLength: 2 }), list, after: fc.array(property, { maxLength: 2 }) })
  .map((parts) => `{ ${[...parts.before, `activities: ${parts.list}`, ...parts.after].join(', ')} }`);

export const options = fc.oneof(
  { weight: 6, arbitrary: object },
  { weight: 1, arbitrary: mostly(['base', 'base as any', 'Object.freeze(base)', 'settings'], ['leave(base)']) },
);
