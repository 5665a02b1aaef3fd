import type { FrenchDetail } from '~/core/listing/listing';
import type { AdminClient } from './admin-client';
import {
  FrenchOfDetailsDocument,
  type ProductDetailsFragment,
} from './generated/documents.generated';

/** As many ids as a query takes. */
const RESOURCES_A_REQUEST = 250;
/** The value that Shopify gives the only variant of a product without options; no buyer sees it. */
const DEFAULT_VALUE = 'Default Title';

type Source = Omit<FrenchDetail, 'french'> & { resourceId: string };

/**
 * Options, their values and alt texts of these products with their French, published or not, in the texts that
 * hold everywhere. Of a product's photos the first 50. `hasFrench: false`: the store has no French locale, so that
 * there is nothing to ask for.
 */
export async function readFrenchDetails(
  client: AdminClient,
  products: readonly ProductDetailsFragment[],
  { hasFrench }: { hasFrench: boolean },
): Promise<Map<string, FrenchDetail[]>> {
  const sources = new Map(products.map((product) => [product.id, sourcesOf(product)]));
  const ids = [...sources.values()].flat().map(({ resourceId }) => resourceId);
  const french = hasFrench ? await frenchOf(client, ids) : new Map<string, string>();
  return new Map(
    [...sources].map(([id, details]) => [
      id,
      details.map(({ resourceId, ...detail }) => ({
        ...detail,
        french: french.get(resourceId) ?? null,
      })),
    ]),
  );
}

/** Options that a buyer sees. */
export function shownOptions({
  options,
}: Pick<ProductDetailsFragment, 'options'>): ProductDetailsFragment['options'] {
  return options.filter(
    ({ optionValues }) => optionValues.length !== 1 || optionValues[0]?.name !== DEFAULT_VALUE,
  );
}

function sourcesOf(product: ProductDetailsFragment): Source[] {
  return [
    ...shownOptions(product).flatMap(({ id, name, optionValues }): Source[] => [
      { kind: 'optionName', source: name, resourceId: id },
      ...optionValues.map((value): Source => ({
        kind: 'optionValue',
        source: value.name,
        resourceId: value.id,
      })),
    ]),
    ...product.media.nodes.flatMap(({ id, alt }): Source[] =>
      alt?.trim() && id.includes('/MediaImage/')
        ? [{ kind: 'altText', source: alt, resourceId: id }]
        : [],
    ),
  ];
}

/** Canadian French before French of everywhere, as a buyer in Canada is shown it. */
async function frenchOf(client: AdminClient, ids: string[]): Promise<Map<string, string>> {
  const french = new Map<string, string>();
  for (let start = 0; start < ids.length; start += RESOURCES_A_REQUEST) {
    const some = ids.slice(start, start + RESOURCES_A_REQUEST);
    const { translatableResourcesByIds } = await client.request(FrenchOfDetailsDocument, {
      ids: some,
      first: some.length,
    });
    for (const { resourceId, fr, frCA } of translatableResourcesByIds.nodes) {
      const value = [...frCA, ...fr].find((text) => text.value)?.value;
      if (value) french.set(resourceId, value);
    }
  }
  return french;
}
