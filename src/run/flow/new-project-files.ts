import { ownActivities } from '../../flow/catalogue.ts';
import { flowSchemaPath, projectFiles, type NewProject } from '../../project/create/project-files.ts';
import type { TemplateFiles } from '../../project/template.ts';
import { flowSchemaText } from './flow-schema-file.ts';

/** Every file of a new project, by its path in it: where it has flows, their schema for editors is among them. @param template - Files of the template. */
export async function newProjectFiles(project: NewProject, template: TemplateFiles): Promise<TemplateFiles> {
  const schemas = project.way === 'flow' ? [[flowSchemaPath, await flowSchemaText(ownActivities)] as const] : [];
  return projectFiles(project, template, new Map(schemas));
}
