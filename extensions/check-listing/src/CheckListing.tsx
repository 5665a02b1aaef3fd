import '@shopify/ui-extensions/preact';
import type { Api } from '@shopify/ui-extensions/admin.product-details.action.render';
import { render } from 'preact';
import { Busy } from '../../shared/Busy';
import { FindingItem } from '../../shared/FindingItem';
import type { AudienceAnswer, FindingAnswer, ListingAnswer } from '../../shared/listing-answer';
import { Problem } from '../../shared/Problem';
import { ReadAt } from '../../shared/ReadAt';
import { useListing } from '../../shared/use-listing';
import { word } from '../../shared/words';

declare const shopify: Pick<Api, 'close' | 'data'>;

export default function mount(): void {
  render(<CheckListing />, document.body);
}

/** From the product page's actions: checks the listing at once and says what each group of buyers would miss. */
function CheckListing() {
  const [product] = shopify.data.selected;
  const { answer, problem, isBusy, check } = useListing(product?.id ?? '', { checkFirst: true });
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
        {(answer?.state === 'notRead' || answer?.state === 'gone') && (
          <s-paragraph>{word(`extension.${answer.state}.text`)}</s-paragraph>
        )}
        {answer?.state === 'judged' && <Judged answer={answer} />}
      </s-stack>
    </s-admin-action>
  );
}

function Judged({ answer }: { answer: Extract<ListingAnswer, { state: 'judged' }> }) {
  return (
    <>
      <s-text type="strong">{answer.title}</s-text>
      {answer.audiences.map((audience) => (
        <Audience
          key={audience.audience}
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

function Audience(props: { audience: AudienceAnswer; findings: FindingAnswer[] }) {
  const { audience, findings } = props;
  return (
    <s-section heading={audience.name}>
      <s-stack gap="base">
        <s-stack direction="inline" gap="small-200">
          <s-text type="strong">{audience.readiness}</s-text>
          <s-text color="subdued">{audience.coverage}</s-text>
        </s-stack>
        {findings.length === 0 && <s-paragraph>{word('extension.noneForAudience')}</s-paragraph>}
        {findings.map((finding) => (
          <FindingItem key={finding.rule} finding={finding} namesAudiences={false} />
        ))}
      </s-stack>
    </s-section>
  );
}
