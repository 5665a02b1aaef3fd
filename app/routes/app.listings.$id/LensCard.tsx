import { Banner, BlockStack, Button, Divider, InlineStack, Text } from '@shopify/polaris';
import { useSearchParams } from '@remix-run/react';
import { goWithinPage } from '~/components/go-within-page';
import { useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import type { FixPage } from '~/core/changes/fixes';
import type { Lens, LensPlace } from '~/core/lens/lens';
import type { Audience } from '~/core/listing/audience';
import { LensDelivery } from './LensDelivery';
import { LensFindings } from './LensFindings';
import { LensPhotos } from './LensPhotos';
import { LensPrices } from './LensPrices';
import { LensWords, WordingBadge } from './LensWords';

interface LensCardProps {
  lens: Lens;
  audiences: readonly Audience[];
  /** By rule, the page under `listingUrl` on which its findings are fixed. */
  fixedOn: Record<string, FixPage>;
  listingUrl: string;
}

/** The listing as the buyers of one place meet it, with each finding where it is to be seen. */
export function LensCard(props: LensCardProps) {
  const { lens, audiences } = props;
  const t = useTranslate();
  const [, setSearch] = useSearchParams();
  return (
    <TitledCard title={t('lens.title')}>
      <InlineStack gap="200">
        {audiences.map((audience) => (
          <Button
            key={audience}
            pressed={audience === lens.audience}
            onClick={() => {
              setSearch(
                (search) => {
                  search.set('as', audience);
                  return search;
                },
                { preventScrollReset: true, replace: true },
              );
            }}
          >
            {t(`lens.as.${audience}`)}
          </Button>
        ))}
      </InlineStack>
      <LensPanel {...props} />
    </TitledCard>
  );
}

function LensPanel({ lens, fixedOn, listingUrl }: LensCardProps) {
  const t = useTranslate();
  const findingsAt = (place: LensPlace) => (
    <LensFindings
      findings={lens.findings.filter((each) => each.place === place)}
      fixedOn={fixedOn}
      listingUrl={listingUrl}
    />
  );
  return (
    // Takes up the clicks of links that stand within marked texts, which are no components.
    <div
      onClick={(event) => {
        goWithinPage(event, 'lens-');
      }}
    >
      <BlockStack gap="400">
        {lens.isSold === false && (
          <Banner tone="warning">
            <p>{t(`lens.notSold.${lens.audience}`)}</p>
          </Banner>
        )}
        <BlockStack gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="p" variant="headingLg" breakWord>
              <LensWords text={lens.title} />
            </Text>
            <WordingBadge wording={lens.title.wording} />
          </InlineStack>
          {findingsAt('title')}
          <LensPrices lens={lens} />
          {findingsAt('price')}
        </BlockStack>
        <LensPhotos photos={lens.photos} />
        {findingsAt('photos')}
        <Divider />
        <BlockStack gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {t('lens.description')}
            </Text>
            <WordingBadge wording={lens.description.wording} />
          </InlineStack>
          <LensWords text={lens.description} isLong />
          {findingsAt('description')}
        </BlockStack>
        <LensOptions lens={lens} />
        {findingsAt('options')}
        <LensSearch search={lens.search} />
        {findingsAt('search')}
        <Divider />
        <LensDelivery lens={lens} />
        {findingsAt('delivery')}
        {findingsAt('listing')}
      </BlockStack>
    </div>
  );
}

function LensOptions({ lens }: { lens: Lens }) {
  if (lens.options.length === 0) return null;
  return (
    <BlockStack gap="200">
      {lens.options.map(({ name, values }, index) => (
        <InlineStack key={index} gap="200" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            <LensWords text={name} />
          </Text>
          <WordingBadge wording={name.wording} />
          <ul className="lens-values">
            {values.map((value, at) => (
              <li key={at} className={value.wording === 'noFrench' ? 'lens-untranslated' : ''}>
                <LensWords text={value} />
              </li>
            ))}
          </ul>
        </InlineStack>
      ))}
    </BlockStack>
  );
}

function LensSearch({ search }: { search: Lens['search'] }) {
  const t = useTranslate();
  const texts = [search?.title ?? null, search?.description ?? null].filter(
    (text) => text !== null,
  );
  if (texts.length === 0) return null;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {t('lens.search')}
      </Text>
      {texts.map((text, index) => (
        <InlineStack key={index} gap="200">
          <LensWords text={text} />
          <WordingBadge wording={text.wording} />
        </InlineStack>
      ))}
    </BlockStack>
  );
}
