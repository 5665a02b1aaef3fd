import type { ListingState } from './use-listing';
import { word } from './words';

/** What became of the last fix, with the way back. */
export function Outcome(props: Pick<ListingState, 'outcome' | 'isBusy' | 'undo'>) {
  const { outcome, isBusy, undo } = props;
  if (outcome === null) return null;
  if (outcome.state === 'refused') {
    return (
      <s-banner tone="warning">
        <s-paragraph>{outcome.text}</s-paragraph>
        {outcome.link !== null && (
          <s-link href={`app:${outcome.link.path.slice(1)}`}>{outcome.link.text}</s-link>
        )}
      </s-banner>
    );
  }
  const batch = outcome.state === 'saved' ? outcome.batch : null;
  return (
    <s-banner tone={outcome.state === 'saved' ? 'success' : 'info'}>
      {outcome.sentences.map((sentence) => (
        <s-paragraph key={sentence}>{sentence}</s-paragraph>
      ))}
      {batch !== null && (
        <s-button
          slot="secondary-actions"
          loading={isBusy}
          onClick={() => {
            undo(batch);
          }}
        >
          {word('extension.fix.undo')}
        </s-button>
      )}
    </s-banner>
  );
}
