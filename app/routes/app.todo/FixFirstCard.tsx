import { BlockStack, Button, Divider, InlineStack, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import { AudienceTags } from '~/components/AudienceTags';
import { useTranslate } from '~/components/language';
import { fixesPath, listingsPath } from '~/components/listing-links';
import { SeverityBadge } from '~/components/SeverityBadge';
import { TitledCard } from '~/components/TitledCard';
import type { HomeView, WorstListing } from '~/services/home/views';
import { titleOfRule } from '~/locales/rule-title';
import { sayOfRule } from '~/locales/rule-words';
import { NewOnly } from './NewOnly';
import { WorstListings } from './WorstListings';

/** What costs most: rules, and the listings that it costs most in. */
export function FixFirstCard(props: {
  rules: HomeView['fixFirst'];
  worstListings: WorstListing[];
  baseline: HomeView['baseline'];
}) {
  const { rules, worstListings, baseline } = props;
  const t = useTranslate();
  const since = baseline?.isApplied ? 'baseline' : undefined;
  return (
    <TitledCard title={t('home.fixFirst.title')} text={t('home.fixFirst.order')}>
      {baseline && <NewOnly baseline={baseline} />}
      {rules.length === 0 && (
        <Text as="p">{t(since ? 'home.fixFirst.noneNew' : 'home.fixFirst.none')}</Text>
      )}
      {rules.map((rule, index) => (
        <Fragment key={rule.rule}>
          {index > 0 && <Divider />}
          <RuleToFix rule={rule} since={since} />
        </Fragment>
      ))}
      {worstListings.length > 0 && <WorstListings listings={worstListings} since={since} />}
    </TitledCard>
  );
}

function RuleToFix({ rule, since }: { rule: HomeView['fixFirst'][number]; since?: 'baseline' }) {
  const t = useTranslate();
  const title = titleOfRule(t, rule.rule);
  const { high, medium, low } = rule.openFindings;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <SeverityBadge severity={rule.severity} />
        <AudienceTags audiences={rule.audiences} />
      </InlineStack>
      <Text as="p">
        {t('home.fixFirst.counts', {
          listings: rule.outcomes.fail,
          findings: high + medium + low,
        })}
      </Text>
      <Text as="p" tone="subdued">
        {sayOfRule(t, rule.rule, 'remedy')}
      </Text>
      <InlineStack gap="400">
        <Button
          variant="plain"
          url={listingsPath({ rule: rule.rule, state: 'findings', since })}
          accessibilityLabel={t('home.fixFirst.seeFor', {
            listings: rule.outcomes.fail,
            rule: title,
          })}
        >
          {t('home.fixFirst.see', { listings: rule.outcomes.fail })}
        </Button>
        {rule.bulkKind !== null && (
          <Button variant="plain" url={fixesPath(rule.bulkKind, rule.rule)}>
            {t(`bulk.link.${rule.bulkKind}`, { listings: rule.outcomes.fail })}
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}
