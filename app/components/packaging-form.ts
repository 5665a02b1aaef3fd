import { z } from 'zod';
import type { PackagingMarks } from '~/core/listing/listing';

/** Shopify takes no more than 250 media for a product. */
const MAX_MEDIA = 250;

/** Fields of the two forms that say which photos show the packaging, and take it back. */
export const PACKAGING_FORMS = [
  z.object({ intent: z.literal('clearPackaging') }),
  z.object({
    intent: z.literal('markPackaging'),
    noneShown: z.enum(['true', 'false']),
    shownOn: z.array(z.string().min(1).max(200)).max(MAX_MEDIA),
  }),
] as const;

type PackagingFields = z.infer<(typeof PACKAGING_FORMS)[number]>;

/** Either photos that show the packaging, or that none does. */
export function saysOneThing(fields: { noneShown: string; shownOn: string[] }): boolean {
  return (fields.noneShown === 'true') === (fields.shownOn.length === 0);
}

/** `null`: the merchant's word is taken back. */
export function marksIn(fields: PackagingFields): PackagingMarks | null {
  if (fields.intent === 'clearPackaging') return null;
  return { shownOn: fields.shownOn, noneShown: fields.noneShown === 'true' };
}
