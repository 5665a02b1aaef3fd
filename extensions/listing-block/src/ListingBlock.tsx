import '@shopify/ui-extensions/preact';
import { Fragment, render } from 'preact';
import { Busy } from '../../shared/Busy';
import { FindingItem } from '../../shared/FindingItem';
import type { ListingAnswer } from '../../shared/listing-answer';
import { Outcome } from '../../shared/Outcome';
import { Problem } from '../../shared/Problem';
import { ReadAt } from '../../shared/ReadAt';
import { useListing, type ListingState } from '../../shared/use-listing';
import { word } from '../../shared/words';

/** The product page is long enough; the rest is a click away. */
const MOST_FINDINGS = 3;

export default function mount(): void {
  render(<ListingBlock />, document.body);
}

/** On Shopify's product page: how ready the listing is for each audience, and what to fix first. */
function ListingBlock() {
  const [product] = shopify.data.selected;
  const productId = product?.id ?? '';
  const listing = useListing(productId, { checkFirst: false, looksAgain: true });
  const { answer, problem, isBusy, check, fixed } = listing;
  return (
    <s-admin-block heading={word('extension.block.title')} collapsedSummary={summaryOf(answer)}>
      <s-stack gap="base">
        {answer === null && isBusy && <Busy text="extension.loading" />}
        {problem !== null && <Problem problem={problem} />}
        <Outcome {...listing} />
        {(answer?.state === 'notRead' || answer?.state === 'gone') && (
          <s-paragraph>{word(`extension.${answer.state}.text`)}</s-paragraph>
        )}
        {answer?.state === 'judged' && (
          <Judged productId={productId} answer={answer} onFixed={fixed} />
        )}
        {(answer !== null || problem !== null) && (
          <s-stack direction="inline" gap="base" alignItems="center">
            <s-button onClick={check} loading={isBusy}>
              {word(answer?.state === 'judged' ? 'extension.checkAgain' : 'extension.check')}
            </s-button>
            {answer?.state === 'judged' && <ReadAt instant={answer.readAt} />}
          </s-stack>
        )}
      </s-stack>
    </s-admin-block>
  );
}

function summaryOf(answer: ListingState['answer']): string {
  if (answer === null) return '';
  return answer.state === 'judged' ? answer.summary : word('extension.notRead.title');
}

function Judged(props: {
  productId: string;
  answer: Extract<ListingAnswer, { state: 'judged' }>;
  onFixed: ListingState['fixed'];
}) {
  const { productId, answer, onFixed } = props;
  const shown = answer.findings.slice(0, MOST_FINDINGS);
  return (
    <>
      <s-grid gridTemplateColumns="repeat(auto-fit, minmax(9rem, 1fr))" gap="base">
        {answer.audiences.map(({ audience, name, readiness, coverage, summary }) => (
          <s-stack key={audience} gap="small-300">
            <s-heading>{name}</s-heading>
            <s-text type="strong">{readiness}</s-text>
            <s-text color="subdued">{coverage}</s-text>
            <s-text>{summary}</s-text>
          </s-stack>
        ))}
      </s-grid>
      {shown.length === 0 && <s-paragraph>{word('extension.none')}</s-paragraph>}
      {shown.map((finding) => (
        <Fragment key={finding.rule}>
          <s-divider />
          <FindingItem productId={productId} finding={finding} namesAudiences onFixed={onFixed} />
        </Fragment>
      ))}
      <s-link href={`app:${answer.appPath.slice(1)}`}>
        {word(answer.findings.length > shown.length ? 'extension.seeAll' : 'extension.open')}
      </s-link>
    </>
  );
}
