import type { PlanInput } from '~/core/promotions/plan';
import type { PromotionTab } from '~/core/promotions/tabs';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Answer, Gone } from '../answer';
import type { AuditPorts } from '../audit/ports';
import type { Queues } from '../queue';
import type { SeasonPorts } from '../season/ports';
import type { AskedAnswer, PromotionRequest, Refused } from './ask';
import { cancelPromotion } from './cancel-promotion';
import { deleteDraft } from './delete-draft';
import { duplicatePromotion } from './duplicate-promotion';
import { listPromotions } from './list-promotions';
import { newPromotion, type PromotionWish } from './new-promotion';
import {
  overrideBlockers,
  withdrawOverride,
  type BlockerChoice,
  type OverrideAnswer,
} from './override-blockers';
import type { CollectionSummary, PromotionPorts } from './ports';
import { previewInput, type PreviewAnswer } from './preview-plan';
import type { PlanningPorts } from './read-planning-facts';
import { recentShopifyFacts } from './recent-shopify-facts';
import { resumePromotion } from './resume-promotion';
import { savePlan, type SavePlanAnswer } from './save-plan';
import {
  changeScheduled,
  schedulePromotion,
  type GatedAnswer,
  undoScheduled,
} from './schedule-promotion';
import { acceptShopifyChange, restoreOurs } from './settle-shopify-change';
import { showPromotion } from './show-promotion';
import type { NewPromotionView, PromotionsView, PromotionView } from './views';

type Asked = PromotionRequest;

export interface PromotionServices {
  list(
    store: StoreDomain,
    query: { tab: PromotionTab; after: string | null },
  ): Promise<PromotionsView>;
  /** `null`: no such promotion in this store. */
  show(store: StoreDomain, promotionId: string): Promise<PromotionView | null>;
  /** A plan to begin with; nothing is kept. `null`: nothing was read of the store yet. */
  plan(store: StoreDomain, wish: PromotionWish): Promise<NewPromotionView | null>;
  /** Prices, and what stands in the way, of a plan as it is typed; `whole`: of all its listings, however many. */
  preview(
    store: StoreDomain,
    asked: { input: PlanInput; promotionId: string | null; page: number; whole: boolean },
  ): Promise<PreviewAnswer>;
  /** Keeps a draft, or changes one. */
  save(
    store: StoreDomain,
    asked: { input: PlanInput; of: { promotionId: string; revision: number } | null; by: string },
  ): Promise<SavePlanAnswer>;
  overrideBlockers(
    store: StoreDomain,
    request: Asked & { input: PlanInput; choice: BlockerChoice; reason: string },
  ): Promise<OverrideAnswer>;
  withdrawOverride(store: StoreDomain, request: Asked & { key: string }): Promise<OverrideAnswer>;
  /** Has these listings read from Shopify again, through the queue. */
  checkAgain(store: StoreDomain, listingIds: string[]): Promise<void>;
  /** Has Shopify's discounts made, unless something stands in the way. */
  schedule(store: StoreDomain, request: Asked): Promise<GatedAnswer>;
  /** Changes a promotion that Shopify has, unless something stands in the changed one's way. */
  change(store: StoreDomain, request: Asked & { input: PlanInput }): Promise<GatedAnswer>;
  cancel(store: StoreDomain, request: Asked): Promise<AskedAnswer>;
  /** Takes the last edit, or the cancellation, back, unless something stands in the way by now. */
  undo(store: StoreDomain, request: Asked): Promise<GatedAnswer>;
  /** Takes up what is under way and stands still. */
  resume(store: StoreDomain, promotionId: string): Promise<Answer<undefined, Gone>>;
  /** Takes what was changed in Shopify's admin for the plan. */
  acceptShopifyChange(store: StoreDomain, request: Asked): Promise<AskedAnswer>;
  /** Sets the discounts in Shopify to what was planned. */
  restoreOurs(store: StoreDomain, request: Asked): Promise<AskedAnswer>;
  /** Answers the copy's id. */
  duplicate(
    store: StoreDomain,
    asked: { promotionId: string; name: string; by: string },
  ): Promise<Answer<{ promotionId: string }, Gone>>;
  deleteDraft(store: StoreDomain, promotionId: string): Promise<Answer<undefined, Gone | Refused>>;
  searchCollections(
    store: StoreDomain,
    search: string,
    after: string | null,
  ): Promise<{ collections: CollectionSummary[]; cursor: string | null }>;
}

type BoundPorts = PlanningPorts & AuditPorts & PromotionPorts & SeasonPorts & Queues;

export function bindPromotions(ports: BoundPorts): PromotionServices {
  const readFacts = recentShopifyFacts(ports);
  return {
    list: (store, query) => listPromotions(ports, store, query),
    show: (store, promotionId) => showPromotion(ports, store, promotionId),
    plan: (store, wish) => newPromotion(ports, store, wish),
    preview: (store, asked) => previewInput(ports, store, asked, readFacts),
    save: (store, asked) => savePlan(ports, store, asked),
    overrideBlockers: (store, request) => overrideBlockers(ports, store, request),
    withdrawOverride: (store, request) => withdrawOverride(ports, store, request),
    checkAgain: (store, listingIds) =>
      ports.queue.send(
        'refresh-listing',
        listingIds.map((listingId) => ({ store, listingId })),
      ),
    schedule: (store, request) => schedulePromotion(ports, store, request),
    change: (store, request) => changeScheduled(ports, store, request),
    cancel: (store, request) => cancelPromotion(ports, store, request),
    undo: (store, request) => undoScheduled(ports, store, request),
    resume: (store, promotionId) => resumePromotion(ports, store, promotionId),
    acceptShopifyChange: (store, request) => acceptShopifyChange(ports, store, request),
    restoreOurs: (store, request) => restoreOurs(ports, store, request),
    duplicate: (store, asked) => duplicatePromotion(ports, store, asked),
    deleteDraft: (store, promotionId) => deleteDraft(ports, store, promotionId),
    searchCollections: async (store, search, after) =>
      (await ports.shopify(store)).catalogue.searchCollections(search, after),
  };
}
