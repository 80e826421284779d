// Starts the provider on loopback (IPv4 and IPv6) and ends with its parent's signal.
import { createServer } from 'node:http';
import { Accounts } from './accounts.mjs';
import { City } from './city.mjs';
import { interactionRoutes } from './interactions.mjs';
import { loadKeys } from './keys.mjs';
import { createProvider } from './provider.mjs';
import { readSettings } from './settings.mjs';
import { adapterOver, openStore, sweepExpired } from './store.mjs';

/** Builds everything and listens; resolves to a function that stops it. Throws what the operator can mend. */
export async function start(settings) {
  const keys = loadKeys(settings.directory);
  const database = openStore(settings.directory);
  const accounts = new Accounts(database, keys.subjectSecret);
  const city = new City(settings.cityIndex);
  const provider = await createProvider({ settings, keys, Adapter: adapterOver(database), accounts, city });
  const handle = requestHandler(provider, interactionRoutes({ provider, settings, accounts, city }));
  const stopSweep = sweepExpired(database);
  const servers = await Promise.all(['127.0.0.1', '::1'].map((host) => listen(handle, host, settings.port)));
  return async () => {
    stopSweep();
    await Promise.all(servers.filter(Boolean).map((server) => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    })));
    database.close();
  };
}

function requestHandler(provider, interactions) {
  const callback = provider.callback();
  return async (request, response) => {
    try {
      if (request.url === '/health/live') {
        response.setHeader('content-type', 'application/json');
        response.end('{"status":"live"}');
      } else if (!await interactions(request, response)) {
        callback(request, response);
      }
    } catch (error) {
      // An expired or foreign interaction is the person's to restart; anything else is ours and logged by name only.
      const known = error.statusCode ?? (error.name === 'SessionNotFound' ? 400 : undefined);
      if (!known) {
        console.error(`identity: ${error.name}: ${error.message}`);
      }
      response.writeHead(known ?? 500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(known
        ? '登录已过期，请返回门户重新登录。\nThis sign-in has expired; go back to the portal and sign in again.\n'
        : 'internal error\n');
    }
  };
}

function listen(handle, host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer(handle);
    server.once('error', (error) => {
      if (host === '::1' && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code)) {
        resolve(undefined);
      } else {
        reject(error.code === 'EADDRINUSE'
          ? new Error(`port ${port} is taken; stop what uses it, or set HUB_ISSUER to another port`)
          : error);
      }
    });
    server.listen({ host, port, ipv6Only: host === '::1' }, () => resolve(server));
  });
}

if (process.argv[1] === import.meta.filename) {
  try {
    const settings = readSettings();
    const stop = await start(settings);
    console.log(`identity: ${settings.issuer} (${settings.development ? 'development: sign in by persona' : 'sign in by password'})`);
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, () => stop().then(() => process.exit(0)));
    }
  } catch (error) {
    console.error(`identity: ${error.message}`);
    process.exit(1);
  }
}
