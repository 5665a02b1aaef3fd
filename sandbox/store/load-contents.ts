import { SANDBOX_CONTENT_TYPES, type SandboxContent } from '../model';
import { gid, type IdAllotter } from './ids';
import type { ContentRecord } from './records';
import { contentDigest, type TranslationRegistry } from './translations';

/** What of a store contents are loaded into. */
interface LoadingContents {
  readonly ids: IdAllotter;
  readonly shopId: string;
  readonly contents: Map<string, ContentRecord>;
  readonly translations: TranslationRegistry;
  now(): string;
}

/** Takes menus, pages, mails and the like into the store, with their French. */
export function loadContents(store: LoadingContents, contents: readonly SandboxContent[]): void {
  for (const { type, id, fields } of contents) {
    const order = store.ids.next();
    const number = type === 'SHOP' ? store.shopId : order;
    const globalId = gid(SANDBOX_CONTENT_TYPES[type], id ?? number);
    store.contents.set(globalId, {
      resourceType: type,
      globalId,
      order,
      fields: fields.map(({ key, value, type: kind = 'SINGLE_LINE_TEXT_FIELD' as const }) => ({
        key,
        value,
        type: kind,
      })),
    });
    for (const { key, value, french, outdated, isBuiltIn } of fields) {
      if (french === undefined) continue;
      store.translations.put(globalId, {
        key,
        locale: 'fr',
        marketId: null,
        value: french,
        sourceDigest: contentDigest(outdated ? `${value} (before)` : value),
        updatedAt: isBuiltIn ? null : store.now(),
      });
    }
  }
}
