import { z } from 'zod';
import { outlineAutomation } from '../../../automation/detect-automation.ts';
import { inputError } from '../../../core/input.ts';
import { diagnose, type Patient } from '../../../doctor/diagnose.ts';
import { exitStatusOf, type Finding } from '../../../doctor/finding.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import type { Io } from '../io.ts';
import { movers } from '../print-error.ts';
import { connectionSettings } from '../settings.ts';
import { openWorld } from '../world.ts';

/** Checks all that a run stands on. */
export const doctor = defineCommand({
  words: '[FILE]',
  needs: ([file]) => ({ files: file === undefined ? [] : [file] }),
  options: z.object({}),
  examples: ['doctor', 'doctor examples/quickstart.ts --connection work', 'doctor --emulator --json'],
  async run(context, _options, [file, ...more]) {
    if (more.length > 0) throw inputError('onbehalf doctor', [{ field: 'FILE', problem: 'must be the path of one automation.' }]);
    const { io } = context;
    const configuration = await readConfiguration(context);
    const isBroken = 'failure' in configuration;
    await using opened = await openWorld(isBroken ? { ...context, settings: { ...context.settings, connection: '' } } : context);
    const found = await diagnose({
      machine: { node: process.versions.node, platform: process.platform, env: io.terminal.env },
      world: opened.world,
      configuration,
      ...(file !== undefined && !isBroken && { needs: await needsOf(file) }),
    });
    const findings = found.map((finding) =>
      finding.remedy === undefined ? finding : { ...finding, remedy: context.exact(finding.remedy) },
    );
    if (io.json) io.items(findings);
    else printFindings(io, findings);
    return exitStatusOf(findings);
  },
});

async function readConfiguration({ settings }: CommandContext): Promise<Patient['configuration']> {
  try {
    const title = settings.connection ? `Connection ${settings.connection}` : 'Settings';
    return { settings: await connectionSettings(settings), title };
  } catch (failure) {
    return { failure };
  }
}

async function needsOf(file: string): Promise<NonNullable<Patient['needs']>> {
  try {
    return { file, outlines: await outlineAutomation(file) };
  } catch (failure) {
    return { failure };
  }
}

function printFindings(io: Io, findings: readonly Finding[]): void {
  const { good, warn, bad, dim, bold } = io.style;
  const marks = { ok: good('ok     '), warning: warn('warning'), problem: bad('problem') };
  for (const { outcome, subject, says, whose, remedy } of findings) {
    io.out(`${marks[outcome]} ${bold(subject.padEnd(13))} ${says}`);
    if (whose && remedy !== undefined) io.out(`        ${dim(''.padEnd(13))} ${movers[whose]}: ${remedy}`);
  }
  const count = (outcome: Finding['outcome']): number => findings.filter((finding) => finding.outcome === outcome).length;
  const counted = (outcome: 'warning' | 'problem'): string => `${count(outcome)} ${outcome}${count(outcome) === 1 ? '' : 's'}`;
  io.say(`${count('ok')} ok, ${counted('warning')}, ${counted('problem')}`);
}
