import { exportFindings } from './export-findings';
import { ignoreFinding, stopIgnoringFinding } from './ignore-finding';

export const auditVerbs = { ignoreFinding, stopIgnoringFinding, exportFindings };
