import { isAbsolute, join, relative } from 'node:path';
import { z } from 'zod';
import { shellWord } from '../../../core/command-line.ts';
import { createProject } from '../../../project/create/create-project.ts';
import { installOnbehalf } from '../../../project/create/install-onbehalf.ts';
import { compatibilities, kinds } from '../../../project/file/schema.ts';
import { templateFiles, ways } from '../../../project/template.ts';
import { newProjectFiles } from '../../../run/flow/new-project-files.ts';
import { defineCommand } from '../command.ts';
import { newAnswers } from '../setup/new-answers.ts';
import { asking } from '../setup/ask.ts';

/** Makes a project: its folder with everything in it, or nothing. */
export const newProject = defineCommand({
  words: '[NAME]',
  options: z.object({
    kind: z.enum(ways).optional().describe('How its main automation is written: as a flow, or in TypeScript. Default: flow.'),
    template: z.string().optional().describe('What it begins with. Default: blank.'),
    description: z.string().optional().describe('What it is for, at most 500 characters.'),
    location: z.string().optional().describe('The folder that it is made in. Default: this one.'),
    compatibility: z
      .enum(compatibilities)
      .optional()
      .describe('Which machines it is for; only from windows-legacy to windows it can be changed later. Default: windows.'),
    as: z
      .enum(kinds)
      .default('process')
      .describe('What it is: a process that is run, a library for other projects, or a template that others begin with.'),
    install: z.boolean().default(false).describe('Install a copy of Onbehalf of its own. Left out, it takes the one that runs it.'),
    yes: z.boolean().default(false).describe('Ask nothing: what no flag says is as no answer means.'),
  }),
  examples: ['new invoices', 'new invoices --kind typescript --description "Files invoices" --location ~/automations', 'new'],
  async run(context, { as: kind, install, yes, ...flags }, words) {
    const { io, signal, packageFolder } = context;
    const answers = await newAnswers(asking('new', context, yes || !io.canAsk || io.json), flags, words);
    const { location, template, ...project } = { ...answers, kind };
    const files = await newProjectFiles(project, await templateFiles(template, project.way));
    const folder = await createProject({
      location,
      name: project.name,
      files,
      signal,
      ...(install && { finish: async (aside: string) => await installOnbehalf(aside, packageFolder, signal) }),
    });
    if (io.json) return io.value({ folder, files: [...files.keys()], installed: install });
    io.out(`${project.name} is made: ${folder}`);
    for (const path of files.keys()) io.out(`  ${path}`);
    io.out(`Next: onbehalf run ${shellWord(join(nearPath(folder), project.way === 'flow' ? 'main.flow.yaml' : 'main.ts'))} --emulator`);
  },
});

/** A path as one types it here; one that is elsewhere stays whole. */
function nearPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') || isAbsolute(near) ? path : near;
}
