import { z } from 'zod';

const pageKey = z.object({ sort: z.string(), value: z.string(), id: z.string() });

/** The place of a row in a list: what it is sorted by, the row's value, and its id where several have that value. */
export type PageKey = z.infer<typeof pageKey>;

/** Opaque to whoever carries it from page to page. */
export function writeCursor({ sort, value, id }: PageKey): string {
  return Buffer.from(JSON.stringify({ sort, value, id } satisfies PageKey)).toString('base64url');
}

/** `null`, and with it the first page, for a cursor that was cut, is none of ours, or is of another sort. */
export function readCursor(sort: string, cursor: string | null | undefined): PageKey | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const key = pageKey.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return key.sort === sort ? key : null;
  } catch {
    return null;
  }
}
