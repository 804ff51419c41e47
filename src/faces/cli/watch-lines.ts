import { harmlessLine } from '../../core/harmless.ts';
import type { WatchEvent } from '../../run/watch/events.ts';
import type { Style } from './marks.ts';

/** What to print about an event of watching. */
export function watchLine(event: WatchEvent, style: Style): string {
  switch (event.type) {
    case 'watching':
      return [
        `Watching; Ctrl-C ends it.`,
        ...event.entries.map(({ entry, next, trigger }) => {
          const when = trigger === undefined ? (next === undefined ? 'never again' : `next at ${next}`) : `on ${trigger}`;
          return `  ${harmlessLine(entry)}: ${when}`;
        }),
      ].join('\n');
    case 'waitFailed': {
      const { entry, trigger, code, message, remedy, againInMS } = event;
      const failed = `${style.bad(`cannot wait for ${trigger}, ${code}`)}: ${harmlessLine(message)} ${harmlessLine(remedy)}`;
      return `${harmlessLine(entry)}: ${failed} It is tried again in ${againInMS / 1000} s.`;
    }
    case 'runStarted': {
      const { missed = 0, run } = event;
      return `${about(event)}: started${missed > 0 ? `, for ${missed} missed ${missed === 1 ? 'time' : 'times'} as well` : ''}${run === undefined ? '' : `, run ${run}`}.`;
    }
    case 'runDone':
      return `${about(event)}: ${style.good('done')} after ${event.milliseconds / 1000} s.`;
    case 'runFailed': {
      const { code, message, remedy, run, againInMS } = event;
      const again = againInMS === undefined ? '' : ` It is tried again in ${againInMS / 60_000} min.`;
      const see = run === undefined ? '' : ` See \`onbehalf runs show ${run}\`.`;
      return `${about(event)}: ${style.bad(`failed, ${code}`)}: ${harmlessLine(message)} ${harmlessLine(remedy)}${again}${see}`;
    }
    case 'runCut':
      return `${about(event)}: ${style.warn('cut short')}; it begins anew at the next start.`;
    case 'leftOut': {
      const { times, because } = event;
      const what = times === 1 ? 'left out' : `${times} times left out`;
      return `${about(event)}: ${style.warn(what)}, ${whyLeftOut[because]}.`;
    }
    case 'ended':
      return 'Ended.';
  }
}

const whyLeftOut = {
  overlap: 'because the run before still goes on',
  missed: 'because nobody watched then',
  tooMany: 'because too many runs wait already',
} as const;

function about({ entry, at }: { readonly entry: string; readonly at: string }): string {
  return `${harmlessLine(entry)} of ${at}`;
}
