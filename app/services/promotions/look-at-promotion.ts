import { differingFields } from '~/core/promotions/discount-parts';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import { removeDuplicate } from './drive-part';
import type {
  PromotionPorts,
  ShopifyPromotions,
  DiscountInShopify,
  Promotion,
  PromotionPart,
} from './ports';

interface Look {
  ports: Pick<PromotionPorts, 'promotions'> & Clock & Logs;
  store: StoreDomain;
  shopify: ShopifyPromotions;
  promotion: Promotion;
}

/** Notes what was changed in Shopify's admin; changes nothing there but to remove a second discount of ours. */
export async function lookAtPromotion(
  look: Look,
  { forDuplicates }: { forDuplicates: boolean },
): Promise<void> {
  const { ports, promotion } = look;
  // What is under way looks for itself; after the end nothing depends on it.
  if (promotion.state !== 'scheduled') return;
  if (Date.parse(promotion.plan.endsAt) <= ports.now().getTime()) return;
  for (const part of promotion.parts) {
    if (part.wanted === null || part.discountId === null || part.callingSince !== null) continue;
    const present = await look.shopify.discounts.find(part.discountId);
    if (forDuplicates && (await settleDuplicates(look, part, present))) continue;
    await compare(look, part, present);
  }
}

/** True where another discount with our marker took the place of one that is gone. */
async function settleDuplicates(
  look: Look,
  part: PromotionPart,
  present: DiscountInShopify | null,
): Promise<boolean> {
  const { ports, store, shopify, promotion } = look;
  const trigger = part.known?.trigger ?? promotion.plan.trigger;
  const found = await shopify.discounts.findByMarker(part.marker, trigger);
  const others = found.filter(({ id }) => id !== part.discountId);
  const [heir] = others;
  if (!present && heir) {
    await ports.promotions.changePart(store, promotion.id, expected(look, part), {
      discountId: heir.id,
      seenInShopify: null,
    });
    return true;
  }
  const drive = { ports, store, promotion, discounts: shopify.discounts };
  for (const duplicate of others) await removeDuplicate(drive, duplicate);
  return false;
}

async function compare(
  look: Look,
  part: PromotionPart,
  present: DiscountInShopify | null,
): Promise<void> {
  const { ports, store, promotion } = look;
  const seenInShopify = seenOf(part, present);
  const seenAt = ports.now();
  const isNews =
    seenInShopify !== null && JSON.stringify(seenInShopify) !== JSON.stringify(part.seenInShopify);
  await ports.promotions.changePart(
    store,
    promotion.id,
    expected(look, part),
    { seenInShopify, seenAt },
    isNews
      ? {
          at: seenAt,
          by: null,
          kind: 'changedInShopify',
          data: {
            fields: seenInShopify.fields,
            gone: seenInShopify.gone,
            discountId: part.discountId ?? undefined,
          },
        }
      : undefined,
  );
}

function seenOf(
  { known }: PromotionPart,
  present: DiscountInShopify | null,
): PromotionPart['seenInShopify'] {
  if (!present?.terms) return { terms: null, gone: present === null, fields: [] };
  const fields = known === null ? [] : differingFields(known, present.terms);
  return fields.length === 0 ? null : { terms: present.terms, gone: false, fields };
}

/** What was seen is worth nothing once the promotion was changed meanwhile. */
function expected({ promotion }: Look, { position, marker, callingSince }: PromotionPart) {
  return { position, marker, callingSince, revision: promotion.revision };
}
