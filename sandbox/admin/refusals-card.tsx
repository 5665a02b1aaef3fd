import type { AdminLanguage } from './texts';
import { REFUSALS, type Refusal, type Refusals } from '../store/refusals';

type Words = Record<Refusal | 'title' | 'intro' | 'save', string>;

const WORDS: Record<AdminLanguage, Words> = {
  en: {
    title: 'What Shopify refuses the app',
    intro: 'Until it is lifted here, Shopify shuts the app out as it does real apps.',
    address: 'The app’s address is not on its IP allowlist (403)',
    customerData: 'The app is not granted protected customer data: orders are denied',
    frozen: 'The store is frozen (402)',
    version: 'The API version is gone (404)',
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
    save: 'Enregistrer',
  },
};

/** A form of the settings page. */
export function RefusalsCard(props: {
  action: string;
  language: AdminLanguage;
  refusals: Refusals;
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
      <button>{words.save}</button>
    </form>
  );
}
