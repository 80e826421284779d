// Decides the cases of a file with feelin on one thread for some seconds; prints {"perSecond", "decisions"} as JSON.
import { readFileSync } from 'node:fs';
import { date, evaluate } from 'feelin';

const [file, seconds] = process.argv.slice(2);
const { today, cases } = JSON.parse(readFileSync(file, 'utf8'), (_, value) =>
  value !== null && typeof value === 'object' && '$date' in value ? date(value.$date) : value);

const number = (day) => Date.UTC(day.year, day.month - 1, day.day) / 86_400_000;
const days = (day) => day === null || day === undefined ? null : number(today) - number(day);
const units = (length) => (d) => days(d) === null ? null : days(d) / length;
const functions = {
  today: () => today,
  thisYear: () => today.year,
  daysSince: days,
  daysUntil: (d) => days(d) === null ? null : -days(d),
  monthsSince: units(30.44),
  yearsSince: units(365.25),
  age: (d) => days(d) === null ? null : Math.floor(days(d) / 365.25),
  size: (x) => x === null || x === undefined ? null : x.length,
  nz: (x) => x ?? 0,
  isNone: (x) => x === null || x === undefined || x === 'none',
};

const prepared = cases.map(({ expression, context }) => [expression, { ...functions, ...context }]);
const decisions = prepared.map(([expression, context]) => evaluate(expression, context).value === true);

const end = performance.now() + Number(seconds) * 1000;
let count = 0;
const start = performance.now();
while (performance.now() < end) {
  for (const [expression, context] of prepared) {
    evaluate(expression, context);
    count++;
  }
}

console.log(JSON.stringify({ perSecond: count / ((performance.now() - start) / 1000), decisions }));
