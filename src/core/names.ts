/** The area of an activity: `mail` of `mail.setCategories`. */
export function areaOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** The verb of an activity: `setCategories` of `mail.setCategories`. */
export function verbOf(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

/** camelCase to words joined by `-`: `setCategories` becomes `set-categories`. The spelling of commands, flags and pages. */
export function toKebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Words joined by `-` to camelCase: the reverse of `toKebab`. */
export function toCamel(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** How the command line spells an activity: `['mail', 'set-categories']`. */
export function commandOf(name: string): [area: string, verb: string] {
  return [areaOf(name), toKebab(verbOf(name))];
}

/** How agents spell an activity: `mail_set_categories`. */
export function toolOf(name: string): string {
  return commandOf(name).join('_').replaceAll('-', '_');
}

/** Page of an activity under `docs/reference`: `mail/set-categories.md`. */
export function pageOf(name: string): string {
  return `${commandOf(name).join('/')}.md`;
}
