// GraphiQL in the portal's session: questions go to this site, which adds the token; the purpose is chosen above.
(() => {
  const root = document.querySelector('[data-graphiql]');
  if (!root) return;
  const { examples, codes, address, token, words } = JSON.parse(document.getElementById('graphiql-data').textContent);
  const purpose = document.getElementById('purpose');
  const panel = document.getElementById('graphiql-errors');

  const text = (tag, content, name) => {
    const element = document.createElement(tag);
    element.textContent = content;
    if (name) element.className = name;
    return element;
  };

  const placeOf = (error) => error.path?.join('.')
    ?? (error.locations ?? []).map(({ line, column }) => `${words.line} ${line}:${column}`).join(', ');

  // What went wrong, as a person would want it: what it is, its code, what mends it, and all the places it happened at.
  const show = (errors) => {
    const groups = new Map();
    for (const error of errors) {
      const { code, text: said } = error.extensions ?? {};
      const message = said?.[words.language] ?? error.message;
      const key = `${code} ${message}`;
      if (!groups.has(key)) groups.set(key, { code, message, places: [] });
      groups.get(key).places.push(placeOf(error));
    }
    panel.replaceChildren(...[...groups.values()].map(({ code, message, places }) => {
      const item = document.createElement('li');
      item.append(text('code', code ?? words.error), ' ', text('span', message));
      if (codes[code]) item.append(text('span', codes[code].mend, 'mend'));
      item.append(text('small', places.filter(Boolean).join(' · '), 'where'));
      return item;
    }));
    panel.parentElement.hidden = errors.length === 0;
  };

  const at = (data, path) => path.reduce((value, key) => value[key], data);

  // Puts a later part of an answer where it belongs; the first part named the places it would fill.
  const merge = (whole, part, places) => {
    for (const { id, path } of part.pending ?? []) places.set(id, path);
    for (const piece of part.incremental ?? []) {
      const target = at(whole.data, [...(places.get(piece.id) ?? []), ...(piece.subPath ?? [])]);
      if (piece.items) target.push(...piece.items);
      else Object.assign(target, piece.data);
      whole.errors = [...(whole.errors ?? []), ...(piece.errors ?? [])];
    }
    for (const done of part.completed ?? []) whole.errors = [...(whole.errors ?? []), ...(done.errors ?? [])];
    if (whole.errors?.length === 0) delete whole.errors;
    if (part.extensions) whole.extensions = part.extensions;
    return whole;
  };

  async function* parts(response, boundary) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const mark = `\r\n--${boundary}`;
    let held = '\r\n';
    for (;;) {
      const { done, value } = await reader.read();
      held += value ?? '';
      for (let end = held.indexOf(mark); end >= 0; end = held.indexOf(mark)) {
        const body = held.slice(0, end).split('\r\n\r\n').slice(1).join('\r\n\r\n').trim();
        held = held.slice(end + mark.length);
        if (body) yield JSON.parse(body);
      }
      if (done) return;
    }
  }

  // Just after another tab was chosen, GraphiQL still names the operation of the one before.
  const named = ({ query, variables, operationName }) => ({
    query,
    variables,
    operationName: new RegExp(`\\b${operationName}\\b`).test(query) ? operationName : undefined,
  });

  async function* ask(params) {
    const headers = {
      accept: 'multipart/mixed, application/json',
      'content-type': 'application/json',
      RequestVerificationToken: token,
    };
    const chosen = purpose.value.trim();
    if (chosen) headers['Hub-Purpose'] = chosen;
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(named(params)) });
    const boundary = /^multipart\/mixed.*boundary="?([^";]+)/.exec(response.headers.get('content-type') ?? '')?.[1];
    if (!boundary) {
      const answer = await response.json();
      if (params.operationName !== 'IntrospectionQuery' || answer.errors) show(answer.errors ?? []);
      yield answer;
      return;
    }
    const places = new Map();
    let whole;
    for await (const part of parts(response, boundary)) {
      const { hasNext, pending, incremental, completed, ...rest } = part;
      whole = merge(whole ?? rest, part, places);
      show(whole.errors ?? []);
      yield structuredClone(whole);
    }
  }

  // One answer is one answer; only what comes in parts is handed on as parts.
  const fetcher = async (params) => {
    const answers = ask(params);
    const first = await answers.next();
    const second = answers.next();
    return (async function* all() {
      yield first.value;
      for (let next = await second; !next.done; next = await answers.next()) yield next.value;
    })();
  };

  ReactDOM.createRoot(root).render(React.createElement(GraphiQL, {
    fetcher,
    defaultTabs: examples.map((query) => ({ query })),
    defaultEditorToolsVisibility: false,
    isHeadersEditorEnabled: false,
    shouldPersistHeaders: false,
    inputValueDeprecation: true,
    schemaDescription: true,
  }));
})();
