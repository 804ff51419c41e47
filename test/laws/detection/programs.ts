import fc from 'fast-check';
import type { AutomationFiles } from '../../support/automation-files.ts';
import { frame } from './frames.ts';
import { fileOf, pieces, quiet } from './pieces.ts';

/** How a file reaches what it needs of Onbehalf; each gives at least `mail`, `use` and `microsoft365Scope`. */
const imports = fc.constantFrom(
  "import { mail, microsoft365Scope, use } from 'onbehalf';",
  "import { mail, microsoft365Scope, use } from 'onbehalf';",
  "import { mail, microsoft365Scope, use } from 'onbehalf';\nimport * as o from 'onbehalf';",
  "import * as o from 'onbehalf';\nconst { mail, use, ...others } = o;\nconst { microsoft365Scope } = others;",
  "import o, { type Scope } from 'onbehalf';\nimport { mail } from 'onbehalf/activities';\nconst { microsoft365Scope, use } = o;",
  "const o = await import('onbehalf');\nconst { mail, microsoft365Scope, use } = o;",
  "const o = require('onbehalf');\nconst { mail } = require('onbehalf/activities');\nconst { microsoft365Scope, use } = o;",
  "import { mail, microsoft365Scope as start, use } from 'onbehalf';\nconst microsoft365Scope = start;",
  "import { microsoft365Scope, use } from 'onbehalf';\nimport * as post from 'onbehalf/activities/mail';\nimport { deleteMessage } from 'onbehalf/activities/mail';\nconst mail = { list: post.list, send: post.send, move: post.move, delete: deleteMessage };",
  "import { mail, microsoft365Scope, use } from './ours.ts';",
  "import o from './ours.ts';\nconst { mail, microsoft365Scope, use } = o;",
);

/** How a file takes the one beside it, and the names that it then has. */
const taking = fc.constantFrom(
  { take: '', names: [] },
  { take: '', names: [] },
  { take: '', names: [] },
  { take: "import './shared.ts';", names: [] },
  { take: "import * as shared from './shared.ts';", names: ['shared'] },
  { take: "import * as shared from './again';", names: ['shared'] },
  { take: "import { few, box } from './shared.js';", names: ['few', 'box'] },
  { take: "import { base, given as options, run } from './again.ts';", names: ['base', 'options'] },
  { take: "import lots, { one } from './shared.ts';", names: ['lots', 'one'] },
  { take: "const shared = await import('./shared.ts');", names: ['shared'] },
  { take: "const shared = require('./shared.ts');\nimport { box } from './again.ts';", names: ['shared', 'box'] },
  { take: "import shared from './shared.ts';", names: ['shared'] },
  { take: "import first, * as shared from './again.ts';", names: ['shared', 'first'] },
  {
    take: "import { box } from './shared.ts';\nimport * as shared from './shared.ts';\n(shared as any).box = undefined;",
    names: ['shared', 'box'],
  },
  { take: "import shared, { few as lots, base } from './again.ts';\n(shared as any).one = mail.send;", names: ['shared', 'lots', 'base'] },
  { take: "const { few, edits } = require('./again.ts');", names: ['few', 'edits'] },
);

/** Functions that every file has: what they give is only known when it runs. */
const helpers = `
function maybe(): any { return undefined; }
function choose(): any { return mail.send; }
function fill(list: any): any { list.push(mail.send); }
function leave(value: any): any { return value; }
function narrow(value: any): any { return use(value, { markAsRead: false }); }`;

/** Default exports; of one that is not there, the run gives all that the file exports instead. */
const wholes = fc.constantFrom('[mail.list]', '[mail.list]', 'few', 'one', '{ few: [mail.send], box: undefined }', 'undefined', 'maybe()');

const beside = fc.record({
  'shared.ts': fc
    .record({ head: imports, body: fc.array(pieces, { maxLength: 5 }), run: frame, whole: wholes })
    .map(
      ({ head, body, run, whole }) =>
        `${head}\n${fileOf(body, [], 'export ')}\nexport default ${whole};\nexport async function run(few?: any, box?: any) {\n${run}\n}\n${helpers}`,
    ),
  'again.ts': fc.constantFrom(
    "export * from './shared.ts';",
    "export { few, box, one, base, given, edits, run, default } from './shared.ts';",
    "import { few, box, one, base, given, edits, run } from './shared.ts';\nfew.push(few[0]);\nexport { few, box, one, base, given, edits, run };",
    "import * as all from './shared.ts';\nexport const few = [...all.few], box = all.box, one = all.one, base = { ...all.base }, given = all.given, edits = all.edits, run = all.run;",
  ),
  'ours.ts': fc.constantFrom(
    "export { mail, microsoft365Scope, use } from 'onbehalf';",
    "export * from 'onbehalf';",
    "export * from 'onbehalf';\nexport default undefined;",
    "export * from 'onbehalf';\nexport default [].at(0);",
    "import { mail, microsoft365Scope, use } from 'onbehalf';\nconst open = microsoft365Scope;\nexport { mail, use, open as microsoft365Scope };",
  ),
});

/** Automations of all the shapes and their mixtures: some can be read, some cannot. */
export const programs: fc.Arbitrary<AutomationFiles> = fc
  .record({
    head: imports,
    taken: taking,
    body: fc.array(pieces, { maxLength: 6 }),
    scopes: fc.array(frame, { minLength: 1, maxLength: 2 }),
    late: fc.array(quiet, { maxLength: 1 }),
    beside,
  })
  .map(({ head, taken: { take, names }, body, scopes, late, beside: files }) => ({
    'tidy.ts': [head, take, fileOf(body, names), ...scopes, ...late.map(({ text }) => text), helpers].join('\n'),
    ...files,
  }));
