import { afterAll, beforeAll, expect, test } from 'vitest';
import { losing } from '../../../test/support/changed-worlds.ts';
import { durableRuns, type DurableRuns } from '../../../test/support/durable-runs.ts';
import { loadText } from '../../../test/support/flow-text.ts';
import { activityModules } from '../../activities/areas.ts';
import { embed } from '../../embedded.ts';
import * as onbehalf from '../../index.ts';
import { changesBetween, versionOf } from './flow-version.ts';

let runs: DurableRuns;
beforeAll(async () => (runs = await durableRuns()), 120_000);
afterAll(() => runs[Symbol.asyncDispose]());

const text = `version: 1
name: test
steps:
  - id: made
    invoke: ./lib.ts#make
    with: { x: 1 }
  - wait: 1s
outputs: { made: "\${made}" }
`;
const slow = { timeout: 120_000 };

test('what a function gave is written down, and a run that goes on does not call it again', slow, async () => {
  const told: string[] = [];
  const modules = async () => ({ 'onbehalf/testing': { tell: (what: string) => told.push(what) } });
  const others = {
    'lib.ts': "import { tell } from 'onbehalf/testing';\nexport const make = ({ x }) => { tell('called'); return { x, list: [x] }; };",
  };
  await runs.durable('functions', text, { modules, others, holdAt: ({ type, step }) => type === 'stepDone' && step.verb === 'invoke' });
  const { outputs, error } = await runs.durable('functions', text, { modules, others });

  expect(error).toBeUndefined();
  expect(outputs).toEqual({ made: { x: 1, list: [1] } });
  expect(told).toEqual(['called']);
});

test('a function that was cut off while it changed something holds the run up', slow, async () => {
  await using cloud = await embed();
  const modules = async () => ({ onbehalf, ...(await activityModules()) });
  const others = {
    'lib.ts': `import { http, microsoft365Scope, use } from 'onbehalf';
export async function make() {
  await using m365 = await microsoft365Scope({ activities: [use(http.request, { method: 'POST', path: '/me/outlook/masterCategories' })] });
  await m365.http.request({ method: 'POST', path: '/me/outlook/masterCategories', body: { displayName: 'Made', color: 'preset0' } });
  return 'made';
}`,
  };
  const flow = text.replace('    with: { x: 1 }\n', '');
  const cut = await runs.durable('cut', flow, { modules, others, world: losing(cloud.world(), /masterCategories$/, 1) });
  expect(cut.error).toMatchObject({ code: 'OUTCOME_UNKNOWN', details: { step: 'steps.0' } });
  const { outputs, error } = await runs.durable('cut', flow, {
    modules,
    others,
    world: cloud.world(),
    assume: { step: 'steps.0', isDone: true },
  });

  expect(error).toBeUndefined();
  expect(outputs).toEqual({ made: null });
});

test('another text of a function, or of a file that it imports, makes another flow', async () => {
  const version = async (lib: string, more: string) =>
    versionOf(await loadText(text, { 'lib.ts': `${lib}export const make = (given) => more;`, 'more.ts': more }));
  const before = await version("import { more } from './more.ts';", 'export const more = 1;');

  expect(changesBetween(before, await version("import { more } from './more.ts';", 'export const more = 1;'))).toEqual([]);
  expect(changesBetween(before, await version("import { more } from './more.ts';", 'export const more = 2;'))).toEqual([
    'more.ts: text (of functions) is another one',
  ]);
});
