import { z } from 'zod';
import { cursorParam, searchParam } from '~/components/address-params';
import type { ListingStatus } from '~/core/listing/listing';

/** What may be chosen, or is. */
export interface Named {
  id: string;
  title: string;
  /** Of a listing. */
  status?: ListingStatus;
}

const asked = z.object({ search: searchParam, after: cursorParam.nullable() });

/** A page of what may be chosen, as the two search addresses answer it. */
export interface OfferedPage extends z.infer<typeof asked> {
  items: Named[];
  next: string | null;
}

/** Which page an address asks for. */
export function parseOfferedUrl(url: string): z.infer<typeof asked> {
  const params = new URL(url).searchParams;
  const query = asked.safeParse({
    search: params.get('search') ?? '',
    after: params.get('after'),
  });
  if (!query.success) throw new Response(null, { status: 400 });
  return query.data;
}
