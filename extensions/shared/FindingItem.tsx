import type { FindingAnswer } from './listing-answer';
import { Fixes } from './Fixes';
import type { FixOutcome } from './use-listing';
import { word } from './words';

// Never red: in Shopify's admin red is for errors and for what destroys.
const TONES = { high: 'warning', medium: 'caution', low: 'neutral' } as const;

/** One rule's findings, and what to do. `audiences`: whether to name those concerned. */
export function FindingItem(props: {
  productId: string;
  finding: FindingAnswer;
  namesAudiences: boolean;
  onFixed: (outcome: FixOutcome) => void;
}) {
  const { productId, finding, namesAudiences, onFixed } = props;
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" gap="small-200" alignItems="center">
        <s-heading>{finding.title}</s-heading>
        <s-badge tone={TONES[finding.severity]}>{finding.severityName}</s-badge>
        {namesAudiences &&
          finding.audiences.map(({ audience, name }) => (
            <s-badge key={audience} tone="info">
              {name}
            </s-badge>
          ))}
      </s-stack>
      {finding.sentences.map((sentence) => (
        <s-paragraph key={sentence}>{sentence}</s-paragraph>
      ))}
      {finding.more !== null && <s-paragraph color="subdued">{finding.more}</s-paragraph>}
      <s-paragraph>
        <s-text type="strong">{word('extension.remedy')}</s-text> {finding.remedy}
      </s-paragraph>
      <Fixes productId={productId} offers={finding.fixes} onFixed={onFixed} />
    </s-stack>
  );
}
