import { Badge, BlockStack, InlineStack, Link, List, Text } from '@shopify/polaris';
import { Folded } from '~/components/Folded';
import { TitledCard } from '~/components/TitledCard';
import { useFormatter, useLanguage, useTranslate } from '~/components/language';
import { useCountryName } from '~/components/use-country-name';
import type { Threshold } from '~/core/customs/border';
import type { BorderView } from '~/services/border/views';

type Border = BorderView['borders'][number];

/** The US has exempted no parcel of a store since then. */
const NO_EXEMPTION_SINCE = '2025-08-29';

/** What buyers of one country pay on top: by carrier and where it is sent from, and what nobody here knows. */
export function BorderCard({ border, country }: { border: Border; country: string | null }) {
  const { destination, isCrossed } = border;
  const t = useTranslate();
  const nameOf = useCountryName();
  return (
    <TitledCard title={t(`border.pays.${destination}`)}>
      {isCrossed === null && <Text as="p">{t('border.countryNotRead')}</Text>}
      {isCrossed === false && <Text as="p">{t('border.home')}</Text>}
      {isCrossed === true && (
        <Text as="p">{t('border.crossed', { country: nameOf(country ?? '') })}</Text>
      )}
      {isCrossed === false ? (
        <Folded title={t(`border.fromAbroad.${destination}`)}>
          <OnTop border={border} />
        </Folded>
      ) : (
        <OnTop border={border} />
      )}
    </TitledCard>
  );
}

function OnTop({ border: { destination, thresholds, sources } }: { border: Border }) {
  const t = useTranslate();
  const format = useFormatter();
  const language = useLanguage();
  return (
    <BlockStack gap="400">
      <Text as="p">{t(`border.values.${destination}`)}</Text>
      {thresholds.map((threshold) => (
        <Spared key={`${threshold.carrier} ${threshold.from}`} threshold={threshold} />
      ))}
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {t('border.unknown.title')}
        </Text>
        <List>
          <List.Item>{t('border.unknown.duty')}</List.Item>
          <List.Item>{t(`border.unknown.tax.${destination}`)}</List.Item>
          <List.Item>{t('border.unknown.fee')}</List.Item>
          <List.Item>{t('border.unknown.who')}</List.Item>
        </List>
      </BlockStack>
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {t('border.sources')}
        </Text>
        <List>
          {sources.map(({ id, url, checkedOn, checkedBy }) => (
            <List.Item key={id}>
              <Link url={url[language]} target="_blank">
                {t(`border.source.${id}`)}
              </Link>
              <br />
              <Text as="span" tone="subdued">
                {t(`border.checked.${checkedBy}`, { day: format.day(checkedOn) })}
              </Text>
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </BlockStack>
  );
}

function Spared({ threshold }: { threshold: Threshold & { isYours: boolean | null } }) {
  const { carrier, from, isYours, freeUpTo, noDutyUpTo } = threshold;
  const t = useTranslate();
  const format = useFormatter();
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {t('border.sent', {
            carrier: t(`border.carrier.${carrier}`),
            from: t(`border.from.${from}`),
          })}
        </Text>
        {isYours === true && <Badge tone="info">{t('border.yours')}</Badge>}
      </InlineStack>
      {freeUpTo === null ? (
        <Text as="p">{t('border.nothingSpared', { day: format.day(NO_EXEMPTION_SINCE) })}</Text>
      ) : (
        <List>
          <List.Item>{t('border.free', { amount: freeUpTo })}</List.Item>
          {noDutyUpTo !== null && (
            <List.Item>{t('border.noDuty', { above: freeUpTo, amount: noDutyUpTo })}</List.Item>
          )}
          <List.Item>{t('border.both', { above: noDutyUpTo ?? freeUpTo })}</List.Item>
        </List>
      )}
    </BlockStack>
  );
}
