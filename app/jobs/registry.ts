import type { JobName } from '~/services/queue';
import { checkListing } from './check-listing';
import { compareSeasonJob } from './compare-season';
import { eraseOrdersJob } from './erase-orders';
import { eraseStore } from './erase-store';
import type { RunnableJob } from './job';
import { judgePromotion } from './judge-promotion';
import { judgePlanJob } from './judge-plan';
import { lookAtDiscount } from './look-at-discount';
import { lookAtPhotosJob } from './look-at-photos';
import { measureResultsJob } from './measure-results';
import { readDiscountsJob } from './read-discounts';
import { refreshListing } from './refresh-listing';
import { runSaleJob } from './run-sale';
import { sweepSales } from './sweep-sales';
import { removeDiscountJob } from './remove-discount';
import { removeListing } from './remove-listing';
import { runDigests } from './run-digests';
import { schedulePromotion } from './schedule-promotion';
import { sweepDigests } from './sweep-digests';
import { sendFlowEvents } from './send-flow-events';
import { sweepFlow } from './sweep-flow';
import { sweepStarts } from './sweep-starts';
import { syncDaily } from './sync-daily';
import { syncStore } from './sync-store';
import { writeChangesJob, writeFixesJob } from './write-changes';

type JobsByName = { [Name in JobName]: RunnableJob<Name> };

/** The definition of each job that services may ask for; the compiler names one that is missing. */
export const JOB_NAMED: JobsByName = {
  'sync-store': syncStore,
  'sync-daily': syncDaily,
  'refresh-listing': refreshListing,
  'check-listing': checkListing,
  'remove-listing': removeListing,
  'judge-promotion': judgePromotion,
  'sweep-starts': sweepStarts,
  'run-sale': runSaleJob,
  'sweep-sales': sweepSales,
  'schedule-promotion': schedulePromotion,
  'write-changes': writeChangesJob,
  'write-fixes': writeFixesJob,
  'compare-season': compareSeasonJob,
  'measure-results': measureResultsJob,
  'judge-plan': judgePlanJob,
  'look-at-discount': lookAtDiscount,
  'look-at-photos': lookAtPhotosJob,
  'read-discounts': readDiscountsJob,
  'remove-discount': removeDiscountJob,
  'sweep-digests': sweepDigests,
  'run-digests': runDigests,
  'sweep-flow': sweepFlow,
  'send-flow-events': sendFlowEvents,
  'erase-store': eraseStore,
  'erase-orders': eraseOrdersJob,
};

export const JOBS: readonly JobsByName[JobName][] = Object.values(JOB_NAMED);
