import { withoutAccents } from '../language/without-accents';

/**
 * Words of labels, boxes and info-graphics that French has and English has not, without accents, which are often not
 * printed on capitals and often not read.
 */
export const FRENCH_LABEL_WORDS: ReadonlySet<string> = new Set(
  (
    'achetez acier aliments annee annees apres avant avertissement beurre bois boisson boissons boite boites ' +
    'bouteille cadeau chaud chaude chaudes chauds chaussure chaussures coton couleur couleurs cuir degres ' +
    'distribue eau economisez emballage emploi enfants entretien epaisseur epaules erable etanche fabrique ' +
    'fabriquee farine femme femmes fermer fermeture fille filles froid froide froides froids garantie garcon ' +
    'garcons garde gardent glucides gratuit gratuite hanches haut hauteur heure heures homme hommes huile ' +
    'impermeable importe ingredient inoxydable isolant jours jusqu laine lait largeur lavable laver leger legere ' +
    'lipides livraison longueur manche manches matiere meilleur meilleure mesurer mesures mesurez mois naturel ' +
    'naturelle nettoyage nettoyer nouveau nouvelle nutritive offerte ouvrir pied pieds poids pointure pointures ' +
    'poitrine portee prix produit produits profondeur proteines qualite quotidienne rabais recyclable resistant ' +
    'resistante sacs seche secher semaines seulement sirop solde soldes sucre sucres taille tailles tasse teneur ' +
    'tissu toute toutes unisexe utiliser valeur verre vie'
  ).split(' '),
);

/** Without accents, ligatures and case. */
export function bareWord(word: string): string {
  return withoutAccents(word.toLowerCase().replaceAll('œ', 'oe'));
}
