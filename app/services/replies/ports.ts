import type { ReplyVariant } from '~/core/replies/variant';
import type { StoreDomain } from '~/core/store/store-domain';

export interface StoredVariant extends ReplyVariant {
  /** UUID */
  id: string;
  savedAt: Date;
}

export interface ReplyRepository {
  /** By moment, language and name; `moment` `null`: all. */
  variants(store: StoreDomain, moment: ReplyVariant['moment'] | null): Promise<StoredVariant[]>;
  /**
   * Adds a letter, or changes the one of that id; answers its id. `gone`: there is none of that id (any more); `taken`:
   * another of that moment and language has the name; `full`: the store has as many as it may. Nothing is stored then.
   */
  saveVariant(
    store: StoreDomain,
    id: string | null,
    variant: ReplyVariant,
    saved: { at: Date; by: string },
  ): Promise<{ id: string } | 'gone' | 'taken' | 'full'>;
  /** What was removed; `null`: there is none of that id. */
  removeVariant(store: StoreDomain, id: string): Promise<ReplyVariant | null>;
}

export interface ReplyPorts {
  replies: ReplyRepository;
}
