import { z } from 'zod';
import { previewPermissions, requestFor, type PermissionPreview } from '../../../connection/index.ts';
import { inputError } from '../../../core/input.ts';
import { broaderOf, permissionProblems, type PermissionProblem } from '../check-permissions.ts';
import { defineCommand } from '../command.ts';
import type { Io } from '../io.ts';
import { outlinesOf } from '../outlines.ts';
import { printPreview } from '../print-permissions.ts';
import { openWorld } from '../world.ts';

/** Shows what automations and activities will ask for and why, and what is granted of it, without running or signing in. */
export const permissions = defineCommand({
  words: 'FILE|PROJECT|ACTIVITY ...',
  needs: (words) => ({ files: words }),
  options: z.object({
    check: z
      .boolean()
      .default(false)
      .describe(
        'End with 4 when a needed permission is not granted or a granted one is not needed, and with 3 when nobody is signed in. Warns of one that is broader than needed.',
      ),
    exact: z.boolean().default(false).describe('As `--check`, and also end with 4 when a granted permission is broader than needed.'),
    renew: z
      .boolean()
      .default(false)
      .describe(
        'Get a new token first, without asking anybody, and compare with what it allows; an application without a person has no other.',
      ),
    durable: z
      .boolean()
      .default(false)
      .describe('What a flow asks for that is run with `--durable`: also the calls by which it finds out what was done.'),
    message: z.boolean().default(false).describe('Print the message to an administrator for what is not granted yet, ready to send.'),
  }),
  examples: [
    'permissions examples/quickstart.ts',
    'permissions mail.list mail.move --json',
    'permissions examples/quickstart.ts --check',
    'permissions examples/quickstart.ts --exact',
    'permissions examples/quickstart.ts --message',
    'permissions invoices.flow.yaml --durable',
    'permissions mail.list --check --renew --connection nightly',
  ],
  async run(context, { check, exact, durable, message, renew }, words) {
    const { io } = context;
    if (words.length === 0)
      throw inputError('onbehalf permissions', [
        {
          field: 'FILE',
          problem: 'must be the path of one automation or more, the folder of a project, or names of activities, `mail.list`.',
        },
      ]);
    const outlines = await outlinesOf('permissions', words, { isDurable: durable });
    await using opened = await openWorld(context);
    const previews = (await previewPermissions(outlines, opened.world, { renew })).map((preview) =>
      labelled(preview, context.settings.connection),
    );
    const isCheck = check || exact;
    const problems = previews.flatMap((preview) => permissionProblems(preview, context.exact, exact));
    if (io.json) io.value(valueOf(previews, message, isCheck ? problems : undefined));
    else if (message) printMessages(io, previews);
    else printPreviews(io, previews);
    if (!isCheck) return;
    for (const { says } of problems) io.say(io.style.warn(says));
    return problems.find(({ exit }) => exit !== 0)?.exit ?? 0;
  },
});

/** Settings of the command line have a name where `--connection` gives one. */
function labelled(preview: PermissionPreview, connection: string | undefined): PermissionPreview {
  return preview.connection === undefined && connection ? { ...preview, connection } : preview;
}

function printPreviews(io: Io, previews: readonly PermissionPreview[]): void {
  previews.forEach((preview, index) => {
    if (index > 0) io.out('');
    printPreview(io, preview);
  });
}

function printMessages(io: Io, previews: readonly PermissionPreview[]): void {
  const messages = previews.flatMap((preview) => requestFor(preview)?.message ?? []);
  if (messages.length === 0) io.say('Nothing is missing; there is nothing to ask an administrator for.');
  else io.out(messages.join('\n\n----\n\n'));
}

function valueOf(
  previews: readonly PermissionPreview[],
  withMessage: boolean,
  problems: readonly PermissionProblem[] | undefined,
): Record<string, unknown> {
  return {
    permissions: previews.flatMap(({ connection, asking, detection, comparison }) =>
      detection.permissions.map(({ name, title, adminConsentRequired, because }) => ({
        name,
        title,
        kind: asking.kind,
        ...(connection !== undefined && { connection }),
        adminConsentRequired,
        granted: comparison ? !comparison.missing.includes(name) : null,
        because,
      })),
    ),
    warnings: previews.flatMap(({ detection }) => detection.warnings),
    connections: previews.map((preview) => connectionOf(preview, withMessage)),
    ...(problems && {
      problems: problems.filter(({ exit }) => exit !== 0).map(({ says }) => says),
      notes: problems.filter(({ exit }) => exit === 0).map(({ says }) => says),
    }),
  };
}

function connectionOf(preview: PermissionPreview, withMessage: boolean): Record<string, unknown> {
  const { connection, asking, comparison, unknown, unread } = preview;
  const { application, tenant, kind, account } = asking;
  const adminConsent = withMessage ? requestFor(preview) : undefined;
  return {
    connection: connection ?? null,
    application: application.name,
    applicationId: unread.includes('applicationId') ? null : application.clientId,
    tenant,
    kind,
    account: account?.username ?? null,
    ...(comparison
      ? { missing: comparison.missing, notNeeded: comparison.notNeeded, broader: broaderOf(preview) }
      : { unknown: unknown?.reason }),
    ...(adminConsent && { adminConsent }),
  };
}
