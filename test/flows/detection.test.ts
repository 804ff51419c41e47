import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askForRun, previewPermissions } from '../../src/connection/index.ts';
import { embed } from '../../src/embedded.ts';
import { ownActivities } from '../../src/flow/catalogue.ts';
import { checkFlow } from '../../src/flow/check/check-flow.ts';
import { outlineFlow } from '../../src/flow/outline.ts';
import { runFlow } from '../../src/run/flow/run-flow.ts';
import { loadText } from '../support/flow-text.ts';
import { flows } from './generated-flows.ts';

/** How many flows are made; `npm run prove -- flows` makes a thousand. */
const numRuns = Number(process.env['ONBEHALF_FLOWS'] ?? 40);

/** What every sign-in asks for. https://learn.microsoft.com/entra/identity-platform/scopes-oidc */
const ofSignIn = new Set(['openid', 'profile', 'offline_access']);

test(
  'what is said of a flow is what its run asks for, and with that every step finds what it needs',
  async () => {
    const refused: string[] = [];
    let pages = 0;
    for (const [index, text] of fc.sample(flows, { numRuns, seed: 2611 }).entries()) {
      await using cloud = await embed({ account: 'elin@contoso.example' });
      const loaded = await loadText(text);
      const checked = await checkFlow(loaded, ownActivities);
      const world = cloud.world();
      const outlines = await outlineFlow(loaded, ownActivities);
      const said = (await previewPermissions(outlines, world)).flatMap(({ detection }) => detection.permissions.map(({ name }) => name));
      await askForRun(outlines, world);
      const failed: { readonly says: string; readonly isElsewhere: boolean }[] = [];
      await runFlow(checked, {
        world,
        inputs: { flag: index % 2 === 0 },
        tell(event) {
          if (event.type !== 'stepFailed') return;
          const around = loaded.flow.steps[Number(event.step.address[1])];
          const isElsewhere = around?.verb === 'microsoft365Scope' && around.mailbox !== undefined;
          failed.push({ says: `${event.code}: ${event.message}`, isElsewhere });
        },
      });
      const asked = cloud.consents.flatMap(({ permissions }) => permissions);
      pages += cloud.consents.length;
      expect({ text, pages: cloud.consents.length, asked: asked.filter((name) => !ofSignIn.has(name)).toSorted() }).toEqual({
        text,
        pages: said.length > 0 ? 1 : 0,
        asked: said.toSorted(),
      });
      // What lies in another one's drive or plans is theirs to share; no permission opens it.
      const isAnothers = /^PERMISSION_MISSING: (?:files|planner|http)\./;
      refused.push(
        ...failed
          .filter(
            ({ says, isElsewhere }) =>
              /^(?:INPUT_INVALID|PERMISSION_MISSING|CONSENT|BUG)/.test(says) && !(isElsewhere && isAnothers.test(says)),
          )
          .map(({ says }) => `${says}\n${text}`),
      );
    }

    expect(refused).toEqual([]);
    expect(pages).toBeGreaterThan(numRuns / 2);
  },
  60_000 + numRuns * 500,
);
