import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { HomeView } from '../../src/faces/studio/protocol.ts';
import { Icon } from '../parts/icon.tsx';
import { orTold } from '../state/edits.ts';
import { makeProject, openFolder } from '../state/open-project.ts';
import type { StudioState } from '../state/studio-state.ts';
import { tryTemplate } from '../state/try-template.ts';

/** Recent projects, a new one, and what it can begin with. */
export function Home({ state }: { readonly state: StudioState }) {
  const home = useSignal<HomeView | undefined>(undefined);
  const template = useSignal('blank');
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const load = async (): Promise<void> => {
      home.value = await orTold(state, () => state.api.get<HomeView>('home'));
    };
    void load();
  }, []);
  const { recent = [], templates = [], compatibilities = [], location = '' } = home.value ?? {};
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement).entries());
    void state.inTurn(() => makeProject(state, values));
  };
  const open = (event: SubmitEvent): void => {
    event.preventDefault();
    const folder = String(new FormData(event.currentTarget as HTMLFormElement).get('folder') ?? '');
    void state.inTurn(() => openFolder(state, folder));
  };
  if (!home.value) return <main class="home" />;
  return (
    <main class="home">
      <section class="tries" aria-labelledby="try-heading">
        <h2 id="try-heading">Quickstarts</h2>
        <ul class="plain">
          {templates
            .filter((one) => one.name !== 'blank')
            .map((one) => (
              <li key={one.name}>
                <button type="button" class="template" onClick={() => void state.inTurn(() => tryTemplate(state, one.name, location))}>
                  <Icon name="run" />
                  <span>
                    <strong>Run {one.name}</strong>
                    <span class="hint">{one.description}</span>
                  </span>
                </button>
              </li>
            ))}
        </ul>
        <p class="hint">One press makes a project in {location} and runs it on the emulated Microsoft 365: no account, nothing real.</p>
      </section>
      <section aria-labelledby="new-heading">
        <h2 id="new-heading">New project</h2>
        <form class="new-project" onSubmit={submit}>
          <Labelled name="name" label="Name">
            <input id="new-name" name="name" ref={name} required maxLength={128} autocomplete="off" />
          </Labelled>
          <Labelled name="location" label="Location">
            <input id="new-location" name="location" required value={location} autocomplete="off" spellcheck={false} />
          </Labelled>
          <Labelled name="description" label="Description">
            <input id="new-description" name="description" maxLength={500} autocomplete="off" />
          </Labelled>
          <Labelled name="compatibility" label="Compatibility">
            <select id="new-compatibility" name="compatibility">
              {compatibilities.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </Labelled>
          <fieldset class="templates">
            <legend>Begins with</legend>
            {templates.map((one) => (
              <label key={one.name} class="template">
                <input
                  type="radio"
                  name="template"
                  value={one.name}
                  checked={one.name === template.value}
                  onChange={() => {
                    template.value = one.name;
                    if (name.current && name.current.value === '' && one.name !== 'blank') name.current.value = `my-${one.name}`;
                  }}
                />
                <span>
                  <strong>{one.name}</strong>
                  <span class="hint">{one.description}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <button type="submit" class="primary">
            <Icon name="add" />
            Make the project
          </button>
        </form>
      </section>
      <section aria-labelledby="recent-heading">
        <h2 id="recent-heading">Open</h2>
        <ul class="plain">
          {recent.map(({ folder, name: title }) => (
            <li key={folder}>
              <button type="button" class="entry recent" onClick={() => void state.inTurn(() => openFolder(state, folder))}>
                <Icon name="files" />
                <span class="words">
                  <span class="title">{title}</span>
                  <span class="summary">{folder}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {recent.length === 0 && <p class="hint">Projects that you open are listed here.</p>}
        <form class="open-folder" onSubmit={open}>
          <Labelled name="folder" label="Folder">
            <input id="new-folder" name="folder" required autocomplete="off" spellcheck={false} />
          </Labelled>
          <button type="submit">Open</button>
        </form>
      </section>
    </main>
  );
}

function Labelled({ name, label, children }: { readonly name: string; readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={`new-${name}`}>{label}</label>
      {children}
    </div>
  );
}
