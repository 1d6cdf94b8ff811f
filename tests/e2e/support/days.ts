// Days as a person in some place counts them.

/** The day so many days from today there, as a date field has it: `2027-02-21`. */
export function dayFromNow(days: number, timeZone = 'UTC'): string {
  // Swedish writes dates as date fields do.
  const today = new Date().toLocaleDateString('sv', { timeZone });
  return moved(today, days);
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

/** The next day from now that is the nth Sunday of a month (1 to 12); `after` days later. */
export function nextSunday(month: number, nth: number, after = 0): string {
  for (let day = dayFromNow(2 - after); ; day = moved(day, 1)) {
    const date = new Date(`${day}T00:00:00Z`);
    const isNth = Math.ceil(date.getUTCDate() / 7) === nth;
    if (date.getUTCMonth() + 1 === month && date.getUTCDay() === 0 && isNth) return moved(day, after);
  }
}
