import type { ChangeView } from '../../src/faces/studio/protocol-runs.ts';
import type { PaletteItem } from '../../src/faces/studio/protocol.ts';

/** Drawn on 16 by 16 with a line of 1.3; for the eye only, whatever they say is said in text as well. */
const paths: Readonly<Record<string, string>> = {
  mail: 'M2 4.5h12v8H2zM2 5l6 4.5L14 5',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  files: 'M2 12.5v-9h4l1.5 2H14v7z',
  lists: 'M2.5 3h11v10h-11zM2.5 6.5h11M2.5 10h11M6 3v10',
  excel: 'M3 2.5h10v11H3zM5.5 5.5l5 5.5M10.5 5.5l-5 5.5',
  users: 'M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8zM3 13.5c.5-2.700 2.500-3.700 5-3.700s4.500 1 5 3.700',
  groups:
    'M6 7.500a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400zM2 13c.3-2.400 1.900-3.400 4-3.400s3.700 1 4 3.400M10.500 3.300a2.100 2.100 0 0 1 0 4M11.700 9.800c1.300.4 2.100 1.400 2.300 3.200',
  planner: 'M3 2.500h10v11H3zM5.500 6l1.300 1.300L9 5M5.500 10.300l1.300 1.300L9 9.300M10.500 6.500h1M10.500 11h1',
  chat: 'M2.500 3h11v8H7l-3 2.500V11H2.500z',
  presence: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.300l2.200 1.500',
  http: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c2.500 2 2.500 10 0 12M8 2c-2.500 2-2.500 10 0 12',
  packages: 'M8 1.800l5.500 3v6.400L8 14.200l-5.500-3V4.800zM2.500 4.800L8 8l5.500-3.200M8 8v6',
  microsoft365Scope:
    'M2.500 2.500h4.800v4.800H2.500zM8.700 2.500h4.800v4.800H8.700zM2.500 8.700h4.800v4.800H2.500zM8.700 8.700h4.800v4.800H8.700z',
  forEach: 'M3 8a5 5 0 0 1 8.700-3.300L13 6M13 3v3h-3M13 8a5 5 0 0 1-8.700 3.300L3 10M3 13v-3h3',
  while: 'M3 8a5 5 0 0 1 8.700-3.300L13 6M13 3v3h-3M13 8a5 5 0 0 1-8.700 3.300L3 10M3 13v-3h3',
  if: 'M8 2v3M8 5l4 3-4 3-4-3zM8 11v3',
  switch: 'M3 8h4M7 8l4-4.500h2.500M7 8h6.500M7 8l4 4.500h2.500',
  try: 'M8 1.800l5 2v4c0 3.300-2.200 5.300-5 6.400-2.800-1.100-5-3.100-5-6.400v-4z',
  parallel: 'M3 3v10M8 3v10M13 3v10',
  set: 'M3 6h10M3 10h10',
  log: 'M3 4h10M3 8h10M3 12h6',
  wait: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.300l2.200 1.500',
  invoke: 'M3 2.500h6l4 4v7H3zM9 2.500v4h4M6 10h4M8.500 8.500L10 10l-1.500 1.500',
  stop: 'M4 4h8v8H4z',
  break: 'M3 8h8M8 5l3 3-3 3M13.500 3v10',
  continue: 'M3 4l5 4-5 4zM9 4l4.500 4L9 12z',
  flow: 'M3 2.500h4v4H3zM9 9.500h4v4H9zM5 6.500v5h4',
  typescript: 'M2.500 2.500h11v11h-11zM5 7h4M7 7v5M12 7.500c-1.500-1-2.500 1-1 1.700s.500 2.800-1.500 1.600',
  other: 'M3.500 2h6l3 3v9h-9zM9.500 2v3h3',
  open: 'M5.500 6.500L8 9l2.500-2.500',
  closed: 'M6.500 5.500L9 8l-2.500 2.500',
  add: 'M8 3v10M3 8h10',
  run: 'M4.500 2.800l8 5.200-8 5.200z',
  undo: 'M6 3L3 6l3 3M3 6h6.500a3.500 3.500 0 0 1 0 7H7',
  redo: 'M10 3l3 3-3 3M13 6H6.500a3.500 3.500 0 0 0 0 7H9',
  warning: 'M8 2l6.500 11.500h-13zM8 6.500v3.200M8 11.300v.700',
  done: 'M3 8.500l3.300 3.300L13 5',
  failed: 'M4 4l8 8M12 4l-8 8',
  key: 'M10 7.500a3 3 0 1 0-2.800-2L2.500 10v3.500H6V12h1.500v-1.500L9 9z',
  remove: 'M3 4.500h10M6 4.500V3h4v1.500M4.500 4.500l.7 9h5.600l.7-9',
  copy: 'M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3',
  home: 'M2.500 8L8 3l5.500 5M4 7v6.500h8V7',
};

/** A small picture. */
export function Icon({ name }: { readonly name: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name] ?? paths['other'] ?? ''} />
    </svg>
  );
}

/** The name of the picture of a kind of step. @param what - Of the palette. */
export function iconOf(what: string | null): string {
  if (what === null) return 'warning';
  if (what.startsWith('verb:')) return what.slice(5);
  const [area = ''] = what.split('.', 1);
  return area in paths ? area : 'packages';
}

const effectWords: Readonly<Record<PaletteItem['effect'] | ChangeView['effect'], string>> = {
  reads: 'reads',
  changes: 'changes',
  sends: 'sends',
  deletes: 'deletes',
  runs: 'runs',
  flow: '',
};

/** What a step does to the world, in a word. */
export function Effect({ of }: { readonly of: keyof typeof effectWords }) {
  return effectWords[of] === '' ? null : <span class={`effect ${of}`}>{effectWords[of]}</span>;
}
