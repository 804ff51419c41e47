import { render } from 'preact';
import { App } from './app.tsx';
import { Gone } from './parts/gone.tsx';
import { createApi } from './server/api.ts';
import { closeSession, openSession } from './server/session.ts';
import { saveDraft } from './state/draft.ts';
import { createState } from './state/studio-state.ts';
import { followServer } from './state/follow-server.ts';
import { openProject } from './state/open-project.ts';

const root = document.getElementById('studio') as HTMLElement;
const token = await openSession().catch(() => undefined);

if (token === undefined) render(<Gone />, root);
else {
  const state = createState(createApi(token), saveDraft);
  render(<App state={state} />, root);
  addEventListener('beforeunload', (event) => state.draft.value !== undefined && event.preventDefault());
  await openProject(state);
  followServer(state, () => {
    closeSession();
    render(<Gone />, root);
  });
}
