import type { Services } from '~/container.server';
import type { StoreDomain } from '~/core/store/store-domain';
import type { ListingPageAnswer, ListingCommand } from './listing-form';

/** Hands a command of the page to the one service that does it. `by`: Shopify's id of the staff account. */
export async function carryOut(
  { catalogue, season, audit }: Pick<Services, 'catalogue' | 'season' | 'audit'>,
  { store, listingId, by }: { store: StoreDomain; listingId: string; by: string },
  command: ListingCommand,
): Promise<ListingPageAnswer> {
  switch (command.intent) {
    case 'check':
      await catalogue.check(store, listingId);
      return { done: true, value: undefined };
    case 'markPackaging':
      return catalogue.markPackaging(store, listingId, command.marks);
    case 'chooseSeason': {
      const { season: name, isChosen } = command;
      const choice = { season: name, listingIds: [listingId], isChosen };
      const chosen = await season.choose(store, choice);
      return chosen.done ? { done: true, value: undefined } : chosen;
    }
    case 'ignore':
      return audit.ignoreFinding(store, { listingId, ...command.finding }, { ...command, by });
    case 'stopIgnoring':
      return audit.stopIgnoringFinding(store, { listingId, ...command.finding });
  }
}
