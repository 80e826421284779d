// A city of two people, and a provider over it, for the tests.
import { DatabaseSync } from 'node:sqlite';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../server.mjs';
import { readSettings } from '../settings.mjs';

export const RENTER = '330199199001010016';
export const NEIGHBOUR = '330199198502020027';

/** A data directory with a city index in it. */
export function makeCity() {
  const data = mkdtempSync(join(tmpdir(), 'identity-'));
  mkdirSync(join(data, 'city'));
  const index = new DatabaseSync(join(data, 'city', 'index.sqlite'));
  index.exec(`
    CREATE TABLE citizen (id_no TEXT PRIMARY KEY, name TEXT NOT NULL, birth_date TEXT);
    CREATE TABLE persona (name TEXT PRIMARY KEY, citizen_id TEXT, display_zh, display_en, department, roles TEXT, story_zh, story_en);
    INSERT INTO citizen VALUES ('${RENTER}', '租客甲', '1990-01-01'), ('${NEIGHBOUR}', '邻居乙', '1985-02-02');
    INSERT INTO persona VALUES
      ('renter', '${RENTER}', '租客甲', 'Renter', NULL, '["citizen"]', '租房居住', 'Rents a home');`);
  index.close();
  return data;
}

/** Starts a provider on a free port; `environment` is development or production. */
export async function startProvider(data, environment = 'development') {
  const port = await freePort();
  const settings = readSettings({
    HUB_ISSUER: `http://localhost:${port}`, HUB_DATA: data, HUB_ENVIRONMENT: environment,
    HUB_PORTAL: 'http://localhost:5081',
  });
  const stop = await start(settings);
  return { settings, issuer: settings.issuer, stop };
}

/** A browser's cookie jar, enough for one provider. */
export function browser(issuer) {
  const jar = new Map();
  return async (path, { form } = {}) => {
    const url = new URL(path, issuer);
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), origin: issuer },
      body: form && new URLSearchParams(form),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value) { jar.set(name, value); } else { jar.delete(name); }
    }
    return response;
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
