import { html, type Html } from './html.ts';
import { inSeconds } from './in-seconds.ts';
import type { Failure, RunReport } from './run-report.ts';
import { reasonInWords } from './sentence-of.ts';

/** Where a step failed: `main.flow.yaml:12:9, turn 3`. Turns count from 1, as people do. */
export function placeOf({ file, line, column, turns }: Failure): Html {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const inTurn = turns === undefined ? '' : `, turn ${turns.map((turn) => turn + 1).join(', ')}`;
  return html`<code><bdi>${place}</bdi></code
    >${inTurn}`;
}

/** The steps that failed; nothing where there are none besides the one that ended the run. */
export function failuresOf({ failures, leftOut, error }: RunReport): Html | undefined {
  if (failures.length === 0 || (failures.length === 1 && error?.step)) return undefined;
  return html`<section aria-labelledby="failures">
    <h2 id="failures">Failed steps</h2>
    ${leftOut.failures === 0 ? undefined : html`<p class="quiet">The last ${failures.length} that were written down; ${leftOut.failures} before them.</p>`}
    <table>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Error</th>
        </tr>
      </thead>
      <tbody>
        ${failures.map(
          (failure) =>
            html`<tr>
              <th scope="row"><bdi>${failure.name}</bdi><br /><small>${placeOf(failure)}</small></th>
              <td>
                <bdi>${failure.message ?? '(private)'}</bdi> <small>${failure.code}${failure.goesOn ? ', and the flow went on' : ''}</small>
              </td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}

/** What was waited for. */
export function waitsOf({ waits }: RunReport): Html | undefined {
  if (waits.length === 0) return undefined;
  return html`<section aria-labelledby="waits">
    <h2 id="waits">Waiting</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Activity</th>
          <th scope="col">Why</th>
          <th scope="col">How often</th>
          <th scope="col">How long</th>
        </tr>
      </thead>
      <tbody>
        ${waits.map(
          (wait) =>
            html`<tr>
              <th scope="row">${wait.activity}</th>
              <td>${reasonInWords(wait)}${wait.kind === 'waiting' ? ' (tried again)' : ' (its turn came later)'}</td>
              <td>${wait.count === 1 ? 'once' : `${wait.count} times`}</td>
              <td>${inSeconds(wait.seconds * 1000)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}

/** What was asked for, and what of it was used. */
export function permissionsOf({ permissions, notGranted }: RunReport): Html {
  const unused = permissions.filter(({ isUsed }) => isUsed === false);
  return html`<section aria-labelledby="permissions">
    <h2 id="permissions">Permissions</h2>
    ${permissions.length === 0 ? html`<p class="quiet">None were asked for.</p>` : undefined}
    ${notGranted.length === 0 ? undefined : html`<p><strong>Not granted:</strong> ${notGranted.join(', ')}</p>`}
    ${unused.length === 0 ? undefined : html`<p>Asked for, and not used in this run: ${unused.map(({ name }) => name).join(', ')}.</p>`}
    ${
      permissions.length === 0
        ? undefined
        : html`<table>
            <thead>
              <tr>
                <th scope="col">Permission</th>
                <th scope="col">Used</th>
                <th scope="col">For</th>
              </tr>
            </thead>
            <tbody>
              ${permissions.map(
                ({ name, isUsed, because }) =>
                  html`<tr>
                    <th scope="row">${name}</th>
                    <td>${isUsed === undefined ? 'not known' : isUsed ? 'used' : 'not used'}</td>
                    <td>
                      ${because.map(({ activity, operation }, index) => html`${index > 0 ? html`<br />` : undefined}${activity} <small><code>${operation}</code></small>`)}
                    </td>
                  </tr> `,
              )}
            </tbody>
          </table>`
    }
  </section>`;
}

/** What a dry run would have changed. */
export function wouldOf({ would, leftOut }: RunReport): Html | undefined {
  if (would.length === 0) return undefined;
  return html`<section aria-labelledby="would">
    <h2 id="would">What it would change</h2>
    <ul>
      ${would.map(
        ({ name, effect, text }) =>
          html`<li>
            <bdi>${name}</bdi> ${effect}: <code><bdi>${text ?? '(private)'}</bdi></code>
          </li>`,
      )}
    </ul>
    ${leftOut.would === 0 ? undefined : html`<p class="quiet">And ${leftOut.would} more.</p>`}
  </section>`;
}

/** Everything that happened, in order. */
export function logOf({ log, leftOut, run }: RunReport): Html {
  return html`<section aria-labelledby="log">
    <h2 id="log">What happened</h2>
    <details>
      <summary>${log.length + leftOut.log} lines, in order</summary>
      ${leftOut.log === 0 ? undefined : html`<p class="quiet">${leftOut.log} lines before the last are left out here; <code>onbehalf runs show ${run}</code> has them all.</p>`}
      <ol class="log">
        ${log.map(({ at, text }) => html`<li><time>${at.slice(11, 23)}</time> <bdi>${text}</bdi></li> `)}
      </ol>
    </details>
  </section>`;
}
