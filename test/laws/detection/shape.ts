import type { ScopeOutline } from '../../../src/connection/index.ts';
import { withAutomation, type AutomationFiles } from '../../support/automation-files.ts';
import { findScopes } from '../../../src/automation/find-scopes.ts';

/** A way to write an automation. */
export interface Shape {
  readonly title: string;
  /** The automation; where it has no import of its own, it begins with `header`. */
  readonly source: string;
  /** Files beside it. */
  readonly beside?: AutomationFiles;
}

/** A shape that is read. */
export interface ReadShape extends Shape {
  /** Its scopes, each in few words. */
  readonly scopes: readonly string[];
}

/** A shape that is refused: `«»` stand around the expression that the refusal names. */
export interface RefusedShape extends Shape {
  /** What the refusal says of it, from the beginning. */
  readonly why: string;
  /** A part of what it says to write instead. */
  readonly instead: string;
}

/** What most automations begin with. */
export const header = "import { http, mail, microsoft365Scope, use } from 'onbehalf';\n";

/** The files of a shape, without the marks around the expression that cannot be known. */
export function filesOf({ source, beside = {} }: Shape): AutomationFiles {
  const whole = /^import|import\(|require\(/m.test(source) ? source : header + source;
  return Object.fromEntries(Object.entries({ 'tidy.ts': whole, ...beside }).map(([name, text]) => [name, text.replace(/[«»]/g, '')]));
}

/** What is marked in the files of a shape: `«expression»`. */
export function markIn({ source, beside = {} }: Shape): { file: string; line: number; column: number; expression: string } | undefined {
  const whole = /^import|import\(|require\(/m.test(source) ? source : header + source;
  for (const [file, text] of Object.entries({ 'tidy.ts': whole, ...beside })) {
    const begin = text.indexOf('«');
    if (begin === -1) continue;
    const before = text.slice(0, begin).split('\n');
    const expression = text.slice(begin + 1, text.indexOf('»')).replace(/\s+/g, ' ');
    return { file, line: before.length, column: (before.at(-1) ?? '').length + 1, expression };
  }
  return undefined;
}

/** Reads the scopes of a shape. */
export function scopesOf(shape: Shape): Promise<ScopeOutline[]> {
  return withAutomation(filesOf(shape), (path) => findScopes(path, 'tidy.ts'));
}

/** A scope in few words: `mail.list(markAsRead=false) mail.move @mailbox +User.Read -Mail.Send {"connection":"work"} ?applicationId`. */
export function inWords({ activities, mailbox, add, remove, settings, unread }: ScopeOutline): string {
  const listed = activities.map((activity) => {
    const given = 'given' in activity ? Object.entries(activity.given as object) : [];
    return given.length === 0 ? activity.name : `${activity.name}(${given.map(([field, is]) => `${field}=${String(is)}`).join()})`;
  });
  const written = Object.keys(settings).length > 0 ? [JSON.stringify(settings)] : [];
  const edits = [...add.map((name) => `+${name}`), ...remove.map((name) => `-${name}`)];
  return [...listed, ...(mailbox ? ['@mailbox'] : []), ...edits, ...written, ...unread.map((name) => `?${name}`)].join(' ');
}
