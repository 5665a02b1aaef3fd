import { BlockStack, Button, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { useTranslate } from '~/components/language';
import { fixesPath, listingsPath } from '~/components/listing-links';
import { SeverityBadge } from '~/components/SeverityBadge';
import { TitledCard } from '~/components/TitledCard';
import { titleOfRule } from '~/locales/rule-title';
import type { BorderView, CustomsGap } from '~/services/border/views';

/** Which listings lack what customs ask, as home counts them. */
export function CustomsCard({ gaps }: { gaps: BorderView['customs'] }) {
  const t = useTranslate();
  return (
    <TitledCard title={t('border.customs.title')} text={t('border.customs.text')}>
      {gaps === null && <Text as="p">{t('season.milestones.notAudited')}</Text>}
      {gaps?.length === 0 && <Text as="p">{t('border.customs.none')}</Text>}
      {gaps?.map((gap, index) => (
        <Fragment key={gap.rule}>
          {index > 0 && <Divider />}
          <Gap gap={gap} />
        </Fragment>
      ))}
    </TitledCard>
  );
}

function Gap({ gap: { rule, severity, lacking, unknown, bulkKind } }: { gap: CustomsGap }) {
  const t = useTranslate();
  const title = titleOfRule(t, rule);
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        {lacking > 0 && <SeverityBadge severity={severity} />}
      </InlineStack>
      <Text as="p">{t('border.customs.count', { listings: lacking, unknown })}</Text>
      <InlineStack gap="400">
        {lacking > 0 && (
          <Button
            variant="plain"
            url={listingsPath({ rule, state: 'findings' })}
            accessibilityLabel={t('home.fixFirst.seeFor', { listings: lacking, rule: title })}
          >
            {t('home.fixFirst.see', { listings: lacking })}
          </Button>
        )}
        {lacking > 0 && bulkKind !== null && (
          <Button variant="plain" url={fixesPath(bulkKind, rule)}>
            {t(`bulk.link.${bulkKind}`, { listings: lacking })}
          </Button>
        )}
        {unknown > 0 && (
          <Button
            variant="plain"
            url={listingsPath({ rule, state: 'unknown' })}
            accessibilityLabel={t('home.unknown.seeFor', { listings: unknown, rule: title })}
          >
            {t('season.milestones.seeUnknown', { listings: unknown })}
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}
