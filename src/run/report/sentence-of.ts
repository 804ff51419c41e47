import type { RunLine } from './line.ts';
import { inSeconds } from './in-seconds.ts';

/** What a line says, for people; undefined for what only other parts of a report are made of. */
export function sentenceOf(line: RunLine): string | undefined {
  switch (line.type) {
    case 'runStarted':
      return `${line.file} started`;
    case 'runResumed':
      return 'gone on with by another process';
    case 'permissions':
      return `permissions asked for: ${line.permissions.join(', ') || 'none'}`;
    case 'notGranted':
      return `not granted: ${line.permissions.join(', ')}`;
    case 'account':
      return `works as ${line.account}, through ${line.application}`;
    case 'waited':
      return `${line.activity}: ${reasonInWords(line)}; waits ${inSeconds(line.seconds * 1000)}`;
    case 'waits':
      return `${line.activity}: ${reasonInWords(line)}; waited ${line.count} times, ${inSeconds(line.seconds * 1000)} in all`;
    case 'stepStarted':
      return `${line.name} started`;
    case 'stepDone':
      return `${line.name} done in ${Math.round(line.milliseconds)} ms`;
    case 'stepFailed':
      return `${line.name} failed, ${line.code}: ${line.message ?? '(private)'}`;
    case 'stepRetried':
      return `${line.name}: ${line.code}; tried again after ${line.waitMS / 1000} s`;
    case 'wouldDo':
      return `${line.name} ${line.effect}, and was not done: ${line.text ?? '(private)'}`;
    case 'notKnown':
      return `${line.name}: not known, it depends on a change that was not made`;
    case 'logged':
      return `${line.name}: ${line.text ?? '(private)'}`;
    case 'stopped':
      return `stopped: ${line.text ?? '(private)'}`;
    case 'counted':
      return `${line.name}: done ${line.done}, failed ${line.failed}`;
    case 'runEnded':
      return [`${line.outcome} after ${line.milliseconds} ms`, line.code, line.message, line.remedy].filter(Boolean).join('. ');
    case 'planned':
    case 'called':
      return undefined;
  }
}

const reasons: Readonly<Record<string, string>> = {
  throttled: 'Microsoft 365 asked for fewer calls',
  unavailable: 'the service was not available',
  unreachable: 'the service could not be reached',
  interrupted: 'the connection broke',
  held: 'Microsoft 365 asked the calls before to wait',
  spread: 'Microsoft 365 allowed few more calls for a time',
};

/** Why a call waited, in words. */
export function reasonInWords({ reason }: { readonly reason: string }): string {
  return reasons[reason] ?? reason;
}
