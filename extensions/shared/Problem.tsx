import type { ListingState } from './use-listing';
import { word } from './words';

/** Why there is no newer answer; what is known stays beside it. */
export function Problem({ problem }: { problem: NonNullable<ListingState['problem']> }) {
  return (
    <s-banner tone="warning">
      {'text' in problem ? problem.text : word(`extension.${problem.failure}`)}
    </s-banner>
  );
}
