/**
 * The table of every published operation of Microsoft Graph with the permissions that open it, for the product: a tree of path segments, so that a
 * path is found without reading the whole. In a node, `{}` stands for a placeholder and `:` holds, by method, the number of a set.
 *
 * A set has three lists of permissions, from the least privileged: delegated, personal, application. Names stand by their number.
 *
 * @param {(name: string) => unknown} read Gives a published file.
 * @param {readonly { repository: string, commit: string }[]} sources Where the files are from.
 */
export function productOperations(read, [{ repository, commit }]) {
  const permissions = Object.entries(read('permissions.json').permissions).filter(
    ([, { authorizationType }]) => authorizationType !== 'RSC',
  );
  const names = permissions.map(([name]) => name).toSorted();
  const operations = openersByOperation(permissions);
  const sets = new Map();
  const root = {};
  for (const [operation, openers] of [...operations].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const [method, path] = operation.split(' ');
    const lists = ['DelegatedWork', 'DelegatedPersonal', 'Application'].map((scheme) =>
      withBroader(ordered(openers.get(scheme) ?? [], method), names).map((name) => names.indexOf(name)),
    );
    const key = JSON.stringify(lists);
    if (!sets.has(key)) sets.set(key, sets.size);
    let node = root;
    for (const segment of path.split('/').slice(1)) node = node[segment] ??= {};
    (node[':'] ??= {})[method] = sets.get(key);
  }
  const schemes = Object.fromEntries(permissions.map(([name, { schemes: all }]) => [name, marksOf(all)]));
  return `${JSON.stringify({
    from: `${repository} at ${commit}`,
    names: names.map((name) => `${name} ${schemes[name]}`.trimEnd()),
    sets: [...sets.keys()].map((key) => JSON.parse(key)),
    paths: root,
  })}\n`;
}

/** `a`: only an administrator consents to the delegated one; a digit: how privileged it is, 1 to 5. */
function marksOf({ DelegatedWork: work, Application: application }) {
  const level = work?.privilegeLevel ?? application?.privilegeLevel;
  return `${work?.adminConsentRequired ? 'a' : ''}${level ?? ''}`;
}

/** By operation and scheme, what opens it alone; path segments in lower case, placeholders as `{}`. */
function openersByOperation(permissions) {
  const operations = new Map();
  for (const [name, { schemes }] of permissions) {
    for (const [scheme, { id, paths, privilegeLevel = 3 }] of Object.entries(schemes)) {
      // Without an id it is not there yet and cannot be asked for.
      if (id === undefined) continue;
      for (const { methods, path, leastPrivileged, alsoRequires } of paths) {
        if (alsoRequires !== undefined && alsoRequires.length > 0) continue;
        const template = templateOf(path);
        // Folders in folders, however deep; the product reads those its own way.
        if (template.includes('...')) continue;
        // Whole path sets were marked for personal accounts, which have neither groups nor sites.
        if (scheme === 'DelegatedPersonal' && /^\/(?:groups|sites)\b/.test(template)) continue;
        for (const method of methods) {
          const operation = `${method} ${template}`;
          if (!operations.has(operation)) operations.set(operation, new Map());
          const byScheme = operations.get(operation);
          const openers = byScheme.get(scheme) ?? [];
          byScheme.set(scheme, [
            ...openers,
            { name, isLeast: leastPrivileged, methods: methods.length, privilegeLevel, paths: paths.length },
          ]);
        }
      }
    }
  }
  return operations;
}

/** Path segments in lower case, without namespaces; placeholders, keys and the values of functions as `{}`. */
function templateOf(path) {
  return (
    path
      .toLowerCase()
      .replaceAll(/\{[^}]*\}/g, '{}')
      .replaceAll(/\((?:\{\}|team-id)\)/g, '/{}')
      .replaceAll(/, /g, ',')
      .replaceAll("'{}'", '{}')
      // Slips of what is published.
      .replaceAll('{}}', '{}')
      .replaceAll('root:/{}/', 'root:/{}:/')
      .replaceAll(/root:\/[^:]+(?=:\/)/g, 'root:/{}')
      .replaceAll(/microsoft\.graph\.(?=[a-z])/g, '')
      .replaceAll('()', '')
  );
}

/** From the least privileged. Several may be marked so: what writes is not the least for a read, then what has fewer methods, a lower level, fewer paths. */
function ordered(openers, method) {
  const writes = ({ name }) => (method === 'GET' && /Write/.test(name) ? 1 : 0);
  return openers
    .toSorted(
      (one, other) =>
        writes(one) - writes(other) ||
        Number(other.isLeast) - Number(one.isLeast) ||
        one.methods - other.methods ||
        one.privilegeLevel - other.privilegeLevel ||
        one.paths - other.paths ||
        (one.name < other.name ? -1 : 1),
    )
    .map(({ name }) => name)
    .filter((name, index, all) => all.indexOf(name) === index);
}

/** What is published leaves out broader permissions that open an operation, too: to write is to read, and all is more than one's own. */
function withBroader(list, names) {
  const broader = list.flatMap((name) => [
    name.replace(/\.Read(?=\.|$)/, '.ReadWrite'),
    /\.(?:Read|ReadWrite)$/.test(name) ? `${name}.All` : name,
    name.endsWith('.Read') ? `${name.slice(0, -'Read'.length)}ReadWrite.All` : name,
  ]);
  return [...new Set([...list, ...broader.filter((name) => names.includes(name))])];
}
