import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activityModules } from '../../src/activities/areas.ts';
import { askForRun, previewPermissions } from '../../src/connection/index.ts';
import { embed } from '../../src/embedded.ts';
import { ownActivities } from '../../src/flow/catalogue.ts';
import { checkFlow } from '../../src/flow/check/check-flow.ts';
import type { LoadedFlow } from '../../src/flow/load-flow.ts';
import { outlineFlow } from '../../src/flow/outline.ts';
import * as onbehalf from '../../src/index.ts';
import { runFlow } from '../../src/run/flow/run-flow.ts';
import { withFlow } from '../support/flow-text.ts';
import { flows, flowsWithFunctions } from './generated-flows.ts';

/** How many flows are made; `npm run prove -- flows` makes a thousand. */
const numRuns = Number(process.env['ONBEHALF_FLOWS'] ?? 40);

/** What every sign-in asks for. https://learn.microsoft.com/entra/identity-platform/scopes-oidc */
const ofSignIn = new Set(['openid', 'profile', 'offline_access']);

const modules = async (): Promise<Record<string, unknown>> => ({ onbehalf, ...(await activityModules()) });

/** Runs a flow, holds what was said of it against what its run asked for, and gives what failed of what it may not, and how many pages were shown. */
async function judge(loaded: LoadedFlow, flag: boolean): Promise<{ readonly refused: string[]; readonly pages: number }> {
  const { text } = loaded;
  await using cloud = await embed({ account: 'elin@contoso.example' });
  const checked = await checkFlow(loaded, ownActivities);
  const world = cloud.world();
  const outlines = await outlineFlow(loaded, ownActivities);
  const said = (await previewPermissions(outlines, world)).flatMap(({ detection }) => detection.permissions.map(({ name }) => name));
  await askForRun(outlines, world);
  const failed: { readonly says: string; readonly isElsewhere: boolean }[] = [];
  await runFlow(checked, {
    world,
    modules,
    inputs: { flag },
    tell(event) {
      if (event.type !== 'stepFailed') return;
      const around = loaded.flow.steps[Number(event.step.address[1])];
      const isElsewhere = around?.verb === 'microsoft365Scope' && around.mailbox !== undefined;
      failed.push({ says: `${event.code}: ${event.message}`, isElsewhere });
    },
  });
  const asked = cloud.consents.flatMap(({ permissions }) => permissions);
  expect({ text, pages: cloud.consents.length, asked: asked.filter((name) => !ofSignIn.has(name)).toSorted() }).toEqual({
    text,
    pages: said.length > 0 ? 1 : 0,
    asked: said.toSorted(),
  });
  // What lies in another one's drive or plans is theirs to share; no permission opens it.
  const isAnothers = /^PERMISSION_MISSING: (?:files|planner|http)\./;
  const wrong = failed.filter(
    ({ says, isElsewhere }) =>
      /^(?:INPUT_INVALID|PERMISSION_MISSING|CONSENT|BUG|AUTOMATION)/.test(says) && !(isElsewhere && isAnothers.test(says)),
  );
  return { refused: wrong.map(({ says }) => `${says}\n${text}`), pages: cloud.consents.length };
}

test(
  'what is said of a flow is what its run asks for, and with that every step finds what it needs',
  async () => {
    const refused: string[] = [];
    let pages = 0;
    for (const [index, text] of fc.sample(flows, { numRuns, seed: 2611 }).entries()) {
      const judged = await withFlow(text, {}, (loaded) => judge(loaded, index % 2 === 0));
      refused.push(...judged.refused);
      pages += judged.pages;
    }

    expect(refused).toEqual([]);
    expect(pages).toBeGreaterThan(numRuns / 2);
  },
  60_000 + numRuns * 500,
);

test(
  'the same holds where a flow invokes functions that open scopes of their own',
  async () => {
    const refused: string[] = [];
    let pages = 0;
    for (const [index, { text, files }] of fc.sample(flowsWithFunctions, { numRuns: numRuns / 2, seed: 2811 }).entries()) {
      const judged = await withFlow(text, files, (loaded) => judge(loaded, index % 2 === 0));
      refused.push(...judged.refused);
      pages += judged.pages;
    }

    expect(refused).toEqual([]);
    expect(pages).toBeGreaterThan(numRuns / 4);
  },
  60_000 + numRuns * 500,
);
