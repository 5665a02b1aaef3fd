import '@shopify/ui-extensions/preact';
import type { Api } from '@shopify/ui-extensions/admin.product-details.action.render';
import { render } from 'preact';
import { Busy } from '../../shared/Busy';
import { FindingItem } from '../../shared/FindingItem';
import type { AudienceAnswer, FindingAnswer, ListingAnswer } from '../../shared/listing-answer';
import { Outcome } from '../../shared/Outcome';
import { Problem } from '../../shared/Problem';
import { ReadAt } from '../../shared/ReadAt';
import { useListing, type ListingState } from '../../shared/use-listing';
import { word } from '../../shared/words';

declare const shopify: Pick<Api, 'close' | 'data'>;

export default function mount(): void {
  render(<CheckListing />, document.body);
}

/** From the product page's actions: checks the listing at once and says what each group of buyers would miss. */
function CheckListing() {
  const [product] = shopify.data.selected;
  const productId = product?.id ?? '';
  const listing = useListing(productId, { checkFirst: true, looksAgain: false });
  const { answer, problem, isBusy, check, fixed } = listing;
  return (
    <s-admin-action heading={word('extension.action.title')} loading={isBusy && answer === null}>
      <s-button slot="primary-action" variant="primary" onClick={check} loading={isBusy}>
        {word('extension.checkAgain')}
      </s-button>
      <s-button
        slot="secondary-actions"
        onClick={() => {
          shopify.close();
        }}
      >
        {word('extension.close')}
      </s-button>
      <s-stack gap="large">
        {isBusy && <Busy text="extension.checking" />}
        {problem !== null && <Problem problem={problem} />}
        <Outcome {...listing} />
        {(answer?.state === 'notRead' || answer?.state === 'gone') && (
          <s-paragraph>{word(`extension.${answer.state}.text`)}</s-paragraph>
        )}
        {answer?.state === 'judged' && (
          <Judged productId={productId} answer={answer} onFixed={fixed} />
        )}
      </s-stack>
    </s-admin-action>
  );
}

interface Fixable {
  productId: string;
  onFixed: ListingState['fixed'];
}

function Judged(props: Fixable & { answer: Extract<ListingAnswer, { state: 'judged' }> }) {
  const { answer, ...fixable } = props;
  return (
    <>
      <s-text type="strong">{answer.title}</s-text>
      {answer.audiences.map((audience) => (
        <Audience
          key={audience.audience}
          {...fixable}
          audience={audience}
          findings={answer.findings.filter(({ audiences }) =>
            audiences.some((concerned) => concerned.audience === audience.audience),
          )}
        />
      ))}
      <s-stack direction="inline" gap="base">
        <s-link href={`app:${answer.appPath.slice(1)}`}>{word('extension.open')}</s-link>
        <ReadAt instant={answer.readAt} />
      </s-stack>
    </>
  );
}

function Audience(props: Fixable & { audience: AudienceAnswer; findings: FindingAnswer[] }) {
  const { audience, findings, ...fixable } = props;
  return (
    <s-section heading={audience.name}>
      <s-stack gap="base">
        <s-stack direction="inline" gap="small-200">
          <s-text type="strong">{audience.readiness}</s-text>
          <s-text color="subdued">{audience.coverage}</s-text>
        </s-stack>
        {findings.length === 0 && <s-paragraph>{word('extension.noneForAudience')}</s-paragraph>}
        {findings.map((finding) => (
          <FindingItem key={finding.rule} {...fixable} finding={finding} namesAudiences={false} />
        ))}
      </s-stack>
    </s-section>
  );
}
