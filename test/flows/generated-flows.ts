import fc from 'fast-check';

/** Inputs of activities that decide what is asked for; `$` stands for the beginning of an expression. */
const uses: readonly (readonly [activity: string, inputs: Readonly<Record<string, readonly string[]>>])[] = [
  [
    'mail.list',
    {
      top: ['1', '"${1 + 1}"'],
      markAsRead: ['true', 'false', '"${inputs.flag}"'],
      folder: ['Inbox', '"${inputs.folder}"'],
      unreadOnly: ['true', '"${inputs.flag}"'],
    },
  ],
  [
    'mail.send',
    {
      to: ['[ben@contoso.example]', '["${inputs.address}"]'],
      subject: ['Hello', '"Hello ${inputs.folder}"'],
      body: ['Text'],
      saveAsDraft: ['true', 'false', '"${inputs.flag}"', '"${!inputs.flag}"'],
    },
  ],
  ['planner.listPlans', {}],
  ['users.manager', {}],
  ['calendar.list', { start: ['2026-11-01', '"${today}"'], end: ['2026-12-01', '"${addDays(today, 7)}"'], top: ['2'] }],
  ['users.me', {}],
  ['groups.list', { top: ['1'] }],
  ['files.list', {}],
  [
    'http.request',
    {
      method: ['GET'],
      path: ['/me/contacts', '/me/messages', '"/users/${inputs.address}"', '"/me/mailFolders/${inputs.folder}/messages"'],
    },
  ],
];

/** The activities that stand in generated flows. */
export const usedActivities: readonly string[] = uses.map(([name]) => name);

/** Steps as lines without their dash and indentation. */
type Lines = readonly string[];

const required: Readonly<Record<string, readonly string[]>> = {
  'mail.send': ['to', 'subject', 'body'],
  'calendar.list': ['start', 'end'],
  'http.request': ['method', 'path'],
};

const use: fc.Arbitrary<Lines> = fc.constantFrom(...uses).chain(([activity, inputs]) => {
  const fields = Object.entries(inputs).map(([name, values]) => {
    const given = fc.constantFrom(...values).map((value) => `${name}: ${value}`);
    return required[activity]?.includes(name) ? given : fc.option(given, { freq: 1, nil: undefined });
  });
  return fc.tuple(fc.tuple(...fields), fc.boolean(), fc.integer({ min: 0, max: 9 })).map(([given, isDisabled, chance]) => {
    const written = given.filter((one) => one !== undefined);
    return [
      `use: ${activity}`,
      ...(written.length > 0 ? ['with:', ...written.map((one) => `  ${one}`)] : []),
      ...(isDisabled && chance < 3 ? ['disabled: true'] : []),
      'continueOnError: true',
    ];
  });
});

const listOf = (steps: readonly Lines[], by = '  '): string[] =>
  steps.flatMap(([first = '', ...more]) => [`${by}- ${first}`, ...more.map((line) => `${by}  ${line}`)]);

/** Steps inside of a scope. */
const { steps } = fc.letrec<{ steps: Lines[]; step: Lines }>((tie) => ({
  step: fc.oneof(
    { weight: 6, arbitrary: use },
    { weight: 1, arbitrary: tie('steps').map((inner) => ['if: ${inputs.flag}', 'then:', ...listOf(inner), 'else:', ...listOf(inner)]) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('steps'), fc.nat(1_000_000_000))
        .map(([inner, number]) => ['forEach: [1, 2]', `as: one${number}`, 'steps:', ...listOf(inner)]),
    },
    { weight: 1, arbitrary: tie('steps').map((inner) => ['try:', ...listOf(inner), 'finally:', ...listOf(inner.slice(0, 1))]) },
    { weight: 1, arbitrary: tie('steps').map((inner) => ['parallel:', ...inner.flatMap((one) => ['  -', ...listOf([one], '    ')])]) },
    {
      weight: 1,
      arbitrary: tie('steps').map((inner) => [
        'switch: ${inputs.folder}',
        'cases:',
        '  - when: Inbox',
        '    steps:',
        ...listOf(inner, '      '),
      ]),
    },
  ),
  steps: fc.array(tie('step'), { minLength: 1, maxLength: 3, depthIdentifier: 'steps' }),
})) as unknown as { steps: fc.Arbitrary<Lines[]> };

const scope = fc
  .tuple(steps, fc.integer({ min: 0, max: 9 }))
  .map(([inner, chance]): Lines => [
    'microsoft365Scope:',
    ...(chance === 0 ? ['  permissions: { add: [Contacts.Read] }'] : []),
    ...(chance === 1 ? ['  mailbox: ben@contoso.example'] : []),
    '  steps:',
    ...listOf(inner, '    '),
  ]);

const flowOf = (outermost: readonly Lines[]): string =>
  [
    'version: 1',
    'name: generated',
    'inputs:',
    '  flag: { type: boolean, default: false }',
    '  folder: { type: text, default: Inbox }',
    '  address: { type: text, default: ben@contoso.example }',
    'steps:',
    ...listOf(outermost),
    '',
  ].join('\n');

/** Flows of one to three scopes, as text. */
export const flows: fc.Arbitrary<string> = fc.array(scope, { minLength: 1, maxLength: 3 }).map(flowOf);

/** What functions list, and how they call it. */
const calls: readonly (readonly [listed: string, call: string])[] = [
  ['mail.list', 'm365.mail.list({ folder, top: 1 }).all()'],
  ['use(mail.list, { markAsRead: true })', 'm365.mail.list({ folder, top: 1, markAsRead: true }).all()'],
  ['mail.send', "m365.mail.send({ to: ['ben@contoso.example'], subject: 'Hello', body: folder })"],
  [
    'use(mail.send, { saveAsDraft: true })',
    "m365.mail.send({ to: ['ben@contoso.example'], subject: folder, body: 'Text', saveAsDraft: true })",
  ],
  ['users.me', 'm365.users.me({})'],
  ['groups.list', 'm365.groups.list({ top: 1 }).all()'],
  ['planner.listPlans', 'm365.planner.listPlans({}).all()'],
  ["use(http.request, { path: '/me/contacts' })", "m365.http.request({ path: '/me/contacts' })"],
];

/** A file with a function that opens a scope, with one that computes, or with both: a file's scopes count whichever is invoked. */
const functionFile: fc.Arbitrary<string> = fc.subarray([...calls], { maxLength: 2 }).map((used) => {
  const opens = [
    "import { groups, http, mail, microsoft365Scope, planner, use, users } from 'onbehalf';",
    'export async function work({ folder }: { folder: string }): Promise<number> {',
    `  await using m365 = await microsoft365Scope({ activities: [${used.map(([listed]) => listed).join(', ')}] });`,
    ...used.map(([, call]) => `  await ${call};`),
    `  return ${used.length};`,
    '}',
  ];
  const computes = 'export const count = ({ folder }: { folder: string }): number => folder.length;';
  return [...(used.length > 0 ? opens : [computes.replace('count', 'work')]), computes, ''].join('\n');
});

/** Flows that invoke functions as well, with the files that these stand in. */
export const flowsWithFunctions: fc.Arbitrary<{ readonly text: string; readonly files: Readonly<Record<string, string>> }> = fc
  .tuple(
    fc.array(functionFile, { minLength: 1, maxLength: 2 }),
    fc.array(scope, { maxLength: 2 }),
    fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  )
  .map(([files, scopes, chances]) => {
    const invoking = chances.map((chance): Lines => {
      const invoke = [
        `invoke: ./lib${chance % files.length}.ts#${chance % 3 === 0 ? 'count' : 'work'}`,
        'with: { folder: "${inputs.folder}" }',
      ];
      return chance % 5 === 0 ? ['if: ${inputs.flag}', 'then:', ...listOf([invoke])] : [...invoke, 'continueOnError: true'];
    });
    return {
      text: flowOf([...invoking.slice(0, 1), ...scopes, ...invoking.slice(1)]),
      files: Object.fromEntries(files.map((file, index) => [`lib${index}.ts`, file])),
    };
  });
