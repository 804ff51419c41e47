import { detectFor, previewPermissions, useElsewhere, type PermissionPreview, type World } from '../../../connection/index.ts';
import type { AnyActivity } from '../../../core/activity.ts';
import { isOnbehalfError } from '../../../core/errors.ts';
import type { Catalogue } from '../../../flow/catalogue.ts';
import type { LoadedFlow } from '../../../flow/load-flow.ts';
import { listings, outlineFlow } from '../../../flow/outline.ts';
import type { Address } from '../../../flow/problem.ts';
import { childrenOf, type Step } from '../../../flow/step.ts';
import type { ConnectionView, FlowView, PermissionView } from '../protocol.ts';

/** What a step calls, with all permissions of which any one opens the call. */
interface StepCalls {
  readonly address: Address;
  readonly calls: readonly { readonly activity: string; readonly operation: string; readonly anyOf: readonly string[] }[];
}

/** What a flow asks for by connection, and the steps that need each permission. */
export async function permissionsOf(
  loaded: LoadedFlow,
  { catalogue, world }: { readonly catalogue: Catalogue; readonly world: World },
): Promise<Pick<FlowView, 'connections' | 'unknown'>> {
  try {
    const outlines = await outlineFlow(loaded, catalogue);
    const previews = await previewPermissions(outlines, world);
    const calls = await callsOf(loaded.flow.steps, false, catalogue);
    const titles = new Map(outlines.flatMap(({ activities }) => activities.map(({ name, title }) => [name, title] as const)));
    return { connections: previews.map((preview) => connectionView(preview, calls, titles)), unknown: '' };
  } catch (error) {
    if (!isOnbehalfError(error) || error.code === 'BUG') throw error;
    return { connections: [], unknown: `${error.message} ${error.remedy}` };
  }
}

function connectionView(preview: PermissionPreview, calls: readonly StepCalls[], titles: ReadonlyMap<string, string>): ConnectionView {
  const { connection, asking, detection, comparison } = preview;
  return {
    connection: connection ?? null,
    application: asking.application.name,
    account: asking.account?.username ?? null,
    permissions: detection.permissions.map(({ name, title, adminConsentRequired, added, because }): PermissionView => ({
      name,
      title,
      consent: adminConsentRequired ? 'an administrator' : 'you',
      granted: comparison ? !comparison.missing.includes(name) : null,
      added,
      because: because.map(({ activity, operation }) => ({ activity, title: titles.get(activity) ?? activity, operation })),
      steps: calls
        .filter((step) =>
          step.calls.some(
            ({ activity, operation, anyOf }) =>
              anyOf.includes(name) && because.some((reason) => reason.activity === activity && reason.operation === operation),
          ),
        )
        .map(({ address }) => address),
    })),
    warnings: detection.warnings.map(({ message }) => message),
  };
}

/** The calls of each step that uses an activity. @param isElsewhere - The scope around works on another mailbox. */
async function callsOf(steps: readonly Step[], isElsewhere: boolean, catalogue: Catalogue): Promise<StepCalls[]> {
  const found: StepCalls[] = [];
  for (const step of steps) {
    if (step.disabled) continue;
    const activity = step.verb === 'use' ? await catalogue.find(step.activity) : undefined;
    if (step.verb === 'use' && activity) {
      const used: AnyActivity[] = listings(activity, step);
      found.push({ address: step.address, calls: detectFor(isElsewhere ? used.map(useElsewhere) : used).calls });
    }
    const isInside = step.verb === 'microsoft365Scope' ? step.mailbox !== undefined : isElsewhere;
    for (const list of childrenOf(step)) found.push(...(await callsOf(list, isInside, catalogue)));
  }
  return found;
}
