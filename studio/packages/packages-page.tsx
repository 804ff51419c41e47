import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { OfferView, PackageChange, PackagesView, PackageView } from '../../src/faces/studio/protocol-packages.ts';
import type { PaletteItem } from '../../src/faces/studio/protocol.ts';
import { orTold } from '../state/edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import { SettingsForm } from '../settings/settings-form.tsx';
import { Brought } from './brought.tsx';
import { SearchPackages } from './search-packages.tsx';

/** A change that is marked, with what it means in words. */
export interface Marked {
  readonly change: PackageChange;
  readonly offer?: OfferView;
  /** What leaves with it. */
  readonly leaving?: PackageView;
}

/** The packages of the project: what there is, what the feeds have, and changes that are marked first and made by Save. */
export function PackagesPage({ state }: { readonly state: StudioState }) {
  const view = useSignal<PackagesView | undefined>(undefined);
  const marked = useSignal<readonly Marked[]>([]);
  const isBusy = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const load = async (): Promise<void> => {
      view.value = await orTold(state, () => state.api.get<PackagesView>('packages'));
    };
    void load();
    heading.current?.focus();
  }, []);
  const mark = (one: Marked): void => {
    marked.value = [...marked.value.filter(({ change }) => change.name !== one.change.name), one];
    state.announcement.value = `${one.change.name} is marked. Save makes the changes.`;
  };
  const unmark = (name: string): void => {
    marked.value = marked.value.filter(({ change }) => change.name !== name);
    heading.current?.focus();
  };
  const save = async (): Promise<void> => {
    isBusy.value = true;
    const after = await orTold(state, () =>
      state.api.post<PackagesView>('packages/save', { changes: marked.value.map(({ change }) => change) }),
    );
    isBusy.value = false;
    // One that was refused may have come after others that were made.
    view.value = after ?? (await orTold(state, () => state.api.get<PackagesView>('packages')));
    if (!after) return;
    marked.value = [];
    state.announcement.value = 'The packages were changed.';
    heading.current?.focus();
    const path = state.flow.value?.path;
    if (path === undefined) return;
    const palette = await orTold(state, () => state.api.get<PaletteItem[]>('palette', { path }));
    if (palette) state.palette.value = palette;
  };
  const { packages = [], feeds = [] } = view.value ?? {};
  return (
    <main class="script">
      <div class="panel-head">
        <button type="button" onClick={() => back(state)}>
          Back to the flows
        </button>
        <h2 tabIndex={-1} ref={heading}>
          Project and packages
        </h2>
      </div>
      {view.value && (
        <p class="hint">
          {view.value.name} {view.value.version}, {view.value.compatibility}. {view.value.description} What it says stands in onbehalf.yaml.
          Feeds: {feeds.join(', ')}.
        </p>
      )}
      <SettingsForm state={state} />
      <div class="script-columns">
        <section aria-labelledby="installed-heading">
          <h3 id="installed-heading">In this project</h3>
          {packages.length === 0 && <p class="hint">The project has no packages. A package brings activities of its own.</p>}
          {packages.map((one) => (
            <div class="access" key={one.name}>
              <p>
                <strong>{one.name}</strong> {one.version}
              </p>
              <p class="hint">
                {one.rule}
                {!one.isInstalled && '; not installed'}
                {one.needsInstallScript && '; it needs an install script, which is not supported and was not run'}.
              </p>
              <Brought of={one} />
              <button
                type="button"
                aria-label={`Mark to remove ${one.name}`}
                onClick={() => mark({ change: { kind: 'remove', name: one.name }, leaving: one })}
              >
                Mark to remove
              </button>
            </div>
          ))}
        </section>
        <SearchPackages state={state} mark={mark} />
      </div>
      {marked.value.length > 0 && (
        <section class="access" aria-labelledby="marked-heading">
          <h3 id="marked-heading">Marked, and not made yet</h3>
          <ul class="plain">
            {marked.value.map(({ change, offer, leaving }) => (
              <li key={change.name}>
                <p>
                  <strong>{change.kind === 'install' ? `Add ${change.name} ${change.version}` : `Remove ${change.name}`}</strong>
                  {offer && <span class="hint"> {offer.rule}</span>}{' '}
                  <button type="button" class="link" aria-label={`Leave it as it is: ${change.name}`} onClick={() => unmark(change.name)}>
                    Leave it as it is
                  </button>
                </p>
                {offer && <Brought of={offer} />}
                {leaving && leaving.activities.length > 0 && (
                  <p class="hint">Steps that use {leaving.activities.map(({ name }) => name).join(', ')} will be mistakes.</p>
                )}
              </li>
            ))}
          </ul>
          <button type="button" class="primary" disabled={isBusy.value} onClick={() => void save()}>
            {isBusy.value ? 'Saving…' : marked.value.length === 1 ? 'Save 1 change' : `Save ${marked.value.length} changes`}
          </button>
        </section>
      )}
    </main>
  );
}

function back(state: StudioState): void {
  state.isPackages.value = false;
  setTimeout(() => document.getElementById('open-packages')?.focus(), 50);
}
