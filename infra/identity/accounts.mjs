// Accounts: who signs in, by a subject identifier that says nothing, and the claims a token carries about them.
import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(scrypt);
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const FAILURES_BEFORE_LOCK = 5;
const LOCK_SECONDS = 15 * 60;

export class Accounts {
  #database;
  #secret;
  #now;

  constructor(database, subjectSecret, now = () => Date.now()) {
    this.#database = database;
    this.#secret = subjectSecret;
    this.#now = now;
  }

  /** The account of a person of the city, made at the first sign-in; returns its subject identifier. */
  enter(person) {
    const sub = this.#subject(person.citizenId);
    this.#database.prepare(`
      INSERT INTO account (sub, citizen_id, name_zh, name_en, department, roles) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (sub) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
        department = excluded.department, roles = excluded.roles`)
      .run(sub, person.citizenId, person.zh, person.en, person.department ?? null, JSON.stringify(person.roles));
    return sub;
  }

  /** Sets a password (12 to 200 characters) and the roles of an account. */
  async setPassword(person, password) {
    if (password.length < 12 || password.length > 200) {
      throw new Error('a password has 12 to 200 characters');
    }
    const sub = this.enter(person);
    const salt = randomBytes(16);
    const hash = await derive(password, salt, 32, COST);
    this.#database.prepare('UPDATE account SET password = ?, failures = 0, locked_until = 0 WHERE sub = ?')
      .run(`${salt.toString('base64url')}.${hash.toString('base64url')}`, sub);
  }

  /**
   * Checks a password. Returns the subject identifier, or undefined: unknown person, wrong password and locked account
   * answer alike and take the same time.
   */
  async check(citizenId, password) {
    const account = this.#database.prepare('SELECT * FROM account WHERE citizen_id = ?').get(citizenId);
    const [salt, hash] = (account?.password ?? `${'A'.repeat(22)}.${'A'.repeat(43)}`)
      .split('.').map((part) => Buffer.from(part, 'base64url'));
    const given = await derive(password.slice(0, 200), salt, 32, COST);
    const seconds = Math.floor(this.#now() / 1000);
    if (!account?.password || account.locked_until > seconds) {
      return undefined;
    }
    if (timingSafeEqual(given, hash)) {
      this.#database.prepare('UPDATE account SET failures = 0 WHERE sub = ?').run(account.sub);
      return account.sub;
    }
    const failures = account.failures + 1;
    this.#database.prepare('UPDATE account SET failures = ?, locked_until = ? WHERE sub = ?').run(
      failures % FAILURES_BEFORE_LOCK, failures >= FAILURES_BEFORE_LOCK ? seconds + LOCK_SECONDS : 0, account.sub);
    return undefined;
  }

  /** What oidc-provider calls: the account of a subject identifier, with its ID token claims. */
  find(sub) {
    const row = this.#database.prepare('SELECT * FROM account WHERE sub = ?').get(sub);
    return row && {
      accountId: sub,
      claims: async () => ({
        sub, name: row.name_zh, name_en: row.name_en, roles: JSON.parse(row.roles),
        department: row.department ?? undefined,
      }),
    };
  }

  /** The claims that an access token for the API carries besides the standard ones. */
  tokenClaims(sub) {
    const row = this.#database.prepare('SELECT * FROM account WHERE sub = ?').get(sub);
    return row && {
      citizen_id: row.citizen_id, roles: JSON.parse(row.roles), department: row.department ?? undefined,
      name: row.name_zh,
    };
  }

  #subject(citizenId) {
    return createHmac('sha256', this.#secret).update(citizenId).digest('base64url');
  }
}
