import { stringify } from 'yaml';
import { projectFileJsonSchema } from '../file/json-schema.ts';
import { packageNameOf } from '../file/project-name.ts';
import { projectFileName } from '../file/project-file-name.ts';
import type { Compatibility, ProjectFile } from '../file/schema.ts';
import type { TemplateFiles, Way } from '../template.ts';

/** What a new project is told. */
export interface NewProject {
  /** Its name, and that of its folder. */
  readonly name: string;
  readonly description: string;
  readonly kind: ProjectFile['kind'];
  readonly compatibility: Compatibility;
  /** How its main automation is written. */
  readonly way: Way;
}

/** Where editors find the schema of the project file, from the project on. */
export const projectSchemaPath = '.onbehalf/project.schema.json';

/** Where editors find the schema of its flows, with the activities that are installed in it. */
export const flowSchemaPath = '.onbehalf/flow.schema.json';

/** The main automation of each way, and the test of it. */
const mains: Readonly<Record<Way, { readonly main: string; readonly test: string }>> = {
  flow: { main: 'main.flow.yaml', test: 'main.test.flow.yaml' },
  typescript: { main: 'main.ts', test: 'main.test.ts' },
};

/**
 * Every file of a new project, by its path in it. No path of the machine is in any of them.
 *
 * @param template - The files that the template brings, the main automation and its test among them.
 * @param schemas - Further schemas for editors, by their paths in the project. Flows name that of flows in their first line.
 */
export function projectFiles(project: NewProject, template: TemplateFiles, schemas: TemplateFiles = new Map()): TemplateFiles {
  const { main, test } = mains[project.way];
  return new Map([
    [projectFileName, projectFileText(project, main)],
    ['package.json', json(packageJson(project, main, test))],
    ['.gitignore', 'node_modules/\n*.tgz\n'],
    [projectSchemaPath, json(projectFileJsonSchema())],
    ...(project.way === 'typescript' ? [['tsconfig.json', json(tsconfig)] as const] : []),
    ...schemas,
    ...[...template].map(([path, text]) => [path, schemas.has(flowSchemaPath) ? withSchema(path, text) : text] as const),
  ]);
}

/** Editors that speak to the YAML language server find the schema by the first line. https://github.com/redhat-developer/yaml-language-server */
function projectFileText({ name, description, kind, compatibility }: NewProject, main: string): string {
  const values = {
    version: 1,
    name,
    ...(description !== '' && { description }),
    kind,
    compatibility,
    projectVersion: '1.0.0',
    entryPoints: [{ file: main }],
  };
  return `# yaml-language-server: $schema=./${projectSchemaPath}\n${stringify(values, { lineWidth: 0 })}`;
}

/** A file of a template; a flow says where its schema is, from the folder that it lies in. */
function withSchema(path: string, text: string): string {
  if (!path.endsWith('.flow.yaml')) return text;
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up || './'}${flowSchemaPath}\n${text}`;
}

function packageJson({ name, description, kind, compatibility }: NewProject, main: string, test: string): object {
  return {
    name: packageNameOf(name),
    version: '1.0.0',
    ...(description !== '' && { description }),
    // What is only run is never published by mistake.
    ...(kind === 'process' && { private: true }),
    type: 'module',
    // What it was made for: `onbehalf check` holds the project file against it.
    onbehalf: { compatibility },
    scripts: { start: `onbehalf run ${main}`, test: `onbehalf run ${test} --emulator` },
  };
}

/** For editors: the types of a module that Node runs as it is. */
const tsconfig = {
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023', 'ESNext.Disposable'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
  },
};

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
