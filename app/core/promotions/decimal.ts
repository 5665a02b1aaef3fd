/** A number with at most so many decimals, written with a point or, as in French, with a comma. */
export function decimal(typed: string, digits: number): number | null {
  const match = /^(\d{1,15})(?:[.,](\d+))?$/.exec(typed.trim());
  if (match === null || (match[2]?.length ?? 0) > digits) return null;
  return Number(`${match[1] ?? ''}.${match[2] ?? '0'}`);
}
