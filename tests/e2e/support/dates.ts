// Days as a person in some place counts them. A test has one day: it does not begin shortly before midnight.

/** What a test takes at the most, in milliseconds. */
const LONGEST_MS = 60_000;

let begun: Date | undefined;

/** Begins a test, after midnight where that is near in one of the time zones. */
export async function beginDay(zones: Iterable<string>, now = () => new Date()): Promise<void> {
  for (let left = nearest(zones, now()); left <= LONGEST_MS; left = nearest(zones, now())) {
    await new Promise((done) => setTimeout(done, left));
  }
  begun = now();
}

function nearest(zones: Iterable<string>, now: Date): number {
  return Math.min(...[...zones].map((zone) => untilMidnight(now, zone)));
}

/** Milliseconds until the next day begins there; more than none. */
export function untilMidnight(now: Date, timeZone: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = now
    .toLocaleTimeString('sv', { timeZone })
    .split(':')
    .map(Number);
  return ((23 - hours) * 60 + (59 - minutes)) * 60_000 + (60 - seconds) * 1_000 - now.getMilliseconds();
}

/** The day so many days from that of the test there, as a date field has it: `2027-02-21`. */
export function dayFromNow(days: number, timeZone = 'UTC'): string {
  // A title or a constant of the file would keep a day that is over when the test runs.
  if (!begun) throw new Error('There is no day before a test has begun.');
  // Swedish writes dates as date fields do.
  return moved(begun.toLocaleDateString('sv', { timeZone }), days);
}

/** The day so many days later. */
export function moved(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** "21 February 2027", as British English writes it. */
export function inWords(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

/** The last second of a day where clocks show `offset` (`+05:30`) at its end, in milliseconds since 1970. */
export function lastSecond(day: string, offset: string): number {
  return Date.parse(`${day}T23:59:59${offset}`);
}

/** The first Sunday on or after a day of a month (1 to 12) that is not over yet; `after` days later. */
export function nextSunday(month: number, from: number, after = 0): string {
  for (let day = dayFromNow(2 - after); ; day = moved(day, 1)) {
    const date = new Date(`${day}T00:00:00Z`);
    const isFirst = date.getUTCDate() >= from && date.getUTCDate() < from + 7;
    if (date.getUTCMonth() + 1 === month && date.getUTCDay() === 0 && isFirst) return moved(day, after);
  }
}
