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

/** Flows of one to three scopes, as text. */
export const flows: fc.Arbitrary<string> = fc
  .array(scope, { minLength: 1, maxLength: 3 })
  .map((scopes) =>
    [
      'version: 1',
      'name: generated',
      'inputs:',
      '  flag: { type: boolean, default: false }',
      '  folder: { type: text, default: Inbox }',
      '  address: { type: text, default: ben@contoso.example }',
      'steps:',
      ...listOf(scopes),
      '',
    ].join('\n'),
  );
