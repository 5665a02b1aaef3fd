import type { ValueToWrite, WriteOutcome } from '~/services/changes/ports';
import type { AdminClient } from './admin-client';
import { ShopifyUserError } from './errors';
import { AltTextsNowDocument, UpdateAltTextDocument } from './generated/documents.generated';
import { inParts } from './in-parts';

/** By photo's id; one that is gone is absent. A blank alt text is none. */
export async function altTextsNow(
  client: AdminClient,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const altTexts = new Map<string, string | null>();
  for (const some of inParts(ids)) {
    const { nodes } = await client.request(AltTextsNowDocument, { ids: some });
    for (const node of nodes) {
      if (node && 'alt' in node) altTexts.set(node.id, node.alt === '' ? null : node.alt);
    }
  }
  return altTexts;
}

/**
 * Alt texts of several photos in one request, of which Shopify takes all or nothing: what it declines is left out, and
 * the others are sent again.
 */
export async function writeAltTexts(
  client: AdminClient,
  values: ValueToWrite[],
  options: { sendWithinMs: number },
): Promise<WriteOutcome[]> {
  const files = values.map(({ target, value }) => ({ id: target.resourceId, alt: value ?? '' }));
  try {
    const { fileUpdate } = await client.request(UpdateAltTextDocument, { files }, options);
    const stored = new Map(fileUpdate?.files?.map(({ id, alt }) => [id, alt || null]));
    return values.map(({ target }): WriteOutcome => {
      const alt = stored.get(target.resourceId);
      return alt === undefined ? { kind: 'unknown' } : { kind: 'written', stored: alt };
    });
  } catch (error) {
    if (!(error instanceof ShopifyUserError)) throw error;
    return writeOthers(client, values, options, error);
  }
}

/** Shopify names a photo by its place, one that is gone by its id, and one that it still processes not at all. */
async function writeOthers(
  client: AdminClient,
  values: ValueToWrite[],
  options: { sendWithinMs: number },
  { userErrors }: ShopifyUserError,
): Promise<WriteOutcome[]> {
  const isAbout = (index: number, { field, message }: (typeof userErrors)[number]) =>
    field?.[1] === undefined
      ? message.includes(`"${values[index]?.target.resourceId ?? ''}"`)
      : Number(field[1]) === index;
  const own = values.map((_, index) => userErrors.filter((each) => isAbout(index, each)));
  if (own.every((each) => each.length === 0)) {
    if (values.length === 1) return [refused(userErrors)];
    const outcomes: WriteOutcome[] = [];
    for (const value of values) outcomes.push(...(await writeAltTexts(client, [value], options)));
    return outcomes;
  }
  const others = values.filter((_, index) => own[index]?.length === 0);
  const written = others.length === 0 ? [] : await writeAltTexts(client, others, options);
  return own.map((errors) =>
    errors.length > 0 ? refused(errors) : (written.shift() ?? { kind: 'unknown' }),
  );
}

function refused(errors: ShopifyUserError['userErrors']): WriteOutcome {
  return { kind: 'refused', words: errors.map(({ message }) => message).join(' ') };
}
