import { inputError } from '../../../core/input.ts';
import { projectNameProblem } from '../../../project/file/project-name.ts';
import type { Compatibility } from '../../../project/file/schema.ts';
import { templateNames, type Way } from '../../../project/template.ts';
import type { Ask } from './ask.ts';

/** Flags of `onbehalf new` that a question stands for. */
export interface NewFlags {
  readonly kind?: Way | undefined;
  readonly template?: string | undefined;
  readonly description?: string | undefined;
  readonly location?: string | undefined;
  readonly compatibility?: Compatibility | undefined;
}

/** What a new project is told. */
export interface NewAnswers {
  readonly name: string;
  readonly way: Way;
  readonly template: string;
  readonly description: string;
  readonly location: string;
  readonly compatibility: Compatibility;
}

/** The longest description, in characters; the reference, 10.1. */
const longestDescription = 500;

const wayChoices = {
  flow: 'steps in YAML, without code',
  typescript: 'a TypeScript module',
} as const;

const compatibilityChoices: Readonly<Record<Compatibility, string>> = {
  windows: 'Windows: may sign in through Windows',
  'windows-legacy': 'applications that were registered for Windows - Legacy',
  'cross-platform': 'every system: signs in in the browser only',
};

/** Asks what flags leave open. Nothing is made before all is answered. */
export async function newAnswers(ask: Ask, flags: NewFlags, words: readonly string[]): Promise<NewAnswers> {
  if (words.length > 1)
    throw inputError('onbehalf new', [
      { field: 'NAME', problem: `must be one word, not ${words.length}; put quotes round a name with blanks.` },
    ]);
  const name = await ask({ flag: 'NAME', text: 'Name of the project:', problem: projectNameProblem }, words[0]);
  const way = (await ask(
    { flag: '--kind', text: 'How is its main automation written?', choices: wayChoices, otherwise: 'flow' },
    flags.kind,
  )) as Way;
  const templates = await templateNames(way);
  const template =
    flags.template ??
    (templates.length === 1
      ? 'blank'
      : await ask(
          {
            flag: '--template',
            text: `What does it begin with? (${templates.join(', ')})`,
            otherwise: 'blank',
            problem: (one) => (templates.includes(one) ? undefined : `must be one of ${templates.join(', ')}.`),
          },
          undefined,
        ));
  const description = await ask(
    {
      flag: '--description',
      text: 'What is it for? (nothing: no description):',
      otherwise: '',
      problem: (text) => (text.length > longestDescription ? `must be at most ${longestDescription} characters.` : undefined),
    },
    flags.description,
  );
  const location = await ask({ flag: '--location', text: 'In which folder?', otherwise: '.' }, flags.location);
  const compatibility = (await ask(
    { flag: '--compatibility', text: 'Which machines is it for?', choices: compatibilityChoices, otherwise: 'windows' },
    flags.compatibility,
  )) as Compatibility;
  return { name, way, template, description, location, compatibility };
}
