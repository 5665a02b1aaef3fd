import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { StoreRecord } from './ports';

/** Whom a store sells to, in fixed order: as the merchant chose, else as its markets say, else everyone. */
export function audiencesOf(record: StoreRecord | null): Audience[] {
  const sellsTo = record?.settings.audiences ?? record?.facts?.sellsTo ?? AUDIENCES;
  return AUDIENCES.filter((audience) => sellsTo.includes(audience));
}
