import { FLOW_TRIGGERS, flowTriggerCalled } from '~/core/flow/triggers';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { FlowPorts, ToldUse } from './ports';

/**
 * Notes whether a workflow of the store begins with a trigger. What is not understood counts as in use: an event
 * that no workflow waits for does nothing, one that is withheld is missed. So a trigger without a known name turns
 * all of ours on, and turns none off. `store` is null where Flow did not name one.
 */
export async function noteUse(
  { flow, now, log }: FlowPorts & Clock & Logs,
  store: StoreDomain | null,
  told: ToldUse,
): Promise<void> {
  const trigger = told.trigger === null ? null : flowTriggerCalled(told.trigger);
  const isUsed = told.isUsed ?? true;
  const toldAt = told.toldAt ?? now();
  if (store === null || trigger === null || told.isUsed === null || told.toldAt === null) {
    log.warn({ store, told }, 'Flow told of a workflow in words that are not known');
  }
  if (store === null || (trigger === null && !isUsed)) return;
  for (const each of trigger === null ? FLOW_TRIGGERS : [trigger]) {
    await flow.noteUse(store, { trigger: each, isUsed, toldAt });
  }
}
