import { Banner, BlockStack, Button, Divider, InlineStack, Text } from '@shopify/polaris';
import { useSearchParams } from '@remix-run/react';
import { memo, useDeferredValue, useState } from 'react';
import { useChangeAddress } from '~/components/address';
import { goWithinPage } from '~/components/go-within-page';
import { useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import type { FixPage } from '~/core/changes/fixes';
import type { Lens, LensPlace } from '~/core/lens/lens';
import type { Audience } from '~/core/listing/audience';
import type { LensView } from '~/services/catalogue/views';
import { LensDelivery } from './LensDelivery';
import { LensFindings } from './LensFindings';
import { LensPhotos } from './LensPhotos';
import { LensPrices } from './LensPrices';
import { LensWords, WordingBadge } from './LensWords';

interface LensCardProps extends LensView {
  /** By rule, the page under `listingUrl` on which its findings are fixed. */
  fixedOn: Record<string, FixPage>;
  listingUrl: string;
}

/** The listing as the buyers of one place meet it, with each finding where it is to be seen. */
export function LensCard({ lenses, mostTold, ...props }: LensCardProps) {
  const t = useTranslate();
  const [audience, show] = useBuyers(mostTold);
  // The button answers the press; what these buyers meet is drawn after it.
  const drawn = useDeferredValue(audience);
  const lensOf = (asked: string) => lenses.find((lens) => lens.audience === asked);
  const pressed = lensOf(audience)?.audience ?? mostTold;
  const lens = lensOf(drawn) ?? lensOf(mostTold);
  return (
    <TitledCard title={t('lens.title')}>
      <InlineStack gap="200">
        {lenses.map(({ audience }) => (
          <Button
            key={audience}
            pressed={audience === pressed}
            onClick={() => {
              show(audience);
            }}
          >
            {t(`lens.as.${audience}`)}
          </Button>
        ))}
      </InlineStack>
      {lens && <LensPanel lens={lens} {...props} />}
    </TitledCard>
  );
}

/** Whose eyes the listing is seen with. The address keeps it, for whoever comes back or loads the page again. */
function useBuyers(mostTold: Audience): [string, (audience: Audience) => void] {
  const [search] = useSearchParams();
  const changeAddress = useChangeAddress();
  const [audience, setAudience] = useState(() => search.get('as') ?? mostTold);
  const show = (next: Audience) => {
    setAudience(next);
    changeAddress({ as: next }, { replace: true });
  };
  return [audience, show];
}

const LensPanel = memo(function LensPanel(props: {
  lens: Lens;
  fixedOn: Record<string, FixPage>;
  listingUrl: string;
}) {
  const { lens, fixedOn, listingUrl } = props;
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
});

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
