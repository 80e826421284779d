// Where the provider keeps sessions, grants and tokens: one SQLite file, so that a restart signs nobody out.
import { DatabaseSync } from 'node:sqlite';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS artefact (
    model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, expires_at INTEGER,
    grant_id TEXT, uid TEXT, user_code TEXT, consumed_at INTEGER, PRIMARY KEY (model, id)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS artefact_grant ON artefact (grant_id) WHERE grant_id IS NOT NULL;
  CREATE INDEX IF NOT EXISTS artefact_uid ON artefact (model, uid) WHERE uid IS NOT NULL;
  CREATE INDEX IF NOT EXISTS artefact_expiry ON artefact (expires_at) WHERE expires_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS account (
    sub TEXT PRIMARY KEY, citizen_id TEXT NOT NULL UNIQUE, name_zh TEXT, name_en TEXT, department TEXT,
    roles TEXT NOT NULL DEFAULT '["citizen"]', password TEXT, failures INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
`;

/** Opens (and if need be makes) the store in `directory`. */
export function openStore(directory) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(directory, 'identity.sqlite'));
  database.exec(SCHEMA);
  return database;
}

/** Deletes expired rows every minute, so that the file does not grow with every sign-in. Returns a stop function. */
export function sweepExpired(database, now = () => Date.now()) {
  const statement = database.prepare('DELETE FROM artefact WHERE expires_at IS NOT NULL AND expires_at < ?');
  const sweep = () => statement.run(Math.floor(now() / 1000));
  sweep();
  const timer = setInterval(sweep, 60_000);
  timer.unref();
  return () => clearInterval(timer);
}

/** The storage adapter class that oidc-provider asks for, over one open store. */
export function adapterOver(database) {
  const seconds = () => Math.floor(Date.now() / 1000);
  const upsert = database.prepare(`
    INSERT INTO artefact (model, id, payload, expires_at, grant_id, uid, user_code) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (model, id) DO UPDATE SET payload = excluded.payload, expires_at = excluded.expires_at,
      grant_id = excluded.grant_id, uid = excluded.uid, user_code = excluded.user_code`);
  const select = (where) => database.prepare(
    `SELECT payload, consumed_at FROM artefact WHERE model = ? AND ${where} = ? AND (expires_at IS NULL OR expires_at > ?)`);
  const byId = select('id');
  const byUid = select('uid');
  const byUserCode = select('user_code');
  const consume = database.prepare(
    'UPDATE artefact SET consumed_at = ? WHERE model = ? AND id = ? AND consumed_at IS NULL');
  const destroy = database.prepare('DELETE FROM artefact WHERE model = ? AND id = ?');
  const revoke = database.prepare('DELETE FROM artefact WHERE grant_id = ?');

  const read = (row) => row && {
    ...JSON.parse(row.payload),
    ...(row.consumed_at === null ? undefined : { consumed: row.consumed_at }),
  };

  return class SqliteAdapter {
    constructor(model) { this.model = model; }

    async upsert(id, payload, expiresIn) {
      upsert.run(this.model, id, JSON.stringify(payload), expiresIn ? seconds() + expiresIn : null,
        payload.grantId ?? null, payload.uid ?? null, payload.userCode ?? null);
    }

    async find(id) { return read(byId.get(this.model, id, seconds())); }

    async findByUid(uid) { return read(byUid.get(this.model, uid, seconds())); }

    async findByUserCode(code) { return read(byUserCode.get(this.model, code, seconds())); }

    async consume(id) { consume.run(seconds(), this.model, id); }

    async destroy(id) { destroy.run(this.model, id); }

    async revokeByGrantId(grantId) { revoke.run(grantId); }
  };
}
