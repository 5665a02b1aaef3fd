import { BlockStack, ProgressBar, Text } from '@shopify/polaris';
import { useId } from 'react';
import type { Readiness } from '~/core/audit/readiness';
import type { Audience } from '~/core/listing/audience';
import { useFormatter, useTranslate } from './language';

/** How ready something is for one audience, and how much of the judgement rests on known data. */
export function ReadinessSummary(props: {
  audience: Audience;
  readiness: Readiness;
  headingLevel: 'h2' | 'h3';
  /** False where no rule of this audience applies, so that nothing is missing either. */
  applies?: boolean;
}) {
  const { audience, readiness, headingLevel, applies = true } = props;
  const t = useTranslate();
  const format = useFormatter();
  const labelId = useId();
  const coverage = format.percent(readiness.coverage);

  return (
    <BlockStack gap="200">
      <Text as={headingLevel} variant="headingSm" id={labelId}>
        {t(`audience.${audience}`)}
      </Text>
      {readiness.share === null ? (
        <>
          <Text as="p" variant="headingLg" tone="subdued">
            {t(applies ? 'readiness.unknown' : 'readiness.notApplicable')}
          </Text>
          <Text as="p" tone="subdued">
            {applies ? t('readiness.unknown.why', { coverage }) : t('readiness.notApplicable.why')}
          </Text>
        </>
      ) : (
        <>
          <Text as="p" variant="headingLg">
            {t('readiness.share', { share: format.percent(readiness.share) })}
          </Text>
          <ProgressBar
            progress={Math.floor(readiness.share * 100)}
            size="small"
            tone="primary"
            animated={false}
            ariaLabelledBy={labelId}
          />
          <Text as="p" tone="subdued">
            {t('readiness.coverage', { coverage })}
          </Text>
        </>
      )}
    </BlockStack>
  );
}
