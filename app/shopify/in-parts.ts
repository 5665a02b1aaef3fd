/** As many ids as a query takes. */
const IDS_A_REQUEST = 250;

/** Parts that a query takes each. */
export function* inParts<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += IDS_A_REQUEST) {
    yield all.slice(start, start + IDS_A_REQUEST);
  }
}
