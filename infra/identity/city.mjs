// The synthetic city's people, read from its index; the provider never writes there.
import { DatabaseSync } from 'node:sqlite';
import { existsSync } from 'node:fs';

/** Reads personas and citizens. A city made later is found without a restart. */
export class City {
  #path;
  #database;

  constructor(path) { this.#path = path; }

  /** All personas in the order of the city, or [] while there is no city. */
  personas() {
    return this.#query('SELECT * FROM persona ORDER BY rowid').map(asPerson);
  }

  /** A person by persona name or identity number; undefined when the city has none. */
  find(nameOrId) {
    const [persona] = this.#query('SELECT * FROM persona WHERE name = ?1 OR citizen_id = ?1', nameOrId);
    if (persona) {
      return asPerson(persona);
    }
    const [citizen] = this.#query('SELECT id_no, name FROM citizen WHERE id_no = ?', nameOrId);
    return citizen && { citizenId: citizen.id_no, zh: citizen.name, en: citizen.name, roles: ['citizen'] };
  }

  #query(sql, ...values) {
    if (!this.#database) {
      if (!existsSync(this.#path)) {
        return [];
      }
      this.#database = new DatabaseSync(this.#path, { readOnly: true });
    }
    return this.#database.prepare(sql).all(...values);
  }
}

function asPerson(row) {
  return {
    persona: row.name,
    citizenId: row.citizen_id,
    zh: row.display_zh,
    en: row.display_en,
    department: row.department ?? undefined,
    roles: JSON.parse(row.roles),
    story: { zh: row.story_zh, en: row.story_en },
  };
}
