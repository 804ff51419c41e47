import { Announcer } from './parts/announcer.tsx';
import { NoticeBar } from './parts/notice-bar.tsx';
import { Designer } from './designer/designer.tsx';
import { InsertDialog } from './designer/insert-dialog.tsx';
import { StepMenu } from './designer/step-menu.tsx';
import { TextDialog } from './designer/text-dialog.tsx';
import { Home } from './home/home.tsx';
import { FilesPanel } from './panels/files-panel.tsx';
import { PalettePanel } from './panels/palette-panel.tsx';
import { PermissionsPanel } from './panels/permissions-panel.tsx';
import { TopBar } from './panels/top-bar.tsx';
import { PropertiesPanel } from './properties/properties-panel.tsx';
import { later } from './parts/later.tsx';
import { TextPane } from './text/text-pane.tsx';
import type { StudioState } from './state/studio-state.ts';

const ScriptPage = later(async () => (await import('./script/script-page.tsx')).ScriptPage);
const PackagesPage = later(async () => (await import('./packages/packages-page.tsx')).PackagesPage);
const RunDock = later(async () => (await import('./run/run-dock.tsx')).RunDock);

/** The whole page. */
export function App({ state }: { readonly state: StudioState }) {
  return (
    <div class="studio">
      <TopBar state={state} />
      <NoticeBar state={state} />
      {state.isHome.value && <Home state={state} />}
      {state.script.value && !state.isHome.value && <ScriptPage state={state} />}
      {state.isPackages.value && !state.isHome.value && <PackagesPage state={state} />}
      <div class="columns" hidden={state.isHome.value || state.isPackages.value || state.script.value !== undefined}>
        <nav class="column left" aria-label="Project">
          <FilesPanel state={state} />
          <PalettePanel state={state} />
        </nav>
        <main class="column middle">
          <div class="design">
            <Designer state={state} />
            <TextPane state={state} />
          </div>
          {state.tab.value && <RunDock state={state} />}
        </main>
        <aside class="column right" aria-label="Details">
          <PropertiesPanel state={state} />
          <PermissionsPanel state={state} />
        </aside>
      </div>
      <InsertDialog state={state} />
      <StepMenu state={state} />
      <TextDialog state={state} />
      <Announcer state={state} />
    </div>
  );
}
