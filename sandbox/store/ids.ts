/** A global id taken apart. The number stays text: Shopify's ids may exceed 2^53. */
export interface GlobalId {
  type: string;
  id: string;
}

export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

export function parseGid(value: string): GlobalId | null {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(value);
  return match?.[1] && match[2] ? { type: match[1], id: match[2] } : null;
}

/** Orders ids by their number without ever turning them into one. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

const FIRST_ID = 8_100_000_000_001n;
/** 2^53 + 1: the first integer that a JavaScript number cannot hold. */
const FIRST_WIDE_ID = 2n ** 53n + 1n;
const WIDE_EVERY = 8n;

/** Hands out ids; one in eight exceeds 2^53 and is odd, so that any code that makes a number of it shows. */
export class IdAllotter {
  private allotted = 0n;

  next(): string {
    this.allotted += 1n;
    const id =
      this.allotted % WIDE_EVERY === 0n
        ? FIRST_WIDE_ID + 2n * this.allotted
        : FIRST_ID + this.allotted;
    return id.toString();
  }
}
