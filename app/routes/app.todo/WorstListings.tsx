import { BlockStack, Box, Button, Divider, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle, listingsPath } from '~/components/listing-links';
import { SeverityBadge } from '~/components/SeverityBadge';
import { SEVERITIES } from '~/core/audit/outcome';
import type { WorstListing } from '~/services/home/views';

/** The listings in which open findings cost most. */
export function WorstListings(props: { listings: WorstListing[]; since?: 'baseline' }) {
  const { listings, since } = props;
  const t = useTranslate();
  return (
    <BlockStack gap="300">
      <Divider />
      <Text as="h3" variant="headingSm">
        {t('home.worstListings.title')}
      </Text>
      {listings.map(({ id, title, openFindings }) => (
        <InlineStack key={id} gap="200" blockAlign="center">
          <Link url={listingPath(id)}>
            <Text as="span" breakWord>
              {listingTitle(t, title)}
            </Text>
          </Link>
          {SEVERITIES.filter((severity) => openFindings[severity] > 0).map((severity) => (
            <SeverityBadge key={severity} severity={severity} count={openFindings[severity]} />
          ))}
        </InlineStack>
      ))}
      <Box>
        <Button
          variant="plain"
          url={listingsPath({ state: 'findings', since, sort: 'harm', direction: 'desc' })}
        >
          {t('home.worstListings.all')}
        </Button>
      </Box>
    </BlockStack>
  );
}
