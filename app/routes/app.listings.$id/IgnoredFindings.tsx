import { BlockStack, Box, Button, Collapsible, Divider, Text } from '@shopify/polaris';
import { useId, useState } from 'react';
import { useTranslate } from '~/components/language';
import { When } from '~/components/When';
import type { FindingView } from '~/services/views';
import type { Ignoring } from './use-ignoring';

/** What the merchant set aside: who, when, why, and the way back. */
export function IgnoredFindings(props: { findings: FindingView[]; ignoring: Ignoring }) {
  const { findings, ignoring } = props;
  const t = useTranslate();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <BlockStack gap="200">
      <Divider />
      <Box>
        <Button
          variant="plain"
          disclosure={open ? 'up' : 'down'}
          ariaExpanded={open}
          ariaControls={id}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {t('listing.ignored.title', { count: findings.length })}
        </Button>
      </Box>
      <Collapsible id={id} open={open}>
        <ul className="findings">
          {findings.map((finding) => (
            <li key={`${finding.rule} ${finding.key}`}>
              <IgnoredFinding finding={finding} ignoring={ignoring} />
            </li>
          ))}
        </ul>
      </Collapsible>
    </BlockStack>
  );
}

function IgnoredFinding({ finding, ignoring }: { finding: FindingView; ignoring: Ignoring }) {
  const t = useTranslate();
  const text = t(finding.message.id, finding.message.data);
  const set = finding.ignoring;
  return (
    <BlockStack gap="100">
      <Text as="p" breakWord>
        {text}
      </Text>
      {set && (
        <>
          <Text as="p" breakWord>
            {t('listing.ignored.reason', { reason: set.reason })}
          </Text>
          <Text as="p" tone="subdued" variant="bodySm">
            {t('listing.ignored.by', { by: set.by })} <When instant={set.at} />
            {' · '}
            {set.until === null ? (
              t(set.untilText ? 'listing.ignored.untilText' : 'listing.ignored.forGood')
            ) : (
              <>
                {t('listing.ignored.until')}{' '}
                <time dateTime={set.until}>{set.until.slice(0, 10)}</time>
              </>
            )}
          </Text>
        </>
      )}
      <Box>
        <Button
          variant="plain"
          disabled={ignoring.busy}
          accessibilityLabel={t('listing.ignored.stopFor', { finding: text })}
          onClick={() => {
            ignoring.stop(finding);
          }}
        >
          {t('listing.ignored.stop')}
        </Button>
      </Box>
    </BlockStack>
  );
}
