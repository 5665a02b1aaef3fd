import type { IgnoreUntil } from '~/core/audit/ignoring';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Answer, Gone } from '../answer';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts } from '../store/ports';
import { ignoreFinding, stopIgnoringFinding } from './ignore-finding';
import type { AuditPorts, FindingSubject } from './ports';

export interface AuditServices {
  /** Sets a finding aside and judges its listing, or the store, again. */
  ignoreFinding(
    store: StoreDomain,
    finding: FindingSubject,
    ignoring: { reason: string; until: IgnoreUntil; by: string },
  ): Promise<Answer<undefined, Gone>>;
  stopIgnoringFinding(
    store: StoreDomain,
    finding: FindingSubject,
  ): Promise<Answer<undefined, Gone>>;
}

export function bindAudit(
  ports: StorePorts & CataloguePorts & AuditPorts & OrderPorts & Clock & Logs,
): AuditServices {
  return {
    ignoreFinding: (store, finding, ignoring) => ignoreFinding(ports, store, finding, ignoring),
    stopIgnoringFinding: (store, finding) => stopIgnoringFinding(ports, store, finding),
  };
}
