/** 12345 as 12,345, whatever the machine's locale. */
export function grouped(value: number): string {
  return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Seconds with three digits: 0.0321 → 32.1 ms. */
export function duration(seconds: number): string {
  if (seconds >= 99.95) return `${seconds.toFixed(0)} s`;
  if (seconds >= 0.9995) return `${seconds.toPrecision(3)} s`;
  const milliseconds = seconds * 1000;
  return `${milliseconds >= 99.95 ? milliseconds.toFixed(0) : milliseconds.toPrecision(3)} ms`;
}

export function ratio(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toPrecision(2);
}

/** The slope of log y over log x, by least squares: e where y is about c · x^e. */
export function exponentOf(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
