import type { AdminLanguage } from './texts';
import { REFUSALS, type Refusal, type Refusals } from '../store/refusals';

type Words = Record<Refusal | 'title' | 'intro' | 'fields' | 'fieldsHint' | 'save', string>;

const WORDS: Record<AdminLanguage, Words> = {
  en: {
    title: 'What Shopify refuses the app',
    intro: 'Until it is lifted here, Shopify shuts the app out as it does real apps.',
    address: 'The app’s address is not on its IP allowlist (403)',
    customerData: 'The app is not granted protected customer data: orders are denied',
    frozen: 'The store is frozen (402)',
    version: 'The API version is gone (404)',
    fields: 'Fields that the app may not read',
    fieldsHint:
      'One a line: the type, the field and the permission that Shopify names, such as “InventoryItem.unitCost read_inventory”.',
    save: 'Save',
  },
  fr: {
    title: 'Ce que Shopify refuse à l’application',
    intro: 'Tant que le refus n’est pas levé ici, Shopify écarte l’application comme les vraies.',
    address: 'L’adresse de l’application n’est pas sur sa liste d’adresses IP permises (403)',
    customerData:
      'L’application n’a pas accès aux données protégées des clients : les commandes sont refusées',
    frozen: 'La boutique est suspendue (402)',
    version: 'La version de l’API n’existe plus (404)',
    fields: 'Champs que l’application ne peut pas lire',
    fieldsHint:
      'Un par ligne : le type, le champ et l’autorisation que nomme Shopify, comme « InventoryItem.unitCost read_inventory ».',
    save: 'Enregistrer',
  },
};

/** A form of the settings page. */
export function RefusalsCard(props: {
  action: string;
  language: AdminLanguage;
  refusals: Refusals;
  deniedFields: ReadonlyMap<string, string>;
}) {
  const words = WORDS[props.language];
  return (
    <form className="card" method="post" action={props.action}>
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      {REFUSALS.map((refusal) => (
        <p key={refusal}>
          <label>
            <input
              type="checkbox"
              name="refusal"
              value={refusal}
              defaultChecked={props.refusals.has(refusal)}
            />{' '}
            {words[refusal]}
          </label>
        </p>
      ))}
      <p>
        <label>
          {words.fields}
          <textarea
            name="denied_fields"
            rows={3}
            aria-describedby="denied-fields-hint"
            defaultValue={[...props.deniedFields].map((field) => field.join(' ')).join('\n')}
          />
        </label>
        <small id="denied-fields-hint">{words.fieldsHint}</small>
      </p>
      <button>{words.save}</button>
    </form>
  );
}
