import { useSignal } from '@preact/signals';
import type { MatchView, OfferView } from '../../src/faces/studio/protocol-packages.ts';
import { orTold } from '../state/edits.ts';
import type { StudioState } from '../state/studio-state.ts';
import type { Marked } from './packages-page.tsx';

/** Asks the feeds for packages, and marks what is to be added. */
export function SearchPackages({ state, mark }: { readonly state: StudioState; mark(one: Marked): void }) {
  const text = useSignal('');
  const takesPrerelease = useSignal(false);
  const found = useSignal<readonly MatchView[] | undefined>(undefined);
  const isBusy = useSignal(false);
  const search = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    isBusy.value = true;
    const body = { text: text.value.trim(), takesPrerelease: takesPrerelease.value };
    found.value = await orTold(state, () => state.api.post<MatchView[]>('packages/search', body));
    isBusy.value = false;
  };
  return (
    <section aria-labelledby="search-heading">
      <h3 id="search-heading">In the feeds</h3>
      <form class="run-form" onSubmit={(event) => void search(event)}>
        <div class="add-permission">
          <input
            aria-label="Search packages"
            placeholder="invoices"
            required
            autocomplete="off"
            value={text.value}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
          <button type="submit" disabled={isBusy.value}>
            Search
          </button>
        </div>
        <label class="check">
          <input
            type="checkbox"
            checked={takesPrerelease.value}
            onChange={(event) => (takesPrerelease.value = event.currentTarget.checked)}
          />
          Prereleases, too
        </label>
      </form>
      {found.value?.length === 0 && <p class="hint">No feed has such a package.</p>}
      {(found.value ?? []).map((match) => (
        <Match key={match.name} state={state} match={match} takesPrerelease={takesPrerelease.value} mark={mark} />
      ))}
    </section>
  );
}

interface MatchOptions {
  readonly state: StudioState;
  readonly match: MatchView;
  readonly takesPrerelease: boolean;
  mark(one: Marked): void;
}

function Match({ state, match: { name, version: newest, description, from, hasActivities }, takesPrerelease, mark }: MatchOptions) {
  const version = useSignal(newest);
  const isStrict = useSignal(false);
  const add = async (): Promise<void> => {
    const body = { word: `${name}@${version.value.trim()}`, isStrict: isStrict.value, takesPrerelease };
    const offer = await orTold(state, () => state.api.post<OfferView>('packages/look', body));
    if (offer) mark({ change: { kind: 'install', name, version: offer.version, isStrict: isStrict.value }, offer });
  };
  return (
    <div class="access">
      <p>
        <strong>{name}</strong> {hasActivities && <span class="badge">activities</span>}
      </p>
      <p class="hint">
        {description} From {from}.
      </p>
      <div class="add-permission">
        <input
          aria-label={`Version of ${name}`}
          autocomplete="off"
          value={version.value}
          onInput={(event) => (version.value = event.currentTarget.value)}
        />
        <button type="button" aria-label={`Mark to add ${name}`} onClick={() => void add()}>
          Mark to add
        </button>
      </div>
      <label class="check">
        <input type="checkbox" checked={isStrict.value} onChange={(event) => (isStrict.value = event.currentTarget.checked)} />
        Exactly this version from now on
      </label>
    </div>
  );
}
