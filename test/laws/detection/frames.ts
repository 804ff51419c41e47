import fc from 'fast-check';
import { options } from './expressions.ts';
import { pieces, quiet, unique } from './pieces.ts';

type Way = (options: string) => string;

/** Ways to open a scope that can be followed. */
const followed: readonly Way[] = [
  (given) => `await microsoft365Scope(${given});`,
  (given) => `await microsoft365Scope(${given});`,
  (given) => `await microsoft365Scope(${given});`,
  (given) => `await using m365 = await microsoft365Scope(${given});\nvoid m365;`,
  (given) => `await (await import('onbehalf')).microsoft365Scope(${given});`,
  (given) => `await require('onbehalf')['microsoft365Scope'](${given});`,
  (given) => `const start = microsoft365Scope;\nawait start(${given});`,
  (given) => `const { microsoft365Scope: start } = await import('./ours.ts');\nawait start(${given});`,
  (given) => `await (async () => microsoft365Scope(${given}))();`,
  (given) => `// await microsoft365Scope({ activities: [mail.delete] });\nawait microsoft365Scope(${given});`,
  (given) => `const own: any = ${given};\nawait microsoft365Scope({ ...own });`,
  (given) => `const own: any = ${given};\nawait microsoft365Scope(own);`,
];

/** Ways that cannot. */
const lost: readonly Way[] = [
  (given) => `await o.microsoft365Scope(${given});`,
  (given) => `const kit = { open: microsoft365Scope };\nawait kit.open(${given});`,
  (given) => `await microsoft365Scope.call(undefined, ${given});`,
  (given) => `await (async (go: any) => go(${given}))(microsoft365Scope);`,
  (given) => `await (async (few: any, options: any) => microsoft365Scope(options))([mail.send], ${given});`,
  (given) => `await microsoft365Scope(...([${given}] as [any]));`,
  (given) => `await import('onbehalf').then(({ microsoft365Scope: go }) => go(${given}));`,
  (given) => `let go: any = microsoft365Scope;\nawait go(${given});`,
  (given) => `await Promise.all([${given}].map((options: any) => microsoft365Scope(options)));`,
  (given) => `await (maybe() ?? microsoft365Scope)(${given});`,
  (given) => `await eval('microsoft365Scope')(${given});`,
  () => "await shared.run([mail.send], 'r@contoso.example');",
];

const places: readonly ((body: string) => string)[] = [
  (body) => body,
  (body) => body,
  (body) => body,
  (body) => `{\n${body}\n}`,
  (body) => `{\nconst few: any = [mail.move], box: any = undefined;\n{\n${body}\n}\n}`,
  (body) => `await (async (few: any, box: any) => {\n{\n${body}\n}\n})([mail.send], 'p@contoso.example');`,
  (body) => `async function work(one: any = mail.send, given?: any) {\n{\n${body}\n}\n}\nawait work();`,
  (body) => `await new (class { async run(base: any) {\n{\n${body}\n}\n} })().run({ activities: [mail.send] });`,
  (body) => `for (const one of [mail.list, mail.send]) {\n${body}\n}`,
  (body) => `try { throw { box: 'q@contoso.example', few: [mail.send] }; } catch ({ box, few }: any) {\n{\n${body}\n}\n}`,
  (body) => `await (async ({ mail }: any) => {\n{\n${body}\n}\n})({ mail: { list: mail.send, send: mail.send, move: mail.send } });`,
  (body) => `if (maybe() === undefined) {\n${body}\n} else {\nawait microsoft365Scope({ activities: [mail.reply] });\n}`,
  (body) => `switch (1) {\ncase 1: {\n${body}\n}\n}`,
];

/** A scope in a place of its own, with names of its own. */
export const frame: fc.Arbitrary<string> = fc
  .record({
    place: fc.constantFrom(...places),
    inner: fc.array(pieces, { maxLength: 3 }),
    way: fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...followed) }, { weight: 1, arbitrary: fc.constantFrom(...lost) }),
    options,
    after: fc.array(quiet, { maxLength: 1 }),
  })
  .map(({ place, inner, way, options: given, after }) => {
    const statements = [...unique(inner).map(({ text }) => text), way(given), ...after.map(({ text }) => text)];
    return `try {\n${place(statements.join('\n'))}\n} catch {}`;
  });
