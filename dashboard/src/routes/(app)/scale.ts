// Scales of charts: round marks that people can read. Pure functions.

const NICE = [1, 2, 5, 10];

/** The marks of an axis from 0 to at least `most`, in at most four round steps. `whole`: no fractions. */
export function marksOf(most: number, whole = false): number[] {
  const raw = Math.max(most, whole ? 1 : Number.EPSILON) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const nice = (NICE.find((one) => one * power >= raw * 0.999) ?? 10) * power;
  const step = whole ? Math.max(1, nice) : nice;
  const count = Math.ceil(most / step - 0.001) || 1;
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(6)));
}
