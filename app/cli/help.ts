import { SEVERITIES } from '~/core/audit/outcome';
import { LISTING_RULES } from '~/core/audit/registry';
import { LANGUAGES } from '~/locales/translate';

export const HELP = `Usage: npm run audit -- FILE [options]

Audits a catalogue file without a store. FILE is a storefront's products.json, an Admin product CSV export or a
bulk operation's JSONL; which one is told by its content.

More data
  --inventory FILE      Shopify's inventory export (HS Code, COO)
  --translations FILE   Shopify's translation export
  --french FILE         the storefront's products.json in French: https://STORE/fr/products.json
  --prices FILE         CSV: handle,sku,date,price,compare_at_price,currency
  --orders FILE         Shopify's order export, or CSV:
                        order,created_at,country,sku,quantity,returned_quantity,return_reason
  --photos FOLDER       photos, each named as the last part of its address: what is written in them is read, about a
                        second each, and a page (--html) takes them in

What the file does not say
  --locale LOCALE       the language of the catalogue's texts, e.g. en or fr-CA; detected unless given
  --currency CODE       the store's currency; that of --prices if it has one alone, else USD
  --now DATE            the day to audit as at, e.g. 2026-11-22; today unless given

Result
  --rule ID             judge by this rule alone; may be given several times
  --json                JSON instead of a table
  --html FILE           writes the findings as a page too, one file that can be sent
  --fixes FILE          writes what is left to fix as a table to be filled: texts to translate, customs data, alt
                        texts; FILE ends in .csv or .xlsx
  --fail-on SEVERITY    exit 1 when a listing fails a rule of this severity or above: ${SEVERITIES.join(', ')}
  --lang LANGUAGE       of the report: ${LANGUAGES.join(', ')}
  --help                this text

Exit status: 0 audited, 1 --fail-on is met, 2 bad input.

Rules: ${LISTING_RULES.map(({ id }) => id).join(', ')}
`;
