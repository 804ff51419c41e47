import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { compatibilities } from '../../../project/file/schema.ts';
import { readFlow } from '../../../flow/format/read-flow.ts';
import { templateFiles, templateNames } from '../../../project/template.ts';
import type { HomeView, TemplateView } from '../protocol.ts';
import { recentProjects } from './recent.ts';

/** What one begins with. @param folder - That is open: new projects are offered beside it. */
export async function homeView(folder: string): Promise<HomeView> {
  const names = await templateNames('flow');
  const above = dirname(folder);
  return {
    recent: await recentProjects(),
    templates: await Promise.all(names.map(templateView)),
    compatibilities,
    location: above === folder ? homedir() : above,
  };
}

async function templateView(name: string): Promise<TemplateView> {
  const text = (await templateFiles(name, 'flow')).get('main.flow.yaml') ?? '';
  return { name, description: readFlow(text).flow.description ?? 'Says hello to whoever signed in: a beginning for anything.' };
}
