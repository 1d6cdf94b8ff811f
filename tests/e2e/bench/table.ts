// Figures as a table on a terminal.

/** One figure of every run, as its median and its extremes. */
export function row(what: string, unit: string, figures: readonly number[], digits = 0): string {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  const cells = [median, sorted[0] ?? 0, sorted.at(-1) ?? 0].map((n) => n.toFixed(digits).padStart(10));
  return `${what.padEnd(38)} ${cells.join(' ')}  ${unit}`;
}

export const HEADER = `${''.padEnd(38)} ${['median', 'least', 'most'].map((n) => n.padStart(10)).join(' ')}`;
