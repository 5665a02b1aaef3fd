import type { StoreDomain } from '~/core/store/store-domain';
import type { SaleSoFar } from '~/core/promotions/sale/sale-step';
import type { WritePorts } from '../changes/write-batch';
import type { Promotion, PromotionPorts } from './ports';
import type { PlanningPorts } from './read-planning-facts';
import type { SaleRun } from './sale-ports';

export type SalePorts = PlanningPorts & WritePorts & Pick<PromotionPorts, 'saleRuns'>;

/** A promotion whose prices are being lowered, or put back. */
export interface SaleAtWork {
  ports: SalePorts;
  store: StoreDomain;
  promotion: Promotion;
  run: SaleRun;
}

/** Of a run what its next step depends on. */
export function soFar({ state, forStart, keptAt }: SaleRun): SaleSoFar {
  return { state, forStart: forStart.toISOString(), isKept: keptAt !== null };
}
