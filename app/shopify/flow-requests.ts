import { z } from 'zod';
import { globalId, isGlobalId, isIdNumber } from '~/core/store/global-id';
import { isStoreDomain, type StoreDomain } from '~/core/store/store-domain';
import type { ToldUse } from '~/services/flow/ports';
import { instantOf, readSignedBody, refusal, type SignedRequestOptions } from './signed-request';

const store = z.string().toLowerCase().refine(isStoreDomain, 'a shop');

/** What cannot be read is null: Flow gets no other answer than yes, or the merchant cannot turn a workflow on. */
const toldUse = z.object({
  shopify_domain: store.nullable().catch(null),
  flow_trigger_definition_id: z
    .union([z.string(), z.number().transform(String)])
    .nullable()
    .catch(null),
  has_enabled_flow: z.boolean().nullable().catch(null),
  timestamp: z.string().transform(instantOf).nullable().catch(null),
});

const NOTHING = toldUse.parse({
  shopify_domain: null,
  flow_trigger_definition_id: null,
  has_enabled_flow: null,
  timestamp: null,
});

/**
 * Flow tells when a store's first workflow with a trigger is turned on, and when its last one is turned off.
 *
 * @throws Response 405, 413 or 401
 */
export async function readFlowUse(
  request: Request,
  options: SignedRequestOptions,
): Promise<ToldUse & { store: StoreDomain | null }> {
  const body = parseJson(await readSignedBody(request, options));
  const told = toldUse.safeParse(body).data ?? NOTHING;
  return {
    store: told.shopify_domain,
    trigger: told.flow_trigger_definition_id,
    isUsed: told.has_enabled_flow,
    toldAt: told.timestamp,
  };
}

const checkListing = z.object({
  shopify_domain: store,
  handle: z.literal('flow-check-listing'),
  properties: z.object({
    product_id: z
      .union([z.string(), z.number().int()])
      .transform(String)
      .transform((id) => (isIdNumber(id) ? globalId('Product', id) : id))
      .refine((id) => isGlobalId(id, 'Product'), 'the number or the global id of a product'),
  }),
});

/**
 * The action “Check a listing” of a workflow, with the workflow's product.
 *
 * @throws Response 405, 413, 401 or 422
 */
export async function readFlowCheck(
  request: Request,
  options: SignedRequestOptions,
): Promise<{ store: StoreDomain; listingId: string }> {
  const body = parseJson(await readSignedBody(request, options));
  const parsed = checkListing.safeParse(body);
  if (!parsed.success) throw refusal(422, z.prettifyError(parsed.error));
  return { store: parsed.data.shopify_domain, listingId: parsed.data.properties.product_id };
}

/** Undefined: it is not JSON, which no schema takes. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
