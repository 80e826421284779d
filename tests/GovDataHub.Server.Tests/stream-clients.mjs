// Real clients against a running server: one JSON object a line, {name, ok, found}.
//   node stream-clients.mjs ADDRESS TOKEN
import { createClient as createSocketClient } from 'graphql-ws';
import { createClient as createEventClient } from 'graphql-sse';
import { WebSocket } from 'ws';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';

const [url, token] = process.argv.slice(2);
const headers = { authorization: `Bearer ${token}`, 'Hub-Purpose': 'self' };
const QUERY = '{ viewer { kind purpose } }';
const MUTATION = 'mutation { startMatter(code: "HRS-10") { case { id state } errors { code } } }';
const DEFER = '{ me { id ... @defer(label: "fund") { hpf { account { accountNo } } } } }';
const CASE = 'subscription ($id: ID!) { caseUpdated(id: $id) { id state } }';
let failed = false;

function report(name, ok, found) {
  failed ||= !ok;
  console.log(JSON.stringify({ name, ok, found }));
}

async function check(name, run) {
  try {
    const [ok, found] = await run();
    report(name, ok, found);
  } catch (error) {
    report(name, false, String(error?.message ?? error?.reason ?? error) + (error?.code ?? ''));
  }
}

async function all(results) {
  const found = [];
  for await (const result of results) found.push(result);
  return found;
}

async function first(results) {
  for await (const result of results) return result;
  return undefined;
}

/** Queries, a mutation, a subscription and deferred parts through a client with `iterate`. */
async function iterating(name, client) {
  await check(`${name}: query`, async () => {
    const found = await all(client.iterate({ query: QUERY }));
    return [found.length === 1 && found[0].data.viewer.purpose === 'self', found];
  });
  let id;
  await check(`${name}: mutation`, async () => {
    const found = await all(client.iterate({ query: MUTATION }));
    id = found[0].data.startMatter.case.id;
    return [found[0].data.startMatter.errors.length === 0, found];
  });
  await check(`${name}: subscription`, async () => {
    const found = await first(client.iterate({ query: CASE, variables: { id } }));
    return [found.data.caseUpdated.id === id, found];
  });
  await check(`${name}: deferred part`, async () => {
    const found = await all(client.iterate({ query: DEFER }));
    const part = found.slice(1).flatMap((payload) => payload.incremental ?? []);
    return [
      found.length === 2 && found[0].hasNext && !('hpf' in found[0].data.me) && 'hpf' in part[0].data &&
        found[1].hasNext === false, found];
  });
  await check(`${name}: a document that is not valid`, async () => {
    let errors;
    try {
      errors = (await all(client.iterate({ query: '{ nothing }' })))[0].errors;
    } catch (thrown) {
      errors = Array.isArray(thrown) ? thrown : [{ message: String(thrown?.message ?? thrown) }];
    }
    return [errors?.length > 0, errors];
  });
}

async function apollo() {
  const socket = createSocketClient({
    url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, connectionParams: headers });
  const make = (incrementalHandler) => new ApolloClient({
    cache: new InMemoryCache(),
    incrementalHandler,
    link: ApolloLink.split(({ operationType }) => operationType === 'subscription',
      new GraphQLWsLink(socket), new HttpLink({ uri: url, headers })),
  });
  const client = make(new GraphQL17Alpha9Handler());
  await check('apollo: query', async () => {
    const { data } = await client.query({ query: gql(QUERY), fetchPolicy: 'no-cache' });
    return [data.viewer.purpose === 'self', data];
  });
  let id;
  await check('apollo: mutation', async () => {
    const { data } = await client.mutate({ mutation: gql(MUTATION) });
    id = data.startMatter.case.id;
    return [typeof id === 'string', data];
  });
  await check('apollo: subscription', () => new Promise((resolve, reject) => {
    const watching = client.subscribe({ query: gql(CASE), variables: { id } }).subscribe({
      next: ({ data, error }) => {
        resolve([data?.caseUpdated.id === id, data ?? String(error)]);
        watching.unsubscribe();
      },
      error: reject,
    });
  }));
  await check('apollo: deferred part', () => deferred(client));
  await check('apollo: the older form gets the whole', async () => {
    const { data } = await make(new Defer20220824Handler()).query({ query: gql(DEFER), fetchPolicy: 'no-cache' });
    return ['hpf' in data.me, data];
  });
  socket.dispose();
}

/** Watches a deferring query until it is whole; its first state must come without the deferred fragment. */
function deferred(client) {
  return new Promise((resolve, reject) => {
    const states = [];
    const watching = client.watchQuery({ query: gql(DEFER), fetchPolicy: 'no-cache' }).subscribe({
      next: (state) => {
        if (state.data?.me) states.push(JSON.parse(JSON.stringify(state.data)));
        if (state.dataState === 'complete') {
          const [begun, whole] = [states[0], states[states.length - 1]];
          resolve([states.length >= 2 && !('hpf' in begun.me) && 'hpf' in whole.me, states]);
          setTimeout(() => watching.unsubscribe());
        }
      },
      error: reject,
    });
  });
}

const socketClient = createSocketClient({
  url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, connectionParams: headers, retryAttempts: 0 });
await iterating('graphql-ws', socketClient);
await socketClient.dispose();
const distinct = createEventClient({ url, headers, retryAttempts: 0 });
await iterating('graphql-sse distinct', distinct);
distinct.dispose();
const single = createEventClient({ url, headers: () => ({ ...headers }), singleConnection: true, retryAttempts: 0 });
await iterating('graphql-sse single', single);
single.dispose();
await apollo();
process.exit(failed ? 1 : 0);
