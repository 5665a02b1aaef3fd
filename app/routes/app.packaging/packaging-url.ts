import { z } from 'zod';
import { cursorParam } from '~/components/address-params';
import { readTicked } from '~/components/ticked-listings';
import { BOARD_PARTS, type BoardPart } from '~/services/catalogue/views';

const PARAMS = { part: z.enum(BOARD_PARTS), after: cursorParam, before: cursorParam };

/** What the address asks for; what it cannot ask for is left out, so that an old or mistyped link still opens. */
export function parsePackagingUrl(params: URLSearchParams): {
  part: BoardPart;
  after?: string;
  before?: string;
  listingIds?: string[];
} {
  const read = <Name extends keyof typeof PARAMS>(name: Name) =>
    PARAMS[name].safeParse(params.get(name)).data as z.infer<(typeof PARAMS)[Name]> | undefined;
  return {
    part: read('part') ?? 'unknown',
    after: read('after'),
    before: read('before'),
    ...readTicked(params),
  };
}
