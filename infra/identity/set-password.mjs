// Gives a citizen of the city a password: echo -n "<password>" | node set-password.mjs <identity number>
import { Accounts } from './accounts.mjs';
import { City } from './city.mjs';
import { loadKeys } from './keys.mjs';
import { readSettings } from './settings.mjs';
import { openStore } from './store.mjs';

const [citizenId] = process.argv.slice(2);
const settings = readSettings();
const person = citizenId && new City(settings.cityIndex).find(citizenId);
if (!person) {
  console.error('set-password: give the identity number of a citizen in the index, as the only argument');
  process.exit(2);
}
const password = (await process.stdin.setEncoding('utf8').toArray()).join('').replace(/\n$/, '');
const database = openStore(settings.directory);
try {
  await new Accounts(database, loadKeys(settings.directory).subjectSecret).setPassword(person, password);
} catch (error) {
  console.error(`set-password: ${error.message}`);
  process.exitCode = 2;
} finally {
  database.close();
}
