import { join, relative } from 'node:path';
import { z } from 'zod';
import { detectAutomation } from '../../../automation/detect-automation.ts';
import { loadAutomation } from '../../../automation/load.ts';
import { inWorld, nodeWorld, type ScopeEvent } from '../../../connection/index.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { eventLines } from '../event-lines.ts';
import { printPermissions } from '../print-permissions.ts';
import { showFlow, type FlowShown } from '../quickstart-flow.ts';
import { printTable } from '../table.ts';

/** A message that the quickstart automation moved. */
interface Moved {
  readonly subject: string;
  readonly from: string;
}

/** Runs the quickstart automation on an emulated tenant: permissions, sign-in with consent, what changed, and the same as a flow. */
export const quickstart = defineCommand({
  options: z.object({
    browser: z.boolean().default(false).describe('Sign in by hand in the system browser instead of automatically.'),
    decline: z.boolean().default(false).describe('Decline the consent, to see what happens then.'),
    seed: z.number().int().default(1).describe('The same number gives the same tenant every time.'),
  }),
  examples: ['quickstart', 'quickstart --json', 'quickstart --decline'],
  async run(context, { browser, decline, seed }) {
    const { io, signal } = context;
    const { bold, dim, good } = io.style;
    const file = join(context.packageFolder, 'examples', 'quickstart.ts');
    const tell = io.json ? () => undefined : io.out;

    const { detection } = await detectAutomation(file);
    tell(bold(`1. The automation ${relative(process.cwd(), file)} needs`));
    if (!io.json) printPermissions(io, detection);

    tell(bold('\n2. Signing in to an emulated Microsoft 365 with interactive token'));
    const chosen = context.settings.account;
    await using run = await (
      await context.embedded()
    ).start({ seed, consent: decline ? 'decline' : 'accept', browser, ...(chosen !== undefined && { account: chosen }) });
    const { account } = run;
    const timeout = { timeoutMS: context.settings.timeoutMs ?? (browser ? 300_000 : 30_000) };
    const base = nodeWorld({ emulator: '', signal, unattended: false, notify: (event) => tellEvent(event) });
    const world = { ...run.world(base), settings: { emailAddress: account, ...timeout } };
    const tellEvent = (event: ScopeEvent): void => {
      const text = eventLines(event, browser ? undefined : account);
      if (text !== undefined) tell(text);
    };
    const exported = await inWorld(world, async () => loadAutomation(file, await context.modules()));
    const moved = exported['moved'] as readonly Moved[];

    for (const { application, permissions } of run.consents) tell(`Consent given to ${application}: ${permissions.join('; ')}`);
    const flow = await runAsFlow(context, seed, account);
    if (io.json) return io.value({ permissions: detection.permissions, consents: run.consents, moved, flow });
    tell(bold(`\n3. Moved ${moved.length} messages from Inbox to Inbox/Invoices`));
    await printTable(io, moved, [
      { heading: 'Subject', cell: ({ subject }) => subject },
      { heading: 'From', cell: ({ from }) => from },
    ]);
    tell(bold(`\n4. The same as a flow, which asks for ${flow.permissions.join(', ')} as well`));
    tell(dim(flow.text.trimEnd()));
    tell(`In a new tenant it moved ${String(flow.outputs['moved'])} messages, in ${flow.steps} steps.`);
    tell(`\n${good('Done.')} ${dim('Next: onbehalf emulator start, onbehalf mail --help, and the README for your own Microsoft 365.')}`);
  },
});

/** The flow that does the same, in a new tenant, where its person consents. */
async function runAsFlow(context: CommandContext, seed: number, account: string): Promise<FlowShown> {
  await using run = await (await context.embedded()).start({ seed, consent: 'accept', account });
  const base = nodeWorld({ emulator: '', signal: context.signal, unattended: false, notify: () => undefined });
  const world = { ...run.world(base), settings: { emailAddress: account } };
  return showFlow({ ...context.io, say: () => undefined }, join(context.packageFolder, 'examples', 'quickstart.flow.yaml'), world);
}
