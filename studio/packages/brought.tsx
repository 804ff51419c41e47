import type { BroughtView } from '../../src/faces/studio/protocol-packages.ts';
import { Effect } from '../parts/icon.tsx';

/** What a package brings. */
export function Brought({ of: { activities, permissions, claimed } }: { readonly of: BroughtView }) {
  if (activities.length === 0) return <p class="hint">It has no activities.</p>;
  return (
    <>
      <ul class="plain">
        {activities.map(({ name, title, summary, effect }) => (
          <li key={name} class="entry">
            <span class="words">
              <strong>{title}</strong> <span class="hint">{summary}</span>
            </span>
            <Effect of={effect} />
          </li>
        ))}
      </ul>
      <p class="hint">Permissions: {permissions.join(', ') || 'none'}.</p>
      {claimed.map((call) => (
        <p class="hint" key={call}>
          {call} is in no table: name the permission that opens it in the scope.
        </p>
      ))}
    </>
  );
}
